//! What gets smaller for it: at the size of what is saved, in the open.

use crate::kinds::words::whole_euro;
use crate::{Key, Level, Part, Texts, k};
use calc::conversion::Conversion;
use calc::effects::{Benefit, Change, Effects};
use calc::explain::Explanation;
use calc::net::Insurer;
use domain::money::Cents;

/// The benefits of a month, less with conversion than without.
pub(super) fn finding(texts: &Texts, found: &Conversion, effects: &Effects) -> Part {
    let lesses = [
        (k::CONTRIBUTION_SICK_PAY, less(&effects.sick_pay)),
        (k::CONTRIBUTION_PARENTAL, less(&effects.parental)),
        (k::CONTRIBUTION_UNEMPLOYMENT, less(&effects.unemployment)),
        (k::CONTRIBUTION_PENSION, effects.pension.as_ref().map_or(Less::Unknown, less)),
    ];
    let fact = |(name, less): (Key, Less)| in_words(texts, less).map(|words| (texts.get(name).to_owned(), words));
    let is_smaller = lesses.iter().any(|(_, less)| matches!(less, Less::By(by) if *by != Cents::ZERO));
    let facts = lesses.into_iter().filter_map(fact).collect();
    let (level, title, text) = if is_smaller {
        (Level::Warning, k::CONTRIBUTION_SMALLER, k::CONTRIBUTION_SMALLER_TEXT)
    } else {
        (Level::Info, k::CONTRIBUTION_SAME, k::CONTRIBUTION_SAME_TEXT)
    };
    let private = matches!(found.input.pay.insurer, Insurer::Private { .. });
    let later = if private { k::CONTRIBUTION_LATER_PRIVATE } else { k::CONTRIBUTION_LATER };
    let [title, text, foot] = [title, text, later].map(|key| texts.get(key).to_owned());
    Part::Finding { level, title, text, facts, foot: Some(foot) }
}

/// How each came about, where there is something.
pub(super) fn whys(effects: &Effects) -> Vec<Explanation> {
    let pension = effects.pension.as_ref();
    let whys = [why(&effects.sick_pay), why(&effects.parental), why(&effects.unemployment), pension.and_then(why)];
    whys.into_iter().flatten().collect()
}

fn why<T: Benefit>(change: &Change<T>) -> Option<Explanation> {
    (change.less() != Cents::ZERO).then(|| change.explanation())
}

/// What is paid less in a month.
#[derive(Clone, Copy)]
enum Less {
    By(Cents),
    /// There is no claim anyway.
    Nothing,
    /// A number of the law is not published yet.
    Unknown,
}

fn less<T: Benefit>(change: &Change<T>) -> Less {
    if change.before.is_none() && change.after.is_none() { Less::Nothing } else { Less::By(change.less()) }
}

fn in_words(texts: &Texts, less: Less) -> Option<String> {
    let euro = |amount| whole_euro(amount, texts.language());
    let said = |key, amount| texts.fill(key, &[("amount", &euro(amount))]);
    match less {
        Less::Nothing => None,
        Less::Unknown => Some(texts.get(k::CONTRIBUTION_UNKNOWN).to_owned()),
        Less::By(by) if by == Cents::ZERO => Some(texts.get(k::CONTRIBUTION_UNCHANGED).to_owned()),
        Less::By(by) if by.is_negative() => Some(said(k::CONTRIBUTION_MORE, -by)),
        Less::By(by) if by < Cents::euro(1) => Some(said(k::CONTRIBUTION_UNDER_ONE, Cents::euro(1))),
        Less::By(by) => Some(said(k::CONTRIBUTION_ABOUT, by)),
    }
}

#[cfg(all(test, feature = "texts"))]
mod tests {
    use super::*;
    use calc::explain::Text;

    #[test]
    fn each_line_of_an_effect_has_words() {
        let keys = [
            k::CALC_EFFECTS_SICK_PAY,
            k::CALC_EFFECTS_UNEMPLOYMENT,
            k::CALC_EFFECTS_PARENTAL,
            k::CALC_EFFECTS_PENSION,
            k::CALC_EFFECTS_WITHOUT,
            k::CALC_EFFECTS_WITH,
            k::CALC_EFFECTS_REGULAR_PAY,
            k::CALC_EFFECTS_SICK_PAY_WHOLE,
            k::CALC_EFFECTS_SICK_PAY_OWN,
            k::CALC_EFFECTS_DAILY_PAY,
            k::CALC_EFFECTS_DAILY_SOCIAL,
            k::CALC_EFFECTS_DAILY_TAX,
            k::CALC_EFFECTS_DAILY_NET,
            k::CALC_EFFECTS_DAILY_BENEFIT,
            k::CALC_EFFECTS_PARENTAL_INCOME,
            k::CALC_EFFECTS_PARENTAL_TAX,
            k::CALC_EFFECTS_PARENTAL_SOCIAL,
            k::CALC_EFFECTS_PARENTAL_NET,
            k::CALC_EFFECTS_PENSION_PAY,
            k::CALC_EFFECTS_AVERAGE_PAY,
        ];
        let ids = Text::ALL.iter().map(|text| text.id()).filter(|id| id.starts_with("calc.effects."));
        assert_eq!(ids.collect::<Vec<_>>(), keys.map(Key::name));
    }
}
