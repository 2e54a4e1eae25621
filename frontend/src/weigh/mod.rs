//! Every calculator behind one export, with typed inputs: what they add to a bundle is what a page that uses them all would load.
//! `cargo xtask bench calc` builds the employee bundle with it and without.

mod entered;
mod finance;

use calc::conversion::promotion::{PromotionInput, promotion};
use calc::conversion::{ConversionInput, SubsidyRule, conversion};
use calc::net::net;
use calc::payout::{Benefit, PayoutInput, Status, payout};
use calc::wage_tax::CareRate;
use calc::{CalcError, Cents};
use entered::Entered;
#[cfg(feature = "weigh-explain")]
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// Calculates everything from these numbers; something that depends on every result.
#[wasm_bindgen]
pub fn weigh(numbers: &[i32]) -> i64 {
    let entered = &mut Entered::new(numbers);
    // The one place where a new calculator is added.
    let pay = [pay(entered), converted(entered), promoted(entered), pension(entered)];
    pay.into_iter().chain(finance::all(entered)).fold(0, |sum, result| sum ^ result.map_or(-1, Cents::get))
}

fn pay(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let net = net(&entered.pay())?;
    #[cfg(feature = "weigh-explain")]
    black_box((net.explanation(), net.employer_explanation()));
    Ok(net.net)
}

fn converted(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let rule = match entered.number() {
        0 => SubsidyRule::None,
        1 => SubsidyRule::Flat,
        2 => SubsidyRule::FlatToLimit,
        _ => SubsidyRule::Exact,
    };
    let conversion = conversion(&ConversionInput { pay: entered.pay(), rule, rate: entered.percent() })?;
    #[cfg(feature = "weigh-explain")]
    black_box((conversion.explanation(), conversion.total_explanation(), conversion.employer_explanation()));
    Ok(conversion.net_cost() + conversion.employer_cost() + conversion.total())
}

fn promoted(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let input = PromotionInput {
        year: entered.year(),
        wage: entered.cents(),
        period: entered.period(),
        contribution: entered.cents(),
        in_2016: entered.cents(),
    };
    promotion(&input).map(|promoted| promoted.amount + promoted.remaining)
}

fn pension(entered: &mut Entered<'_>) -> Result<Cents, CalcError> {
    let monthly = entered.yes();
    let input = PayoutInput {
        year: entered.year(),
        benefit: if monthly { Benefit::Monthly(entered.cents()) } else { Benefit::LumpSum(entered.cents()) },
        statutory: entered.cents(),
        statutory_since: entered.year(),
        status: match entered.number() {
            0 => Status::Compulsory,
            1 => Status::Voluntary,
            _ => Status::Private,
        },
        additional: entered.percent(),
        care: if entered.yes() { CareRate::Childless } else { CareRate::Plain },
        church: entered.yes(),
        land: entered.land(),
    };
    let payout = payout(&input)?;
    #[cfg(feature = "weigh-explain")]
    black_box((payout.explanation(), payout.total_explanation()));
    Ok(payout.taxed.map_or(payout.deduction_in_ten_years(), |taxed| taxed.net + taxed.company_net))
}
