//! Live events: the outbox table, read in order and handed to everyone who watches.
//!
//! The table is the truth; what wakes us (a commit here, a notice from another node, a second gone by) only says when to
//! look. A watcher that fell behind or comes back after long is told to read everything again, never left in the dark.

mod event;
mod hub;
mod notice;
pub(crate) mod rows;
mod tail;
mod watch;

pub use event::{Event, Signal};
pub use hub::Live;
pub use watch::{Watch, Watchable};

pub(crate) use tail::follow;
