//! Cases as lines of JSON: `{"id", "input"}` in, `{"id", "output"}` or `{"id", "error"}` out. The command line, the tests and the
//! browser's copy of them all go this way, so what is compared is what is used.

mod conversion;
mod finance;
pub mod generate;
mod net;
mod pap;
mod payout;
mod read;

pub use read::CaseError;

use read::Case;
use serde_json::{Value, json};

/// Longer lines are refused unread: no case needs more.
pub const LONGEST_LINE: usize = 1 << 20;

/// What a file of cases is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Gross to net.
    Net,
    /// The wage tax's plan alone, with its official names.
    Pap,
    /// Conversion of pay, and the state's subsidy for low pay.
    Conversion,
    /// Saving, annuities, withdrawal, return, gap, funds.
    Finance,
    /// What is left of a pension.
    Payout,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Net, Self::Pap, Self::Conversion, Self::Finance, Self::Payout];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::Pap => "pap",
            Self::Conversion => "conversion",
            Self::Finance => "finance",
            Self::Payout => "payout",
        }
    }

    fn output(self, input: Value) -> Result<Value, CaseError> {
        match self {
            Self::Net => net::output(input),
            Self::Pap => pap::output(input),
            Self::Conversion => conversion::output(input),
            Self::Payout => payout::output(input),
            Self::Finance => finance::output(input),
        }
    }
}

/// The answer to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// One line of JSON, without its end.
    pub line: String,
    /// Whether it has an output.
    pub ok: bool,
}

/// Answers one line; none if it is empty. `number` counts lines from 1 and names a line whose id cannot be read.
pub fn answer(kind: Kind, number: usize, line: &[u8]) -> Option<Answer> {
    if line.len() <= LONGEST_LINE && line.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let (id, output) = match Case::read(line) {
        Ok(case) => (case.id, kind.output(case.input)),
        Err((id, error)) => (id.unwrap_or_else(|| format!("line {number}")), Err(error)),
    };
    Some(match output {
        Ok(output) => Answer { line: json!({ "id": id, "output": output }).to_string(), ok: true },
        Err(error) => Answer { line: json!({ "id": id, "error": error.to_string() }).to_string(), ok: false },
    })
}
