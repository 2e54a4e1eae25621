//! What was known about the person, in a few words.

use super::CLASS;
use crate::kinds::words::two_decimals;
use crate::{Choice, FieldKind, Key, Texts, k};
use calc::net::{Insurer, Net, NetInput};
use domain::typed::write_euro;

/// Gross pay, class and family, health insurance.
pub(in crate::kinds) fn facts(texts: &Texts, net: &Net) -> Vec<(String, String)> {
    let input = &net.input;
    let euro = |amount| write_euro(amount, texts.language());
    let health = match input.insurer {
        Insurer::Statutory { additional } => {
            let rate = additional.unwrap_or(net.year.social.additional_average.value);
            (k::PERSON_FACT_ADDITIONAL, two_decimals(rate, texts.language()))
        }
        Insurer::Private { health, care, .. } => (k::PERSON_FACT_PRIVATE, euro(health + care)),
    };
    let facts = [(k::PERSON_FACT_GROSS, euro(input.gross)), (k::PERSON_CLASS, family(texts, input)), health];
    facts.into_iter().map(|(name, value)| (texts.get(name).to_owned(), value)).collect()
}

/// `I, ohne Kinder, ohne Kirche`
fn family(texts: &Texts, input: &NetInput) -> String {
    let children = match input.children {
        0 => texts.get(k::PERSON_NO_CHILD).to_owned(),
        1 => texts.get(k::PERSON_ONE_CHILD).to_owned(),
        more => texts.fill(k::PERSON_SOME_CHILDREN, &[("n", &more.to_string())]),
    };
    let church = if input.church { k::PERSON_WITH_CHURCH } else { k::PERSON_NO_CHURCH };
    let class = texts.get(class(input));
    texts.fill(k::PERSON_FACT_CLASS, &[("class", class), ("children", &children), ("church", texts.get(church))])
}

fn class(input: &NetInput) -> Key {
    let FieldKind::Choice(classes) = CLASS.kind else { return CLASS.label };
    let number = input.class as usize;
    classes.get(number).map_or(CLASS.label, |choice: &Choice| choice.label)
}
