//! Reads the forms of the subsidy check: what somebody earns and converts, and how the employer sets its subsidy.

use crate::form::read::Between;
use crate::form::{Problem, Reading, Typed};
use crate::i18n::{Lang, k};
use domain::Land;
use domain::Percent;
use domain::employment::TaxClass;
use domain::money::Cents;
use domain::pay::{Funding, Insurer, PayFacts};
use domain::subsidy::{Rule, SubsidyRule};
use jiff::civil::Date;

/// The fields of the form about one person, which stay when it comes back.
pub const FIELDS: [&str; 13] = [
    "gross",
    "converted",
    "paid",
    "employer",
    "way",
    "class",
    "land",
    "insurer",
    "additional",
    "health",
    "care",
    "rule",
    "rate",
];

/// The fields of the form about a list, but for the file.
pub const LIST_FIELDS: [&str; 2] = ["rule", "rate"];

/// How an employer may set its subsidy: as the form sends it.
pub(super) const RULES: [(&str, SubsidyRule); 4] = [
    ("flat", SubsidyRule::Flat),
    ("to-limit", SubsidyRule::FlatToLimit),
    ("exact", SubsidyRule::Exact),
    ("none", SubsidyRule::None),
];

/// What is converted otherwise than into a direct insurance, a Pensionskasse or a Pensionsfonds.
pub(super) const OTHER_WAY: &str = "other";

/// Somebody's pay, and the employer's rule.
///
/// # Errors
/// Everything that cannot be read.
pub fn read(typed: &Typed, lang: Lang, today: Date) -> Result<(PayFacts, Option<Rule>), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let gross = form.amount("gross", Between::ANY);
    let converted = form.amount("converted", Between::ANY);
    let paid = form.optional("paid", |form| form.amount("paid", Between::ANY));
    let employer = form.optional("employer", |form| form.amount("employer", Between::ANY));
    let insurer = insurer(&mut form, typed);
    let rule = rule(&mut form, typed);
    let other = typed.get("way") == OTHER_WAY;
    let amount = converted.unwrap_or_default();
    let funding = Funding {
        converted: if other { Cents::ZERO } else { amount },
        converted_otherwise: if other { amount } else { Cents::ZERO },
        subsidy: paid,
        employer: employer.unwrap_or_default(),
    };
    let facts = PayFacts {
        gross,
        class: typed.get("class").parse().ok().and_then(TaxClass::from_number),
        land: Land::ALL.iter().copied().find(|land| land.code() == typed.get("land")),
        insurer,
        funding,
        ..PayFacts::default()
    };
    form.finish(gross.and(converted).map(|_| (facts, rule)))
}

/// The employer's rule; none where none is known.
///
/// # Errors
/// A rate that cannot be read.
pub fn read_rule(typed: &Typed, lang: Lang, today: Date) -> Result<Option<Rule>, Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let rule = rule(&mut form, typed);
    form.finish(Some(rule))
}

fn rule(form: &mut Reading<'_>, typed: &Typed) -> Option<Rule> {
    let (_, rule) = RULES.into_iter().find(|(code, _)| *code == typed.get("rule"))?;
    let rate =
        if rule == SubsidyRule::None { Percent::from_basis_points(1_500) } else { form.percent("rate", Between::ANY)? };
    Some(Rule { rule, rate })
}

/// Who insures against illness; a private insurer's premium says how much of it the employer carries.
fn insurer(form: &mut Reading<'_>, typed: &Typed) -> Option<Insurer> {
    match typed.get("insurer") {
        "statutory" => {
            let additional = form.optional("additional", |form| form.percent("additional", Between::ANY));
            Some(Insurer::Statutory { additional })
        }
        "private" => {
            let health = form.amount("health", Between::ANY);
            let care = form.amount("care", Between::ANY);
            let (health, care) = health.zip(care)?;
            if health == Cents::ZERO {
                form.refuse(Problem::at("health", k::CHECKS_PROBLEM_PREMIUM));
            }
            Some(Insurer::Private { health, basic: health, care })
        }
        _ => None,
    }
}
