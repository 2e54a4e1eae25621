//! What the plan asks for. Each field's official name stands in its description.

use crate::error::within;
use crate::{CalcError, Cents, Percent, limits};

/// Tax class (EStG § 38b).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxClass {
    /// Single.
    One,
    /// Single parent.
    Two,
    /// Married; the spouse is in class V or does not work.
    Three,
    /// Married; both alike.
    Four,
    /// Married; the spouse is in class III.
    Five,
    /// A second job.
    Six,
}

impl TaxClass {
    /// From 1 to 6.
    pub const fn from_number(number: u8) -> Option<Self> {
        Some(match number {
            1 => Self::One,
            2 => Self::Two,
            3 => Self::Three,
            4 => Self::Four,
            5 => Self::Five,
            6 => Self::Six,
            _ => return None,
        })
    }

    /// From 1 to 6, as [`Self::from_number`] reads it.
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
            Self::Six => 6,
        }
    }
}

/// The time for which wage is paid (LZZ).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A year (LZZ 1).
    Year,
    /// A month (LZZ 2).
    Month,
    /// A week (LZZ 3).
    Week,
    /// A day (LZZ 4).
    Day,
}

impl Period {
    /// What an amount of this period is in a year.
    pub(crate) fn annual(self, amount: Cents) -> Cents {
        match self {
            Self::Year => amount,
            Self::Month => amount * 12,
            Self::Week => Cents::new((amount * 360).get() / 7),
            Self::Day => amount * 360,
        }
    }

    /// What an amount of the year is in this period; fractions of a cent are cut off (`UPANTEIL`).
    pub(crate) fn part(self, annual: Cents) -> Cents {
        match self {
            Self::Year => annual,
            Self::Month => Cents::new(annual.get() / 12),
            Self::Week => Cents::new((annual * 7).get() / 360),
            Self::Day => Cents::new(annual.get() / 360),
        }
    }
}

/// The factor of class IV, in thousandths (EStG § 39f; af, f).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor(i64);

impl Factor {
    /// No factor: the whole tax.
    pub const NONE: Self = Self(1_000);

    /// The plan takes it, the law knows none (EStG § 39f: less than 1, three decimals).
    pub(crate) const ZERO: Self = Self(0);

    /// From 0 to 1,000 thousandths.
    pub fn from_thousandths(count: i64) -> Option<Self> {
        (0..=1_000).contains(&count).then_some(Self(count))
    }

    /// In thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// So much of an amount, cut to whole euro towards nothing.
    pub(crate) fn of(self, amount: Cents) -> Cents {
        Cents::new((amount * self.0).get() / 1_000).floor_euro()
    }
}

/// Who insures against illness, and what counts of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// A statutory fund (PKV 0) with its additional contribution (KVZ).
    Statutory {
        /// The fund's additional contribution, both halves.
        additional: Percent,
    },
    /// A private insurer (PKV 1, 2).
    Private {
        /// Basic health and compulsory care insurance, per month (PKPV).
        premium: Cents,
        /// What the employer pays of it.
        subsidy: Subsidy,
    },
}

/// The employer's subsidy to private insurance, as the plan of the year wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subsidy {
    /// None (PKV 1).
    None,
    /// 2025: the plan takes a typical one (PKV 2).
    Typical,
    /// From 2026: the amount per month (PKPVAGZ).
    Amount(Cents),
}

/// Statutory insurances that not every employee is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insured {
    /// Pension insurance (KRV 0).
    pub pension: bool,
    /// Unemployment insurance (ALV 0; the plan asks from 2026).
    pub unemployment: bool,
}

impl Insured {
    /// In both, as nearly everybody.
    pub const BOTH: Self = Self { pension: true, unemployment: true };
}

/// What children do to the care insurance (PVZ, PVA).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CareRate {
    /// One child, or too young for the surcharge.
    Plain,
    /// Surcharge for members without children.
    Childless,
    /// So many reductions, from one to four.
    Reduced(u8),
}

/// Pensions in the wage (Versorgungsbezüge, EStG § 19 Abs. 2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pensions {
    /// Contained in the wage of the period (VBEZ).
    pub amount: Cents,
    /// The pension of the first full month (VBEZM).
    pub first_month: Cents,
    /// Special payments expected in the first year (VBEZS).
    pub special: Cents,
    /// The year of the first pension (VJAHR).
    pub first_year: i16,
    /// Months with pension in the year, for a yearly period (ZMVB).
    pub months: i64,
}

