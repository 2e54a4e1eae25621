//! For whom the state pays a part.

use super::super::norms;
use super::super::sheet::{Sheet, Value};
use super::super::views::{AllView, CellView, Weight};
use super::super::words::{assumed, assumed_text, euro, standing};
use super::{Part, WHO, by_name, count, figure, row, who};
use crate::i18n::{Key, Texts, k};
use domain::money::Cents;
use domain::promotion::{Promotion, Standing};
use services::checks::{Checked, Person, PromotionTotals};

type Found = Checked<Promotion, PromotionTotals>;

/// Which rows are seen.
const VIEWS: [(&str, Key); 4] = [
    ("all", k::CHECKS_SEE_ALL),
    ("promoted", k::CHECKS_PROMOTED),
    ("newly", k::CHECKS_SEE_NEWLY),
    ("could", k::CHECKS_SEE_COULD),
];

fn is_in(code: &str, found: &Promotion) -> bool {
    match code {
        "promoted" => found.standing.is_promoted(),
        "newly" => found.standing == Standing::Newly,
        "could" => found.possible.is_some(),
        _ => true,
    }
}

/// The page.
pub(in super::super) fn view(t: Texts, part: Part<'_>, year: i16, found: &Found) -> AllView {
    let seen = part.seen(t, &VIEWS, &found.rows, is_in);
    let totals = &found.totals;
    let law = |norm: &str| marked(t, norm, found.rows.first().is_none_or(|row| row.found.verified));
    let mut view = AllView {
        about: t.fill(k::CHECKS_ABOUT_YEAR, &[("count", &found.rows.len().to_string()), ("year", &year.to_string())]),
        tiles: vec![
            count(t, k::CHECKS_PROMOTED, totals.qualifies, &law(norms::PROMOTION), Weight::Good),
            count(t, k::CHECKS_SEE_NEWLY, totals.newly, &law(norms::PROMOTION), Weight::Good),
            count(t, k::CHECKS_SEE_COULD, totals.could, &law(norms::PROMOTION), Weight::Look),
            count(t, k::CHECKS_NOT_PROMOTED, totals.not, &law(norms::PROMOTION), Weight::Plain),
            figure(t.get(k::CHECKS_STATE_YEAR), euro(t, Some(totals.amount)), &law(norms::PROMOTED), Weight::Plain),
        ],
        counts: Vec::new(),
        tabs: seen.tabs,
        heads: vec![
            (k::CHECKS_RESULT, false),
            (k::CHECKS_ADDS_YEAR, true),
            (k::CHECKS_STATE_YEAR, true),
            (k::CHECKS_POSSIBLE, true),
        ],
        rows: seen.rows.into_iter().map(|person| row(t, person, cells(t, &person.found))).collect(),
        page: seen.page,
        paging: seen.paging,
        files: part.files(),
        assumed: assumed(t, found.rows.iter().map(|row| row.found.assumptions.as_slice())),
        rests: vec![
            (k::CHECKS_RESULT, law(norms::PROMOTION)),
            (k::CHECKS_STATE_YEAR, law(norms::PROMOTED)),
            (k::CHECKS_POSSIBLE, law(norms::PROMOTED)),
        ],
    };
    if let Some(limit) = found.rows.first().map(|row| row.found.wage_limit) {
        let limit = figure(t.get(k::CHECKS_WAGE_LIMIT), euro(t, Some(limit)), &law(norms::WAGE_LIMIT), Weight::Plain);
        view.counts.push(limit);
    }
    view
}

/// The paragraph, and whether its numbers wait for being confirmed.
fn marked(t: Texts, norm: &str, verified: bool) -> String {
    if verified { norm.to_owned() } else { format!("{norm}. {}", t.get(k::CHECKS_UNVERIFIED)) }
}

fn cells(t: Texts, found: &Promotion) -> Vec<CellView> {
    let (weight, word, why) = standing(found.standing);
    let why = why.map(|key| t.get(key).to_owned()).unwrap_or_default();
    let paid = Some(found.amount).filter(|amount| *amount > Cents::ZERO);
    vec![
        CellView::Said(weight, t.get(word).to_owned(), why),
        CellView::Figure(euro(t, Some(found.contribution))),
        CellView::Figure(euro(t, paid)),
        CellView::Figure(euro(t, found.possible)),
    ]
}

/// The file: everybody, in the order of the page.
pub fn sheet(t: Texts, found: &Found) -> Sheet {
    let heads = [
        k::CHECKS_RESULT,
        k::CHECKS_REASON,
        k::CHECKS_ADDS_YEAR,
        k::CHECKS_STATE_YEAR,
        k::CHECKS_POSSIBLE,
        k::CHECKS_WAGE_LIMIT,
        k::CHECKS_YEAR,
        k::CHECKS_LAW,
        k::CHECKS_ASSUMED,
    ];
    let line = |person: &Person<Promotion>| {
        let found = &person.found;
        let (_, word, why) = standing(found.standing);
        let cells = vec![
            Value::text(t.get(word)),
            Value::text(why.map(|key| t.get(key)).unwrap_or_default()),
            Value::Money(found.contribution),
            Value::Money(found.amount),
            Value::money(found.possible),
            Value::Money(found.wage_limit),
            Value::Whole(i64::from(found.year)),
            Value::text(marked(t, norms::PROMOTION, found.verified)),
            Value::text(assumed_text(t, &found.assumptions)),
        ];
        [who(person), cells].concat()
    };
    let rows = by_name(&found.rows).into_iter().map(line).collect();
    Sheet { name: k::CHECKS_SHEET_PROMOTION, heads: [WHO.as_slice(), heads.as_slice()].concat(), rows }
}
