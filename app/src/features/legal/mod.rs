//! Imprint, privacy and accessibility: what the law wants to be one step away.
//!
//! The operator of an installation is somebody else than we are; what only they know (name, address, contact) comes
//! from the server's configuration and is asked for until then.

mod page;

pub use page::{AccessibilityPage, ImprintPage, OperatorFacts, PrivacyPage};
