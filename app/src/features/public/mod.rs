//! `/o/{org}`: what anybody may see of an organisation: calculators, what one can read up on, and the quick test for employers. In its colours, without a bundle.

mod api;
mod fit;
mod frame;
mod read;
mod start;

pub use api::public_face;
pub use fit::{Answered, FitPage};
pub use frame::OrgFrame;
pub use read::{QuestionsPage, TermsPage};
pub use start::OrgStartPage;
