//! Whether an employer's subsidy to converted pay is enough (BetrAVG § 1a Abs. 1a, R02), for one person and a month.
//!
//! This informs and warns. A collective agreement may deviate, and what is unknown is assumed and said ([`Assumption`]).

use crate::money::Cents;
use crate::organisation::names;
use crate::pay::{Assumption, NoValues, PayFacts};
use calc::Percent;
pub use calc::conversion::SubsidyRule;
use calc::conversion::{Conversion, ConversionInput, conversion};
use calc::net::{NetInput, net};
use calc::parameters::Year;
use serde::{Deserialize, Serialize};

names! {
    /// Why nothing is owed.
    NotOwed {
        /// Nothing is converted.
        NothingConverted = "nothing_converted",
        /// It is converted into a direct promise or a support fund only: no subsidy is owed there.
        OtherWay = "other_way",
        /// The employer saves nothing: the pay is above the ceilings (R02-F).
        NothingSaved = "nothing_saved",
    }
}

names! {
    /// Why it cannot be told.
    Unclear {
        /// The pay is unknown.
        GrossUnknown = "gross_unknown",
        /// What the employer pays is unknown.
        PaymentUnknown = "payment_unknown",
        /// Only with what the employer pays otherwise is it enough, and that counts if the scheme's rules say so (R02, derived).
        OthersMayCount = "others_may_count",
        /// Class VI: contributions are not free under EStG § 3 Nr. 63, so nothing may be saved (R04; derived).
        SecondEmployment = "second_employment",
        /// No payroll has such amounts: more is converted than earned, or an amount is too large.
        Implausible = "implausible",
    }
}

/// What the check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The subsidy is at least what the law asks for.
    Enough,
    /// It is not.
    TooLittle,
    /// The law asks for none.
    NotOwed(NotOwed),
    /// It depends on what is not known here.
    CannotTell(Unclear),
}

/// How an employer sets its subsidy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Flat, flat up to the limit, exact or none.
    pub rule: SubsidyRule,
    /// Its rate; the law's is 15 %.
    pub rate: Percent,
}

/// What was found. Amounts are of a month; none where the pay, or what is paid, is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubsidyCheck {
    /// The year whose numbers were taken.
    pub year: i16,
    /// What the law asks for: 15 %, as far as the employer saves.
    pub legal_minimum: Option<Cents>,
    /// The employer's rate (else the law's) of everything that is converted.
    pub flat: Cents,
    /// The same rate, at most what the employer saves ("spitz").
    pub exact: Option<Cents>,
    /// What the employer saves, as the rule for the subsidy sees it.
    pub saved: Option<Cents>,
    /// What the employer pays; what its rule gives where no payment is known.
    pub paid: Option<Cents>,
    /// What is paid less what the law asks for: below nothing, so much is missing.
    pub difference: Option<Cents>,
    /// What it comes to.
    pub verdict: Verdict,
    /// What the employer saves in the end, with what it pays.
    pub employer_saving: Option<Cents>,
    /// What the conversion costs the employer: what it pays less what it saves. Below nothing, it gains.
    pub employer_cost: Option<Cents>,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
}

/// Checks a person's subsidy with the numbers of a year.
///
/// # Errors
/// [`NoValues`] for a year without them.
pub fn check(facts: &PayFacts, rule: Option<Rule>, year: i16) -> Result<SubsidyCheck, NoValues> {
    let law = Year::of(year).map_err(|_| NoValues::of(year))?.subsidy.value;
    let converted = facts.funding.converted;
    let own = rule.unwrap_or(Rule { rule: SubsidyRule::Exact, rate: law });
    let found = match facts.gross.filter(|_| !facts.is_second()) {
        Some(gross) => calculated(&facts.input(year, gross), own)?,
        None => Found::Unknown,
    };
    let found_one = found.conversion();
    let by_rule = rule.and_then(|rule| match rule.rule {
        SubsidyRule::None => Some(Cents::ZERO),
        SubsidyRule::Flat => Some(rule.rate.half_up(converted)),
        SubsidyRule::FlatToLimit | SubsidyRule::Exact => found_one.map(|one| one.subsidy),
    });
    let paid = facts.funding.subsidy.or(by_rule);
    let legal_minimum = found_one.map(|one| one.legal_minimum);
    let employer_saving = found_one.and_then(|one| saving(one, paid.unwrap_or(one.legal_minimum)));
    Ok(SubsidyCheck {
        year,
        legal_minimum,
        flat: own.rate.half_up(converted),
        exact: found_one.map(|one| own.rate.half_up(converted).min(one.saving_for_rule).at_least_zero()),
        saved: found_one.map(|one| one.saving_for_rule),
        paid,
        difference: paid.zip(legal_minimum).map(|(paid, minimum)| paid - minimum),
        verdict: verdict(facts, &found, paid, law.half_up(converted)),
        employer_saving,
        employer_cost: employer_saving.zip(paid.or(legal_minimum)).map(|(saving, paid)| paid - saving),
        assumptions: assumptions(facts, by_rule.is_some(), year),
    })
}

