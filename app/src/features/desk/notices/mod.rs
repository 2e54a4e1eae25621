//! Notices: that something changed in the organisation, told as it happens. A bell with a panel that the server renders; what was seen is
//! kept per device.

mod api;
mod bell;
#[cfg(feature = "hydrate")]
mod heard;
mod list;
mod seen;
#[cfg(feature = "ssr")]
mod written;

pub use bell::NoticesBell;
