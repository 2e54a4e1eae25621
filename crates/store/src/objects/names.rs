//! From addresses to paths: `ab/cd/…`, so that no folder holds more than some thousands of files.

use crate::vault::Address;
use object_store::path::Path;

pub(super) fn path(address: &Address) -> Path {
    let digits = address.to_string();
    Path::from_iter([&digits[..2], &digits[2..4], &digits[4..]])
}

/// Nothing for a path that [`path`] does not make.
pub(super) fn address(location: &Path) -> Option<Address> {
    let address = Address::parse(&location.as_ref().replace('/', "")).ok()?;
    (path(&address) == *location).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sharded_and_come_back() {
        let digits = "0123456789abcdef".repeat(4);
        let parsed = Address::parse(&digits).expect("64 digits");
        let path = path(&parsed);
        assert_eq!(path.as_ref(), format!("01/23/{}", &digits[4..]));
        assert_eq!(address(&path), Some(parsed));
        for other in ["lost+found/x", &digits, &format!("0/123/{}", &digits[4..]), &format!("01/23/{}#1", &digits[4..])]
        {
            assert_eq!(address(&Path::from(other)), None, "{other}");
        }
    }
}
