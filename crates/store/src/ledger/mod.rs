//! The ledger: each change of state leaves one row in the same transaction, chained by hashes (design: one chain per
//! organisation and one per person). Changing, removing, reordering or cutting rows is found by [`crate::Store::verify_ledger`].

pub(crate) mod about;
pub(crate) mod append;
mod change;
mod hash;
pub(crate) mod own;
pub(crate) mod verify;

pub use about::Trace;
pub use change::{Chain, Change};
pub use hash::payload_hash;
pub use own::Entry;
pub use verify::{Fault, FaultKind, Head, Report};

pub(crate) use append::append;
pub(crate) use change::Pending;
pub(crate) use hash::{HeadKey, canonical};
