//! What a new year's numbers change for everybody.

use super::super::norms;
use super::super::sheet::{Sheet, Value};
use super::super::views::{AllView, CellView, FigureView, Weight};
use super::super::words::{assumed, assumed_text, change, euro, verdict};
use super::{Part, WHO, by_name, count, row, who};
use crate::i18n::{Key, Texts, date, k};
use domain::money::Cents;
use domain::switch_day::{Preview, Side};
use jiff::civil::Date;
use services::checks::{Checked, Person, SwitchTotals};

type Found = Checked<Preview, SwitchTotals>;

/// Which rows are seen; first those for whom something changes.
const VIEWS: [(&str, Key); 2] = [("affected", k::CHECKS_AFFECTED), ("all", k::CHECKS_SEE_ALL)];

fn is_in(code: &str, found: &Preview) -> bool {
    code == "all" || !found.changes.is_empty()
}

/// The page.
pub(in super::super) fn view(t: Texts, part: Part<'_>, day: Date, found: &Found) -> AllView {
    let seen = part.seen(t, &VIEWS, &found.rows, is_in);
    let totals = &found.totals;
    let (people, day) = (found.rows.len().to_string(), date(t.lang(), day));
    AllView {
        about: t.fill(k::CHECKS_ABOUT_DAY, &[("count", &people), ("day", &day)]),
        tiles: vec![
            count(t, k::CHECKS_AFFECTED, totals.affected, "", Weight::Look),
            count(t, k::CHECKS_KIND_TOO_LITTLE, totals.too_little, norms::SUBSIDY, Weight::Mend),
            count(t, k::CHECKS_KIND_INSURANCE_ALL, totals.over_insurance_free, norms::INSURANCE_FREE, Weight::Look),
            count(t, k::CHECKS_KIND_TAX_ALL, totals.over_tax_free, norms::TAX_FREE, Weight::Look),
        ],
        counts: kinds(t, totals),
        tabs: seen.tabs,
        heads: vec![
            (k::CHECKS_CHANGES, false),
            (k::CHECKS_MINIMUM, true),
            (k::CHECKS_OVER_INSURANCE, true),
            (k::CHECKS_OVER_TAX, true),
            (k::CHECKS_STATE_YEAR, true),
        ],
        rows: seen.rows.into_iter().map(|person| row(t, person, cells(t, &person.found))).collect(),
        page: seen.page,
        paging: seen.paging,
        files: part.files(),
        assumed: assumed(t, found.rows.iter().map(|row| row.found.assumptions.as_slice())),
        rests: vec![
            (k::CHECKS_MINIMUM, norms::SUBSIDY.to_owned()),
            (k::CHECKS_OVER_INSURANCE, norms::INSURANCE_FREE.to_owned()),
            (k::CHECKS_OVER_TAX, norms::TAX_FREE.to_owned()),
            (k::CHECKS_STATE_YEAR, norms::PROMOTED.to_owned()),
        ],
    }
}

/// How many people each kind of change concerns.
fn kinds(t: Texts, totals: &SwitchTotals) -> Vec<FigureView> {
    let kinds = [
        (k::CHECKS_KIND_INSURANCE_OVER, totals.insurance_free_exceeded, norms::INSURANCE_FREE),
        (k::CHECKS_KIND_INSURANCE_KEPT, totals.insurance_free_kept, norms::INSURANCE_FREE),
        (k::CHECKS_KIND_TAX_OVER, totals.tax_free_exceeded, norms::TAX_FREE),
        (k::CHECKS_KIND_TAX_KEPT, totals.tax_free_kept, norms::TAX_FREE),
        (k::CHECKS_KIND_MINIMUM, totals.legal_minimum, norms::SUBSIDY),
        (k::CHECKS_KIND_ENOUGH, totals.enough, norms::SUBSIDY),
        (k::CHECKS_KIND_BEGINS, totals.promotion_begins, norms::PROMOTION),
        (k::CHECKS_KIND_ENDS, totals.promotion_ends, norms::PROMOTION),
        (k::CHECKS_KIND_PROMOTION, totals.promotion_changes, norms::PROMOTED),
    ];
    kinds.into_iter().map(|(label, people, norm)| count(t, label, people, norm, Weight::Plain)).collect()
}

/// An amount, or both where they differ.
fn both(t: Texts, before: Option<Cents>, after: Option<Cents>) -> CellView {
    let (first, then) = (euro(t, before), euro(t, after));
    CellView::Figure(if first == then {
        then
    } else {
        t.fill(k::CHECKS_BEFORE_AFTER, &[("before", &first), ("after", &then)])
    })
}

fn cells(t: Texts, found: &Preview) -> Vec<CellView> {
    let Preview { before, after, .. } = found;
    let changes: Vec<String> = found.changes.iter().map(|one| change(t, one)).collect();
    let changes = if changes.is_empty() { vec![t.get(k::CHECKS_NO_CHANGE).to_owned()] } else { changes };
    let pair = |value: fn(&Side) -> Cents| both(t, Some(value(before)), Some(value(after)));
    vec![
        CellView::Lines(changes),
        both(t, before.legal_minimum, after.legal_minimum),
        pair(|side| side.insurance_free.over),
        pair(|side| side.tax_free.over),
        pair(|side| side.promoted),
    ]
}

/// What a file says of each side of the day.
const SIDE: [(Key, Key); 5] = [
    (k::CHECKS_BEFORE_MINIMUM, k::CHECKS_AFTER_MINIMUM),
    (k::CHECKS_BEFORE_RESULT, k::CHECKS_AFTER_RESULT),
    (k::CHECKS_BEFORE_INSURANCE, k::CHECKS_AFTER_INSURANCE),
    (k::CHECKS_BEFORE_TAX, k::CHECKS_AFTER_TAX),
    (k::CHECKS_BEFORE_STATE, k::CHECKS_AFTER_STATE),
];

fn side(t: Texts, side: &Side) -> [Value; 5] {
    [
        Value::money(side.legal_minimum),
        Value::text(t.get(verdict(side.verdict).1)),
        Value::Money(side.insurance_free.over),
        Value::Money(side.tax_free.over),
        Value::Money(side.promoted),
    ]
}

/// The file: everybody, in the order of the page; who is not affected has nothing under what changes.
pub fn sheet(t: Texts, found: &Found) -> Sheet {
    let mut heads = WHO.to_vec();
    heads.extend([k::CHECKS_CHANGES, k::CHECKS_TOTAL_MONTH]);
    heads.extend(SIDE.into_iter().flat_map(|(before, after)| [before, after]));
    heads.extend([k::CHECKS_LAW, k::CHECKS_ASSUMED]);
    let law = [norms::SUBSIDY, norms::INSURANCE_FREE, norms::TAX_FREE, norms::PROMOTION].join("; ");
    let line = |person: &Person<Preview>| {
        let found = &person.found;
        let changes: Vec<String> = found.changes.iter().map(|one| change(t, one)).collect();
        let mut cells = who(person);
        cells.extend([Value::text(changes.join(" ")), Value::Money(found.total)]);
        let sides = side(t, &found.before).into_iter().zip(side(t, &found.after));
        cells.extend(sides.flat_map(|(before, after)| [before, after]));
        cells.extend([Value::text(law.as_str()), Value::text(assumed_text(t, &found.assumptions))]);
        cells
    };
    let rows = by_name(&found.rows).into_iter().map(line).collect();
    Sheet { name: k::CHECKS_SHEET_SWITCH, heads, rows }
}
