//! What the charts share: hues with one meaning each, values with their text, the axes, the legend and the table.
//!
//! A chart is an `svg` with `role=img` and a sentence as label; its data follows as a table. It is the same on the server,
//! without JavaScript and after hydration; lengths are SVG attributes.

mod axes;
mod legend;
pub(super) mod scale;

pub(super) use axes::Axes;
pub(super) use legend::{AsTable, Legend};

/// What a part of a chart is about. The same hue means the same on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// One's own part, or the one thing that is shown.
    Own,
    /// Tax.
    Tax,
    /// Social insurance.
    Insurance,
    /// The employer's part.
    Employer,
    /// Complaints.
    Complaint,
    /// What is usual, to compare with.
    Usual,
}

impl Hue {
    /// The class of an area.
    pub const fn fill(self) -> &'static str {
        match self {
            Self::Own => "f1",
            Self::Tax => "f2",
            Self::Insurance => "f3",
            Self::Employer => "f4",
            Self::Complaint => "f5",
            Self::Usual => "f0",
        }
    }

    /// The class of a line.
    pub const fn line(self) -> &'static str {
        match self {
            Self::Own => "l1",
            Self::Tax => "l2",
            Self::Insurance => "l3",
            Self::Employer => "l4",
            Self::Complaint => "l5",
            Self::Usual => "l0",
        }
    }
}

/// A value, and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The value, for lengths.
    pub value: f64,
    /// The value with its unit, as the language writes it: `110,75 €`.
    pub shown: String,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// What it is about.
    pub hue: Hue,
    /// How much it is.
    pub amount: Amount,
}

/// Something that is shown over several places: a line, or a layer of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// What it is about.
    pub hue: Hue,
    /// A value for each place.
    pub amounts: Vec<Amount>,
}

/// The heads and rows of the table of series: a row for each place.
pub(super) fn rows(over: String, places: &[String], series: &[Series]) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = std::iter::once(over).chain(series.iter().map(|one| one.name.clone())).collect();
    let row = |(index, place): (usize, &String)| {
        let shown = |one: &Series| one.amounts.get(index).map(|amount| amount.shown.clone()).unwrap_or_default();
        std::iter::once(place.clone()).chain(series.iter().map(shown)).collect()
    };
    (heads, places.iter().enumerate().map(row).collect())
}

/// What the legend says of series: each with its last value.
pub(super) fn last_of(series: &[Series]) -> Vec<(Hue, String, String)> {
    let last = |one: &Series| one.amounts.last().map(|amount| amount.shown.clone()).unwrap_or_default();
    series.iter().map(|one| (one.hue, one.name.clone(), last(one))).collect()
}
