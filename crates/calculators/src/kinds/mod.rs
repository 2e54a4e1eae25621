//! The calculators, a module each.

mod contribution;
mod gap;
mod lands;
mod law_year;
mod leaving;
mod lump_sum;
mod net_pay;
mod payout;
mod pensioner;
mod person;
mod published;
mod saving;
mod shared;
mod words;

use crate::{Field, Figure, Key, Problem, Reading, Texts, Typed, k};

/// Which calculator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calculator {
    /// What does my contribution cost me? (B10, ideal: truth view)
    Contribution,
    /// Net pay (B07).
    NetPay,
    /// My pension gap (B09).
    Gap,
    /// Saving: fund or guarantee (B08).
    Saving,
    /// What is left of my pension?
    Payout,
    /// Pay out or pension?
    LumpSum,
    /// Leaving my job: which deadlines run?
    Leaving,
}

impl Calculator {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Contribution, Self::NetPay, Self::Gap, Self::Saving, Self::Payout, Self::LumpSum, Self::Leaving];

    /// Its part of addresses; never renamed.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Contribution => "contribution",
            Self::NetPay => "net-pay",
            Self::Gap => "gap",
            Self::Saving => "saving",
            Self::Payout => "payout",
            Self::LumpSum => "lump-sum",
            Self::Leaving => "leaving",
        }
    }

    /// The calculator of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.slug() == slug)
    }

    /// What it is called: a question.
    pub const fn title(self) -> Key {
        match self {
            Self::Contribution => k::CONTRIBUTION_TITLE,
            Self::NetPay => k::NET_TITLE,
            Self::Gap => k::GAP_TITLE,
            Self::Saving => k::SAVING_TITLE,
            Self::Payout => k::PAYOUT_TITLE,
            Self::LumpSum => k::LUMP_TITLE,
            Self::Leaving => k::LEAVING_TITLE,
        }
    }

    /// What it is good for, in a sentence.
    pub const fn lead(self) -> Key {
        match self {
            Self::Contribution => k::CONTRIBUTION_LEAD,
            Self::NetPay => k::NET_LEAD,
            Self::Gap => k::GAP_LEAD,
            Self::Saving => k::SAVING_LEAD,
            Self::Payout => k::PAYOUT_LEAD,
            Self::LumpSum => k::LUMP_LEAD,
            Self::Leaving => k::LEAVING_LEAD,
        }
    }

    /// What it asks.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Contribution => contribution::FIELDS,
            Self::NetPay => net_pay::FIELDS,
            Self::Gap => gap::FIELDS,
            Self::Saving => saving::FIELDS,
            Self::Payout => payout::FIELDS,
            Self::LumpSum => lump_sum::FIELDS,
            Self::Leaving => leaving::FIELDS,
        }
    }
}

impl Typed {
    /// What follows from what was typed.
    ///
    /// # Errors
    /// Every mistake, each with its field.
    pub fn figure(&self, texts: &Texts) -> Result<Figure, Vec<Problem>> {
        let mut reading = Reading::of(self, texts);
        let figure = match self.calculator {
            Calculator::Contribution => contribution::figure(&mut reading),
            Calculator::NetPay => net_pay::figure(&mut reading),
            Calculator::Gap => gap::figure(&mut reading),
            Calculator::Saving => saving::figure(&mut reading),
            Calculator::Payout => payout::figure(&mut reading),
            Calculator::LumpSum => lump_sum::figure(&mut reading),
            Calculator::Leaving => leaving::figure(&mut reading),
        };
        match figure {
            Some(figure) if reading.problems.is_empty() => Ok(figure),
            _ => Err(reading.problems),
        }
    }
}
