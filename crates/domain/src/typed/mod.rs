//! What people type into fields, read and written: amounts, percentages, days, account numbers.
//!
//! Every kind has a parser, whose errors say what the person has to do, and a writer in the house style of the language; what is
//! written is read back as the same value. No parser guesses: what could mean two things is refused. It is the same code on the
//! server and in the browser, where bytes count: no patterns, no tables of Unicode.

mod date;
mod date_parts;
mod fold;
mod iban;
mod iban_countries;
mod money;
mod month;
mod number;
mod percent;

pub use date::{NoDate, YEARS, around_birth, parse_date, write_date, write_long_date};
pub use iban::{Iban, NoIban, parse_iban, write_iban};
pub use money::{NoAmount, parse_amount, parse_signed_amount, write_amount, write_euro};
pub use percent::{NoPercentage, parse_percent, write_bare_percent, write_percent};
