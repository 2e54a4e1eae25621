//! Secrets of settings: they belong to the installation or an organisation, not to a person, so they stand under the master key.

use super::master::{MasterKey, Purpose};
use super::seal::{self, OpenError};
use domain::random::Random;
use zeroize::Zeroizing;

/// Seals a secret for one field of one row: `field` is a fixed name such as `sso_provider.client_secret` and never renamed, `row` is
/// what identifies the row. Each row has a key of its own, so neither can a value be moved nor a key be used up.
pub fn seal_setting(master: &MasterKey, field: &str, row: &[u8], secret: &[u8], random: &dyn Random) -> Vec<u8> {
    let settings = master.subkey(Purpose::Setting).0;
    seal::seal_with(&settings.derive(&[row]), &[field.as_bytes()], secret, random)
}

/// Opens what [`seal_setting`] made.
///
/// # Errors
/// [`OpenError`]: another master key, field or row, or changed bytes.
pub fn open_setting(
    master: &MasterKey,
    field: &str,
    row: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let settings = master.subkey(Purpose::Setting).0;
    seal::open_with(&settings.derive(&[row]), &[field.as_bytes()], sealed).map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::random::SeededRandom;

    #[test]
    fn a_secret_opens_in_its_own_place_only() {
        let random = SeededRandom::new(1);
        let (master, other) = (MasterKey::generate(&random), MasterKey::generate(&random));
        let sealed = seal_setting(&master, "a.b", b"row", b"secret", &random);
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));
        let open = |master, field, row| open_setting(master, field, row, &sealed).map(|secret| secret.to_vec());
        assert_eq!(open(&master, "a.b", b"row").as_deref(), Ok(&b"secret"[..]));
        for refused in [open(&other, "a.b", b"row"), open(&master, "a.c", b"row"), open(&master, "a.b", b"wor")] {
            assert_eq!(refused, Err(OpenError::Refused));
        }
    }
}
