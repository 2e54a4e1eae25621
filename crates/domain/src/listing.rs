//! How long lists are looked at: what of them, in which order.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// Which way a list runs.
    Direction {
        /// From the smallest, the first letter, the earliest day.
        Up = "up",
        /// From the largest, the last letter, the latest day.
        Down = "down",
    }
}

names! {
    /// By what a list of people is sorted.
    PersonSort {
        /// By family name, then given names.
        Name = "name",
        /// By personnel number, as numbers sort.
        Number = "number",
        /// By the first day of the current employment.
        Entry = "entry",
        /// By what the person converts a month.
        Own = "own",
        /// By how urgent the next step is: down is the most urgent first.
        Open = "open",
    }
}

names! {
    /// Which people a list shows.
    PersonFacet {
        /// All of them.
        All = "all",
        /// For whom something is to be done.
        Open = "open",
        /// Who works here and has no contract.
        Without = "without",
        /// Whose employment rests.
        Dormant = "dormant",
        /// Who was invited and has no account yet.
        Invited = "invited",
    }
}
