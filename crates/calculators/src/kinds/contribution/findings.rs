//! Where the contribution meets a limit of the law. A minimum wage or a collective agreement is not known here, so nothing is said of it.

use crate::{Key, Level, Part, Texts, k};
use calc::conversion::Conversion;
use calc::social_insurance::Zone;
use domain::money::Cents;
use domain::typed::write_euro;

type Words<'w> = [(&'w str, Cents)];

/// All that apply, the weightiest first.
pub(super) fn all(texts: &Texts, found: &Conversion) -> Vec<Part> {
    if found.converted() == Cents::ZERO {
        return Vec::new();
    }
    let (company, before, after) = (&found.after.year.company, &found.before.social, &found.after.social);
    let say = |is: bool, level, title, text, words: &Words<'_>| is.then(|| finding(texts, level, title, text, words));
    let least = least_of_year(company.reference_amount.value);
    let (claim, lack) = (company.claim_month(), found.shortfall());
    let (insured, taxed) = (found.over_insurance_free(), found.over_tax_free());
    let is_insured = found.input.pay.insured.pension;
    let becomes_marginal = after.zone == Zone::Marginal && before.zone != Zone::Marginal;
    // Above the ceiling nothing more is due, whatever is free.
    let is_due = found.after.insurance_gross - insured < company.pension_ceiling.value && after.zone != Zone::Marginal;
    let (over_claim, over_claim_text) = (k::CONTRIBUTION_OVER_CLAIM, k::CONTRIBUTION_OVER_CLAIM_TEXT);
    let private = [("more", found.private_change())];
    let findings = [
        say(becomes_marginal, Level::Warning, k::CONTRIBUTION_MARGINAL, k::CONTRIBUTION_MARGINAL_TEXT, &[]),
        say(
            found.below_minimum,
            Level::Warning,
            k::CONTRIBUTION_BELOW,
            k::CONTRIBUTION_BELOW_TEXT,
            &[("least", least)],
        ),
        say(
            lack > Cents::ZERO,
            Level::Warning,
            k::CONTRIBUTION_SHORTFALL,
            k::CONTRIBUTION_SHORTFALL_TEXT,
            &[("lack", lack), ("least", found.legal_minimum)],
        ),
        say(!is_insured, Level::Info, k::CONTRIBUTION_NO_CLAIM, k::CONTRIBUTION_NO_CLAIM_TEXT, &[]),
        say(is_insured && found.claim_exceeded, Level::Info, over_claim, over_claim_text, &[("limit", claim)]),
        say(
            insured > Cents::ZERO && is_due,
            Level::Info,
            k::CONTRIBUTION_OVER_INSURANCE,
            k::CONTRIBUTION_OVER_INSURANCE_TEXT,
            &[("over", insured), ("limit", found.insurance_free)],
        ),
        say(
            taxed > Cents::ZERO,
            Level::Info,
            k::CONTRIBUTION_OVER_TAX,
            k::CONTRIBUTION_OVER_TAX_TEXT,
            &[("over", taxed), ("limit", found.tax_free)],
        ),
        say(private[0].1 > Cents::ZERO, Level::Info, k::CONTRIBUTION_PRIVATE, k::CONTRIBUTION_PRIVATE_TEXT, &private),
    ];
    findings.into_iter().flatten().collect()
}

/// 1/160 of the yearly reference amount, up to the next cent: with less an employer may refuse (BetrAVG § 1a Abs. 1 S. 4).
fn least_of_year(reference_amount: Cents) -> Cents {
    let year = (reference_amount * 12).get();
    Cents::new((year + 159) / 160)
}

fn finding(texts: &Texts, level: Level, title: Key, text: Key, words: &Words<'_>) -> Part {
    let written: Vec<_> = words.iter().map(|(name, amount)| (*name, write_euro(*amount, texts.language()))).collect();
    let words: Vec<_> = written.iter().map(|(name, amount)| (*name, amount.as_str())).collect();
    let [title, text] = [title, text].map(|key| texts.fill(key, &words));
    Part::Finding { level, title, text, facts: Vec::new(), foot: None }
}
