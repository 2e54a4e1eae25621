//! The calculators' pages: a form that the server answers, and that a small program of its own answers while one types. The pages come without the
//! bundle; what is typed stays on the device, or is answered and forgotten, unless somebody keeps it: then it is theirs alone.

mod api;
mod fields;
mod keep;
pub mod kept;
mod list;
mod page;
mod saved;

pub use api::{known_facts, title};
pub use list::{CalculatorsPage, rows};
pub use page::{CalculatorPage, OfflineCalculatorPage, PublicCalculatorPage, ScenarioPage};
pub use saved::ScenariosPage;

use crate::form::Problem;
use calculators::Typed;

/// What a page loads to calculate by itself: addresses below `/pkg`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files {
    /// The script that stands between page and program.
    pub script: String,
    /// The program's glue.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The words of each language, in the order of [`Lang::ALL`](crate::i18n::Lang::ALL).
    pub catalogues: [String; 4],
}

/// What somebody sent with the form; the page that answers finds it here.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What they typed.
    pub typed: Typed,
    /// What they called it, and why it was not kept.
    pub unkept: Option<(String, Problem)>,
}

/// The day of the calculation; the server says it.
#[derive(Debug, Clone, Copy)]
pub struct Today(pub jiff::civil::Date);
