//! What the charts share: hues with one meaning each, units, the axes, the legend and the table.
//!
//! A chart is an `svg` with `role=img` and a sentence as label; its data follows as a table. It is the same on the server,
//! without JavaScript and after hydration. It is drawn for its width: across in parts of the width, upwards in pixels, so
//! its text has the size of the style sheet at any width; what has no room on a narrow place is left out by the style sheet.

mod axes;
mod legend;
mod over_time;
pub(super) mod paths;
pub(super) mod place;
pub(super) mod scale;
mod unit;

pub(super) use legend::{Nothing, PartsBelow};
pub(super) use over_time::{LastAmount, OverTime, Scale, Stretched};
pub use unit::ChartUnit;

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

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// What it is about.
    pub hue: Hue,
    /// How much it is, in the chart's [`ChartUnit`]; what is below nothing takes no room.
    pub value: i64,
}

/// Something that is shown over several places: a line, or a layer of columns or areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// What it is about.
    pub hue: Hue,
    /// A value for each place, in the chart's [`ChartUnit`]; what is below nothing is drawn as nothing.
    pub values: Vec<i64>,
}

impl Series {
    /// The value of a place as it is drawn; a place without one has nothing.
    pub(super) fn drawn(&self, place: usize) -> i64 {
        self.values.get(place).copied().unwrap_or_default().max(0)
    }
}

/// What the layers of each place make together, as they are drawn.
pub(super) fn wholes(series: &[Series], places: usize) -> Vec<i64> {
    let whole = |place| series.iter().fold(0, |sum: i64, one| sum.saturating_add(one.drawn(place)));
    (0..places).map(whole).collect()
}
