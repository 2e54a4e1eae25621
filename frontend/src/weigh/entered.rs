//! What somebody may have entered: nothing about it is known when this is compiled, so nothing is calculated then.

use calc::net::{Insurer, Marginal, NetInput};
use calc::social_insurance::OneOff;
use calc::wage_tax::{Factor, Insured, Period, TaxClass};
use calc::{Cents, Land, Percent};

/// Numbers that are left.
pub(super) struct Entered<'a>(std::slice::Iter<'a, i32>);

impl<'a> Entered<'a> {
    pub(super) fn new(numbers: &'a [i32]) -> Self {
        Self(numbers.iter())
    }

    pub(super) fn number(&mut self) -> i64 {
        self.0.next().copied().map_or(0, i64::from)
    }

    pub(super) fn count(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or_default()
    }

    fn small(&mut self) -> u8 {
        u8::try_from(self.number()).unwrap_or_default()
    }

    pub(super) fn yes(&mut self) -> bool {
        self.number() != 0
    }

    pub(super) fn year(&mut self) -> i16 {
        i16::try_from(self.number()).unwrap_or_default()
    }

    pub(super) fn cents(&mut self) -> Cents {
        Cents::new(self.number())
    }

    pub(super) fn percent(&mut self) -> Percent {
        Percent::from_basis_points(self.number())
    }

    pub(super) fn period(&mut self) -> Period {
        if self.yes() { Period::Year } else { Period::Month }
    }

    pub(super) fn land(&mut self) -> Land {
        if self.yes() { Land::Sachsen } else { Land::Bayern }
    }

    pub(super) fn pay(&mut self) -> NetInput {
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
