//! Blind indices: finding a row by an exact value that is itself sealed.

use super::address::hex;
use super::key::Subkey;
use super::master::{MasterKey, Purpose};
use domain::id::OrgId;
use std::fmt;

/// Makes tags for one field of one organisation, or of all. Equal values give equal tags there, and nowhere else, so that two
/// organisations' tables cannot be joined by them.
///
/// The values must have been normalised by the caller (case, spaces, form of Unicode): one bit of difference gives another tag.
/// Who reads the database sees which rows share a value; who also has the master key can try all values. So no fields
/// with few values (sex, month of birth), and the rows are deleted when the person is erased.
#[derive(Debug, Clone)]
pub struct BlindIndex(Subkey);

impl BlindIndex {
    /// For a field of one organisation's rows. `field` is a fixed name such as `record.tax_id`; it is never renamed.
    pub fn of_org(master: &MasterKey, org: OrgId, field: &'static str) -> Self {
        Self::derived(master, &[b"o", org.uuid().as_bytes(), field.as_bytes()])
    }

    /// For a field of rows that belong to no organisation, such as an account's e-mail address.
    pub fn global(master: &MasterKey, field: &'static str) -> Self {
        Self::derived(master, &[b"g", field.as_bytes()])
    }

    fn derived(master: &MasterKey, info: &[&[u8]]) -> Self {
        Self(Subkey(master.subkey(Purpose::BlindIndex).0.derive(info)))
    }

    /// The tag of a normalised value.
    pub fn tag(&self, value: &[u8]) -> BlindTag {
        BlindTag(self.0.mac(value))
    }
}

/// What stands in the indexed column: 32 bytes of HMAC-SHA-256. Compared by the database, so not in constant time; without
/// the key, timing tells nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlindTag([u8; 32]);

impl BlindTag {
    /// For a statement's parameter.
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for BlindTag {
    /// The beginning only: a whole tag in a log would lead back to the row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlindTag({}…)", hex(&self.0[..2]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::NewId;
    use domain::random::SeededRandom;
    use domain::time::Timestamp;

    #[test]
    fn tags_are_equal_only_for_one_key_organisation_field_and_value() {
        let random = SeededRandom::new(1);
        let (master, other) = (MasterKey::generate(&random), MasterKey::generate(&random));
        let org = || OrgId::new(Timestamp::from_microsecond(0), &random);
        let (a, b) = (org(), org());
        let tag = BlindIndex::of_org(&master, a, "record.tax_id").tag(b"12345678901");
        assert_eq!(tag, BlindIndex::of_org(&master, a, "record.tax_id").tag(b"12345678901"));
        for different in [
            BlindIndex::of_org(&master, a, "record.tax_id").tag(b"12345678902"),
            BlindIndex::of_org(&master, b, "record.tax_id").tag(b"12345678901"),
            BlindIndex::of_org(&master, a, "record.iban").tag(b"12345678901"),
            BlindIndex::of_org(&other, a, "record.tax_id").tag(b"12345678901"),
            BlindIndex::global(&master, "record.tax_id").tag(b"12345678901"),
        ] {
            assert_ne!(tag, different);
        }
        assert_eq!(tag.as_bytes().len(), 32);
    }
}
