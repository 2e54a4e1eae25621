//! The employer's checks, by the law's examples.

#![expect(clippy::expect_used, reason = "a test that cannot go on should say why and stop")]

mod promotion;
mod subsidy;
mod switch_day;

use domain::employment::TaxClass;
use domain::money::Cents;
use domain::pay::{Funding, PayFacts};

/// "3500.00"
pub(crate) fn cents(text: &str) -> Cents {
    let (euro, cents) = text.split_once('.').expect("euro and cents");
    Cents::new(euro.parse::<i64>().expect("euro") * 100 + cents.parse::<i64>().expect("cents"))
}

/// Somebody in class I: pay, what is converted, the employer's subsidy.
pub(crate) fn person(gross: &str, converted: &str, subsidy: &str) -> PayFacts {
    PayFacts {
        gross: Some(cents(gross)),
        class: Some(TaxClass::One),
        funding: Funding { converted: cents(converted), subsidy: Some(cents(subsidy)), ..Funding::default() },
        ..PayFacts::default()
    }
}