/// A special payment and the year around it (Sonstiger Bezug, EStG § 39b Abs. 3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SpecialPayment {
    /// The payment (SONSTB).
    pub amount: Cents,
    /// Compensation in it (SONSTENT).
    pub compensation: Cents,
    /// Pensions in it (VBS).
    pub pensions: Cents,
    /// Death benefit and capital payments in it (STERBE).
    pub death: Cents,
    /// Untaxed benefit from shares in the employer (MBV, EStG § 19a).
    pub equity: Cents,
    /// Expected wage of the year without the payment (JRE4).
    pub annual_wage: Cents,
    /// Compensation in that (JRE4ENT).
    pub annual_compensation: Cents,
    /// Pensions in that (JVBEZ).
    pub annual_pensions: Cents,
    /// Allowance of the year (JFREIB).
    pub annual_allowance: Cents,
    /// Addition of the year (JHINZU).
    pub annual_addition: Cents,
}

/// Everything the wage tax of a period depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WageTaxInput {
    /// The year of the payment.
    pub year: i16,
    /// Tax class (STKL).
    pub class: TaxClass,
    /// For what time (LZZ).
    pub period: Period,
    /// Taxable wage of the period, without special payments (RE4).
    pub wage: Cents,
    /// Factor of class IV (af, f).
    pub factor: Factor,
    /// The year after the 64th birthday, if that lies behind (ALTER1, AJAHR).
    pub relief_year: Option<i16>,
    /// In which insurances beside health.
    pub insured: Insured,
    /// Health insurance (PKV, KVZ, PKPV, PKPVAGZ).
    pub health: Health,
    /// Works in Saxony (PVS).
    pub saxony: bool,
    /// Care insurance (PVZ, PVA).
    pub care: CareRate,
    /// Pays church tax (R).
    pub church: bool,
    /// Child allowances, in tenths (ZKF).
    pub child_allowances: i64,
    /// Allowance for the period (LZZFREIB).
    pub allowance: Cents,
    /// Addition for the period (LZZHINZU).
    pub addition: Cents,
    /// Pensions in the wage.
    pub pensions: Pensions,
    /// A special payment.
    pub special: SpecialPayment,
}

impl WageTaxInput {
    /// A wage and nothing else: class I, statutory insurance, no child.
    pub const fn plain(year: i16, period: Period, wage: Cents, additional: Percent) -> Self {
        const NOTHING: Cents = Cents::ZERO;
        Self {
            year,
            class: TaxClass::One,
            period,
            wage,
            factor: Factor::NONE,
            relief_year: None,
            insured: Insured::BOTH,
            health: Health::Statutory { additional },
            saxony: false,
            care: CareRate::Plain,
            church: false,
            child_allowances: 0,
            allowance: NOTHING,
            addition: NOTHING,
            pensions: Pensions { amount: NOTHING, first_month: NOTHING, special: NOTHING, first_year: 0, months: 0 },
            special: SpecialPayment {
                amount: NOTHING,
                compensation: NOTHING,
                pensions: NOTHING,
                death: NOTHING,
                equity: NOTHING,
                annual_wage: NOTHING,
                annual_compensation: NOTHING,
                annual_pensions: NOTHING,
                annual_allowance: NOTHING,
                annual_addition: NOTHING,
            },
        }
    }

    /// Refuses what no payroll can contain.
    pub(super) fn check(&self) -> Result<(), CalcError> {
        let (pensions, special) = (&self.pensions, &self.special);
        let amounts = [
            ("RE4", self.wage),
            ("LZZFREIB", self.allowance),
            ("LZZHINZU", self.addition),
            ("VBEZ", pensions.amount),
            ("VBEZM", pensions.first_month),
            ("VBEZS", pensions.special),
            ("SONSTB", special.amount),
            ("SONSTENT", special.compensation),
            ("VBS", special.pensions),
            ("STERBE", special.death),
            ("MBV", special.equity),
            ("JRE4", special.annual_wage),
            ("JRE4ENT", special.annual_compensation),
            ("JVBEZ", special.annual_pensions),
            ("JFREIB", special.annual_allowance),
            ("JHINZU", special.annual_addition),
        ];
        amounts.into_iter().try_for_each(|(field, amount)| limits::amount(field, amount))?;
        within((0..=12).contains(&pensions.months), "ZMVB", "a number of months from 0 to 12")?;
        within((0..=1_000).contains(&self.child_allowances), "ZKF10", "a number of tenths from 0 to 1000")?;
        within(!matches!(self.care, CareRate::Reduced(count) if count > 4), "PVA", "a number from 0 to 4")?;
        self.check_health()
    }

    fn check_health(&self) -> Result<(), CalcError> {
        match self.health {
            Health::Statutory { additional } => limits::additional("KVZ100", additional),
            Health::Private { premium, subsidy } => {
                limits::amount("PKPV", premium)?;
                if let Subsidy::Amount(amount) = subsidy {
                    limits::amount("PKPVAGZ", amount)?;
                }
                Ok(())
            }
        }
    }
}
