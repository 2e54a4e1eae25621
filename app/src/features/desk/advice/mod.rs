//! `/desk/{org}/advice`: who asked a broker for advice, what they shared for it, and each order step by step (I01). Only where something
//! lets the broker advise; the employer has no such page.

mod api;
mod file;
mod list;
mod shared;
mod steps;

pub use file::AdviceFilePage;
pub use list::AdviceDeskPage;
