//! Keys and what they lock: one master key per installation, one data key per person.
//!
//! The master key wraps the data keys; a data key seals values and documents. Erasing a wrapped data key makes all that
//! it sealed unreadable, also in old backups. Blind indices stand under the master key and stay: their rows are deleted.
//!
//! Key bytes of our own are wiped when dropped; the copies that `ring` makes for one operation are not.

mod address;
mod blind;
mod data_key;
mod key;
mod key_file;
mod master;
mod seal;
mod setting;

pub use address::{Address, NoAddress};
pub use blind::{BlindIndex, BlindTag};
pub use data_key::{DataKey, WRAPPED_LEN};
pub use key_file::KeyFileError;
pub use master::{Fingerprint, MasterKey, NoFingerprint, Origin, OtherMaster, Purpose};
pub use seal::{OVERHEAD, OpenError, open, seal};
pub use setting::{open_setting, seal_setting};

pub use key::Subkey;

pub(crate) use address::hex;