/// What the calculator made of the facts.
enum Found {
    Unknown,
    Implausible,
    Known(Box<Conversion>),
}

impl Found {
    fn conversion(&self) -> Option<&Conversion> {
        match self {
            Self::Known(found) => Some(found),
            Self::Unknown | Self::Implausible => None,
        }
    }
}

fn calculated(pay: &NetInput, own: Rule) -> Result<Found, NoValues> {
    match conversion(&ConversionInput { pay: *pay, rule: own.rule, rate: own.rate }) {
        Ok(found) => Ok(Found::Known(Box::new(found))),
        Err(error) => NoValues::from_calc(&error).map_or(Ok(Found::Implausible), Err),
    }
}

/// What the employer's contributions fall by when it pays this subsidy, which uses up the limits too.
fn saving(one: &Conversion, paid: Cents) -> Option<Cents> {
    let after = net(&NetInput { employer_contribution: paid, ..one.input.pay }).ok()?;
    Some(one.before.social.employer_sum() - after.social.employer_sum())
}

fn verdict(facts: &PayFacts, found: &Found, paid: Option<Cents>, most_owed: Cents) -> Verdict {
    let funding = &facts.funding;
    if funding.converted <= Cents::ZERO {
        let otherwise = funding.converted_otherwise > Cents::ZERO;
        return Verdict::NotOwed(if otherwise { NotOwed::OtherWay } else { NotOwed::NothingConverted });
    }
    let minimum = match found {
        // The law never asks for more than its whole rate, whatever the pay is.
        Found::Unknown if paid.is_some_and(|paid| paid >= most_owed) => return Verdict::Enough,
        Found::Unknown if facts.is_second() => return Verdict::CannotTell(Unclear::SecondEmployment),
        Found::Unknown => return Verdict::CannotTell(Unclear::GrossUnknown),
        Found::Implausible => return Verdict::CannotTell(Unclear::Implausible),
        Found::Known(one) => one.legal_minimum,
    };
    match paid {
        _ if minimum == Cents::ZERO => Verdict::NotOwed(NotOwed::NothingSaved),
        None => Verdict::CannotTell(Unclear::PaymentUnknown),
        Some(paid) if paid >= minimum => Verdict::Enough,
        Some(paid) if paid + funding.employer >= minimum => Verdict::CannotTell(Unclear::OthersMayCount),
        Some(_) => Verdict::TooLittle,
    }
}

fn assumptions(facts: &PayFacts, has_rule: bool, year: i16) -> Vec<Assumption> {
    let funding = &facts.funding;
    let mut found = facts.assumptions();
    found.extend(facts.insurance_assumptions());
    found.push(Assumption::NoCollectiveAgreement);
    let free = calc::parameters::company(year).map(|company| company.insurance_free_month()).unwrap_or_default();
    let asked = [
        (funding.subsidy.is_none() && has_rule, Assumption::PaidByRule),
        (funding.employer > Cents::ZERO && funding.converted + funding.employer > free, Assumption::LimitNotShared),
        (funding.converted_otherwise > Cents::ZERO, Assumption::OtherWayLeftOut),
    ];
    found.extend(asked.into_iter().filter(|(is, _)| *is).map(|(_, assumption)| assumption));
    found
}
