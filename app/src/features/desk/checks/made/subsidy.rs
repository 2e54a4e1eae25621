//! Everybody's subsidies.

use super::super::norms;
use super::super::sheet::{Sheet, Value};
use super::super::views::{AllView, CellView, Weight};
use super::super::words::why_short;
use super::super::words::{assumed, assumed_text, euro, verdict, why};
use super::{Part, WHO, by_name, count, figure, row, who};
use crate::i18n::{Key, Texts, k};
use domain::subsidy::{SubsidyCheck, Verdict};
use services::checks::{Checked, Person, SubsidyTotals};

type Found = Checked<SubsidyCheck, SubsidyTotals>;

/// Which rows are seen.
const VIEWS: [(&str, Key); 3] =
    [("all", k::CHECKS_SEE_ALL), ("too-little", k::CHECKS_TOO_LITTLE), ("cannot-tell", k::CHECKS_CANNOT_TELL)];

fn is_in(code: &str, found: &SubsidyCheck) -> bool {
    match code {
        "too-little" => found.verdict == Verdict::TooLittle,
        "cannot-tell" => matches!(found.verdict, Verdict::CannotTell(_)),
        _ => true,
    }
}

/// The page.
pub(in super::super) fn view(t: Texts, part: Part<'_>, year: i16, found: &Found) -> AllView {
    let seen = part.seen(t, &VIEWS, &found.rows, is_in);
    let totals = &found.totals;
    let amount = |amount| euro(t, Some(amount));
    let missing = if totals.too_little == 0 { Weight::Plain } else { Weight::Mend };
    AllView {
        about: t.fill(k::CHECKS_ABOUT_YEAR, &[("count", &found.rows.len().to_string()), ("year", &year.to_string())]),
        tiles: vec![
            count(t, k::CHECKS_ENOUGH, totals.enough, norms::SUBSIDY, Weight::Good),
            count(t, k::CHECKS_TOO_LITTLE, totals.too_little, norms::SUBSIDY, Weight::Mend),
            count(t, k::CHECKS_NOT_OWED, totals.not_owed, norms::SUBSIDY, Weight::Plain),
            count(t, k::CHECKS_CANNOT_TELL, totals.cannot_tell, norms::SUBSIDY, Weight::Look),
            figure(t.get(k::CHECKS_MISSING_MONTH), amount(totals.missing), norms::SUBSIDY, missing),
        ],
        counts: sums(t, totals),
        tabs: seen.tabs,
        heads: vec![
            (k::CHECKS_RESULT, false),
            (k::CHECKS_MINIMUM, true),
            (k::CHECKS_PAID, true),
            (k::CHECKS_DIFFERENCE, true),
            (k::CHECKS_COST, true),
        ],
        rows: seen.rows.into_iter().map(|person| row(t, person, cells(t, &person.found))).collect(),
        page: seen.page,
        paging: seen.paging,
        files: part.files(),
        assumed: assumed(t, found.rows.iter().map(|row| row.found.assumptions.as_slice())),
        rests: vec![
            (k::CHECKS_MINIMUM, norms::SUBSIDY.to_owned()),
            (k::CHECKS_SAVED, norms::SAVED.to_owned()),
            (k::CHECKS_COST, norms::EMPLOYER.to_owned()),
        ],
    }
}

/// What the amounts of a month add up to.
pub(super) fn sums(t: Texts, totals: &SubsidyTotals) -> Vec<super::FigureView> {
    let one = |label: Key, amount, norm: &str| figure(t.get(label), euro(t, Some(amount)), norm, Weight::Plain);
    vec![
        one(k::CHECKS_SUM_MINIMUM, totals.legal_minimum, norms::SUBSIDY),
        one(k::CHECKS_SUM_PAID, totals.paid, norms::SUBSIDY),
        one(k::CHECKS_SUM_SAVING, totals.employer_saving, norms::EMPLOYER),
        one(k::CHECKS_SUM_COST, totals.employer_cost, norms::EMPLOYER),
    ]
}

/// What a row of the table says.
pub(super) fn cells(t: Texts, found: &SubsidyCheck) -> Vec<CellView> {
    let (weight, word) = verdict(found.verdict);
    let why = why_short(found.verdict).map(|key| t.get(key).to_owned()).unwrap_or_default();
    let amounts = [found.legal_minimum, found.paid, found.difference, found.employer_cost];
    let mut cells = vec![CellView::Said(weight, t.get(word).to_owned(), why)];
    cells.extend(amounts.map(|amount| CellView::Figure(euro(t, amount))));
    cells
}

/// What a file says of each, after who it is.
pub(super) const HEADS: [Key; 13] = [
    k::CHECKS_RESULT,
    k::CHECKS_REASON,
    k::CHECKS_MINIMUM,
    k::CHECKS_FLAT,
    k::CHECKS_EXACT,
    k::CHECKS_SAVED,
    k::CHECKS_PAID,
    k::CHECKS_DIFFERENCE,
    k::CHECKS_SAVING,
    k::CHECKS_COST,
    k::CHECKS_YEAR,
    k::CHECKS_LAW,
    k::CHECKS_ASSUMED,
];

/// The cells below [`HEADS`].
pub(super) fn values(t: Texts, found: &SubsidyCheck) -> Vec<Value> {
    let (_, word) = verdict(found.verdict);
    vec![
        Value::text(t.get(word)),
        Value::text(why(t, found)),
        Value::money(found.legal_minimum),
        Value::Money(found.flat),
        Value::money(found.exact),
        Value::money(found.saved),
        Value::money(found.paid),
        Value::money(found.difference),
        Value::money(found.employer_saving),
        Value::money(found.employer_cost),
        Value::Whole(i64::from(found.year)),
        Value::text(norms::SAVED),
        Value::text(assumed_text(t, &found.assumptions)),
    ]
}

/// The file: everybody, in the order of the page.
pub fn sheet(t: Texts, found: &Found) -> Sheet {
    let line = |person: &Person<SubsidyCheck>| [who(person), values(t, &person.found)].concat();
    let rows = by_name(&found.rows).into_iter().map(line).collect();
    Sheet { name: k::CHECKS_SHEET_SUBSIDY, heads: [WHO.as_slice(), HEADS.as_slice()].concat(), rows }
}
