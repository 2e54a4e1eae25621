//! The arithmetic of a deadline, step by step, for a screen to open.

use crate::holiday::{Doubt, Name};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

macro_rules! norms {
    ($($(#[$doc:meta])* $name:ident $code:literal $cite:literal;)+) => {
        /// What a step rests on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Norm { $($(#[$doc])* #[serde(rename = $code)] $name,)+ }

        impl Norm {
            /// A short code, as in the test vectors.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The citation; the same in every language. Empty for our own practice.
            pub const fn cite(self) -> &'static str {
                match self { $(Self::$name => $cite,)+ }
            }
        }
    };
}

norms! {
    /// The day of the event does not count.
    Bgb187I "187I" "§ 187 Abs. 1 BGB";
    /// The day whose beginning decides counts; also a birthday.
    Bgb187II "187II" "§ 187 Abs. 2 BGB";
    /// A term in days ends with its last day.
    Bgb188I "188I" "§ 188 Abs. 1 BGB";
    /// A term in weeks, months, years ends on the day of the same name or number, or the day before.
    Bgb188II "188II" "§ 188 Abs. 2 BGB";
    /// Where the month lacks that day, on its last day.
    Bgb188III "188III" "§ 188 Abs. 3 BGB";
    /// A declaration or performance moves to the next working day.
    Bgb193 "193" "§ 193 BGB";
    /// Terms of tax law follow the BGB.
    Ao108I "108I" "§ 108 Abs. 1 AO";
    /// The end of a term of tax law moves to the next working day.
    Ao108III "108III" "§ 108 Abs. 3 AO";
    /// No norm: our own practice.
    Practice "practice" "";
}

/// Why a day is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
    /// A holiday at the place.
    Holiday(Name),
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Tax law borrows the rules of the BGB.
    BgbApplies,
    /// The day of the event is left out: from it to the first day that counts.
    EventLeftOut,
    /// The first day counts.
    FirstDayCounts,
    /// The last day is fixed by the calendar.
    FixedDay,
    /// Months were counted, years as twelve: from the day named to the end reached.
    Months(u32),
    /// That month has no such day: the number sought, and the last day taken instead.
    MissingDay(i8),
    /// Weeks were counted.
    Weeks(u16),
    /// Days were counted.
    Days(u16),
    /// Counted back, so that the whole term lies before the due day: from the due day to the last day to act.
    CountedBack,
    /// No working day: on to the next day.
    Skipped(Reason),
    /// No working day, but nothing moves: a status condition, or a term counted back.
    NotMoved(Reason),
    /// Perhaps a holiday here; the end does not rely on it.
    NotReliedOn(Name, Doubt),
    /// The internal target: the last working day not after the nominal end.
    Target,
}

impl What {
    /// The text key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BgbApplies => "deadline.bgb_applies",
            Self::EventLeftOut => "deadline.event_left_out",
            Self::FirstDayCounts => "deadline.first_day_counts",
            Self::FixedDay => "deadline.fixed_day",
            Self::Months(_) => "deadline.months",
            Self::MissingDay(_) => "deadline.missing_day",
            Self::Weeks(_) => "deadline.weeks",
            Self::Days(_) => "deadline.days",
            Self::CountedBack => "deadline.counted_back",
            Self::Skipped(_) => "deadline.skipped",
            Self::NotMoved(_) => "deadline.not_moved",
            Self::NotReliedOn(..) => "deadline.not_relied_on",
            Self::Target => "deadline.target",
        }
    }
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub what: What,
    /// By which norm.
    pub norm: Norm,
    /// The day before the step.
    pub from: Date,
    /// The day after the step.
    pub to: Date,
}

impl Step {
    pub(super) const fn new(what: What, norm: Norm, from: Date, to: Date) -> Self {
        Self { what, norm, from, to }
    }
}
