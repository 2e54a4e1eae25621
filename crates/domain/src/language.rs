//! The languages of the product.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// A language that the product speaks.
    Language {
        /// German, the leading one.
        De = "de",
        /// English.
        En = "en",
        /// Dutch.
        Nl = "nl",
        /// Danish.
        Da = "da",
    }
}
