//! The gallery's form, read as every form is. It changes nothing.

use super::inputs::{LEAST, MOST, TODAY, TWELVE};
use crate::form::read::Between;
use crate::form::{Problem, Reading, Typed};
use crate::i18n::Lang;

/// The fields of the form, which stay when it is not carried out.
pub const FIELDS: [&str; 12] = [
    "money",
    "money-low",
    "money-empty",
    "money-free",
    "percent",
    "percent-high",
    "day",
    "day-wrong",
    "born",
    "iban",
    "iban-short",
    "iban-look",
];

/// Everything that cannot be read.
///
/// # Errors
/// The problems, in the order of the fields.
pub fn read(typed: &Typed, lang: Lang) -> Result<(), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, TODAY);
    let limits = Between { least: Some(LEAST), most: Some(MOST) };
    form.amount("money", limits);
    form.amount("money-low", limits);
    form.amount("money-empty", Between::ANY);
    form.optional("money-free", |form| form.amount("money-free", Between::ANY));
    form.percent("percent", Between::ANY);
    form.percent("percent-high", Between { least: None, most: Some(TWELVE) });
    form.day("day", Between { least: Some(TODAY), most: None });
    form.day("day-wrong", Between::ANY);
    form.birthday("born");
    for field in ["iban", "iban-short", "iban-look"] {
        form.iban(field);
    }
    form.finish(Some(()))
}
