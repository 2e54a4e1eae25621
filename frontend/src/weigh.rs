//! Every calculator behind one export, with typed inputs: what they add to a bundle is what a page that uses them all would load.
//! `cargo xtask bench calc` builds the employee bundle with it and without.

use calc::conversion::promotion::{PromotionInput, promotion};
use calc::conversion::{ConversionInput, SubsidyRule, conversion};
use calc::net::{Insurer, Marginal, NetInput, net};
use calc::payout::{Benefit, PayoutInput, Status, payout};
use calc::social_insurance::OneOff;
use calc::wage_tax::{CareRate, Factor, Insured, Period, TaxClass};
use calc::{CalcError, Cents, Land, Percent};
#[cfg(feature = "weigh-explain")]
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// What somebody may have entered: nothing about it is known when this is compiled, so nothing is calculated then.
struct Entered<'a>(std::slice::Iter<'a, i32>);

/// Calculates everything from these numbers; something that depends on every result.
#[wasm_bindgen]
pub fn weigh(numbers: &[i32]) -> i64 {
    let mut entered = Entered(numbers.iter());
    // The one place where a new calculator is added.
    let all = [pay(&mut entered), converted(&mut entered), promoted(&mut entered), pension(&mut entered)];
    all.into_iter().fold(0, |sum, result| sum ^ result.map_or(-1, Cents::get))
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

impl Entered<'_> {
    fn number(&mut self) -> i64 {
        self.0.next().copied().map_or(0, i64::from)
    }

    fn small(&mut self) -> u8 {
        u8::try_from(self.number()).unwrap_or_default()
    }

    fn yes(&mut self) -> bool {
        self.number() != 0
    }

    fn year(&mut self) -> i16 {
        i16::try_from(self.number()).unwrap_or_default()
    }

    fn cents(&mut self) -> Cents {
        Cents::new(self.number())
    }

    fn percent(&mut self) -> Percent {
        Percent::from_basis_points(self.number())
    }

    fn period(&mut self) -> Period {
        if self.yes() { Period::Year } else { Period::Month }
    }

    fn land(&mut self) -> Land {
        if self.yes() { Land::Sachsen } else { Land::Bayern }
    }

    fn pay(&mut self) -> NetInput {
        let plain = NetInput::plain(self.year(), self.cents());
        NetInput {
            period: self.period(),
            month: i8::try_from(self.number()).unwrap_or_default(),
            birth: plain.birth.with().year(self.year()).build().unwrap_or(plain.birth),
            class: TaxClass::from_number(self.small()).unwrap_or(TaxClass::One),
            factor: Factor::from_thousandths(self.number()).unwrap_or(Factor::NONE),
            children: self.small(),
            child_allowances: self.number(),
            church: self.yes(),
            land: self.land(),
            insurer: if self.yes() {
                Insurer::Private { health: self.cents(), basic: self.cents(), care: self.cents() }
            } else {
                Insurer::Statutory { additional: self.yes().then(|| self.percent()) }
            },
            insured: Insured { pension: self.yes(), unemployment: self.yes() },
            one_off: self.yes().then(|| OneOff { amount: self.cents(), month: self.number() }),
            converted: self.cents(),
            employer_contribution: self.cents(),
            marginal: Marginal { pension_exempt: self.yes(), flat_tax: self.yes() },
            ..plain
        }
    }
}
