//! Orders to advise (Beratungsaufträge, I01, B10): a person asks a licensed broker of their employer, who works on it. The product informs;
//! only whoever has a licence advises (§ 34d `GewO`, § 61 VVG).
//!
//! An order is the broker's and the person's. The employer has no way to it; the desk of the broker hears by the topic `advice_order` that
//! there is one, and nothing of it.

mod ask;
mod brokers;
mod desk;
mod licences;
mod own;
mod step;

pub use ask::{Ask, ask};
pub use brokers::{Adviser, Offer, advisers, brokers_behind, offers};
pub use desk::{File, Listed, is_licensed, list, open};
pub use licences::{add_licence, end_licence, licences, licences_of};
pub(crate) use own::take_back;
pub use own::{OwnOrder, orders, withdraw};
pub use step::{Step, advance, note};
pub use store::advice_orders::AdviceOrder;
pub use store::licences::KeptLicence;

use crate::Refusal;
use domain::Actor;
use domain::advice::CalculatorSlug;
use serde::{Deserialize, Serialize};

const PART: Actor = Actor::System("advice");

/// What a person shared of what they typed into a calculator: a copy of that moment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Of which calculator.
    pub calculator: CalculatorSlug,
    /// What the person called it.
    pub name: String,
    /// What they typed, as the calculator wrote it.
    pub answers: String,
}

impl std::fmt::Debug for Shared {
    /// Without what was typed: logs hold nobody's pay.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("calculator", &self.calculator).finish_non_exhaustive()
    }
}

/// A wish or a note: some lines.
fn check_text(text: &str) -> Result<(), Refusal> {
    let plain = text.chars().all(|c| !c.is_control() || c == '\n' || c == '\r');
    let good = plain && (1..=2_000).contains(&text.trim().chars().count());
    if good { Ok(()) } else { Err(Refusal::Text) }
}
