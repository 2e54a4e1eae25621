//! `/o/{org}`: what anybody may see of an organisation: calculators, what one can read up on, and the quick test for employers. In its colours, without a bundle.

mod api;
mod fit;
mod frame;
mod lead;
mod own_lead;
mod read;
mod start;

pub use api::public_face;
pub use fit::{Answered, FitPage};
pub use frame::OrgFrame;
pub use lead::{Offer, consent};
pub use own_lead::OwnLeadPage;
pub use read::{QuestionsPage, TermsPage};
pub use start::OrgStartPage;
