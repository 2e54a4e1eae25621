//! What a calculator answers: amounts, reasons and days in the order in which they are read. Words are filled in already; how it looks is `render`'s.

use crate::Key;
use calc::explain::Explanation;
use domain::money::Cents;
use jiff::civil::Date;

/// The answer of a calculator.
#[derive(Debug, Clone, Default)]
pub struct Figure {
    /// What changes while one types: first the one large number.
    pub parts: Vec<Part>,
    /// How it came about, folded; read on demand.
    pub whys: Vec<Explanation>,
    /// The answer in one sentence, for screen readers while one slides.
    pub spoken: String,
}

/// A part of an answer.
#[derive(Debug, Clone)]
pub enum Part {
    /// The one large number.
    Main {
        /// What it is: "So viel weniger Netto haben Sie".
        label: Key,
        /// How much.
        amount: Cents,
        /// "im Monat", if so.
        unit: Option<Key>,
    },
    /// An amount beside its name, larger than a fact.
    Also {
        /// What it is.
        label: Key,
        /// How much.
        amount: Cents,
    },
    /// Parts of a whole: a bar and its legend, which is its table.
    Shares(Vec<Share>),
    /// Something to know, at the size of what is saved.
    Finding {
        /// How much it matters.
        level: Level,
        /// The fact.
        title: String,
        /// What follows.
        text: String,
        /// Names with values, below the text.
        facts: Vec<(String, String)>,
        /// Below the facts.
        foot: Option<String>,
    },
    /// Names with values, in a card.
    Facts {
        /// What they are.
        title: Key,
        /// In the order in which they are read.
        facts: Vec<(String, String)>,
        /// Below them: where they come from.
        source: Option<String>,
    },
    /// Lines over years, with their table folded below.
    Years {
        /// What is drawn.
        title: Key,
        /// What a place is called: "Jahr {n}" or an age.
        places: Vec<String>,
        /// The lines.
        series: Vec<Series>,
        /// The picture in a sentence.
        summary: String,
    },
    /// Days until which something has to be done.
    Deadlines(Vec<Deadline>),
    /// A sentence.
    Note(String),
}

/// A part of a whole.
#[derive(Debug, Clone)]
pub struct Share {
    /// What it is.
    pub label: Key,
    /// Which colour.
    pub hue: Hue,
    /// How much.
    pub amount: Cents,
}

/// A line of a picture.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is.
    pub label: Key,
    /// Which colour.
    pub hue: Hue,
    /// A value for each place.
    pub values: Vec<Cents>,
}

/// Colours with one meaning each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// One's own part.
    Own,
    /// Tax.
    Tax,
    /// Social insurance.
    Insurance,
    /// The employer's part.
    Employer,
    /// What is compared with.
    Usual,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something gets smaller, or is at risk.
    Warning,
    /// It cannot be done so.
    Error,
    /// It is fine.
    Good,
}

/// A day until which something has to be done.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// What.
    pub title: String,
    /// What follows, and what to do.
    pub text: String,
    /// Until when; none where it has no end.
    pub until: Option<Date>,
    /// Where it stands: "§ 4 Abs. 3 BetrAVG".
    pub norm: &'static str,
    /// Whether the day is over.
    pub is_over: bool,
}
