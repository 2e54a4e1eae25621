//! The keys of an open store, all from one master key.

use crate::ledger::HeadKey;
use crate::vault::{MasterKey, Purpose};

/// What scopes seal and open with.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) master: MasterKey,
    pub(crate) head: HeadKey,
}

impl Keys {
    pub(crate) fn new(master: MasterKey) -> Self {
        let head = HeadKey::new(master.subkey(Purpose::LedgerSeal).bytes());
        Self { master, head }
    }
}
