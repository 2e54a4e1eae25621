//! What services found becomes what pages and files show.

mod promotion;
mod subsidy;
mod subsidy_list;
mod switch_day;

pub use promotion::sheet as promotion_sheet;
pub(super) use promotion::view as promotions;
pub use subsidy::sheet as subsidy_sheet;
pub(super) use subsidy::view as subsidies;
pub use subsidy_list::sheet as list_sheet;
pub(super) use subsidy_list::{ListView, view as list_view};
pub use switch_day::sheet as switch_sheet;
pub(super) use switch_day::view as switches;

use super::sheet::Value;
use super::views::{CellView, FigureView, RowView, Weight};
use crate::i18n::{Key, Texts, k};
use services::checks::Person;

/// So many people stand on a page.
const PAGE: usize = 50;

/// Which part of a result an address means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// The page's address.
    pub base: &'a str,
    /// What else stands in the query and stays: `day=2027-01-01&`.
    pub keeps: &'a str,
    /// The code of the rows that are seen; what is unknown is as usual.
    pub only: &'a str,
    /// Which page, from 1.
    pub page: u16,
}

/// What a page shows of a result.
struct Seen<'a, T> {
    /// The people of the page, by name.
    rows: Vec<&'a Person<T>>,
    /// Which page of how many.
    page: (u16, u16),
    /// The ways to other rows: text, address, whether it is this one.
    tabs: Vec<(String, String, bool)>,
    /// The address up to the number of a page.
    paging: String,
}

impl Part<'_> {
    /// The people of the view that is meant; one that is not known is the first.
    fn seen<'a, T>(
        self,
        t: Texts,
        views: &[(&'static str, Key)],
        people: &'a [Person<T>],
        is_in: impl Fn(&str, &T) -> bool,
    ) -> Seen<'a, T> {
        let known = views.iter().find(|(code, _)| *code == self.only).or(views.first());
        let only = known.map_or("", |(code, _)| code);
        let rows = by_name(people).into_iter().filter(|row| is_in(only, &row.found)).collect();
        let (rows, page) = self.cut(rows);
        let tab = |(code, label): &(&'static str, Key)| {
            let count = people.iter().filter(|row| is_in(code, &row.found)).count();
            self.tab(t, code, *label, count, *code == only)
        };
        Seen { rows, page, tabs: views.iter().map(tab).collect(), paging: self.paging(only) }
    }

    /// A way to other rows.
    fn tab(self, t: Texts, code: &str, label: Key, count: usize, current: bool) -> (String, String, bool) {
        let address = format!("{}?{}only={code}", self.base, self.keeps);
        (format!("{}\u{a0}{count}", t.get(label)), address, current)
    }

    /// The address up to the number of a page.
    fn paging(self, code: &str) -> String {
        format!("{}?{}only={code}&page=", self.base, self.keeps)
    }

    /// The files of the result.
    fn files(self) -> [String; 2] {
        let keeps = self.keeps.trim_end_matches('&');
        let query = if keeps.is_empty() { String::new() } else { format!("?{keeps}") };
        ["csv", "xlsx"].map(|kind| format!("{}.{kind}{query}", self.base))
    }

    /// The rows of this page, and which it is of how many. A page beyond the last is the last.
    fn cut<T>(self, rows: Vec<T>) -> (Vec<T>, (u16, u16)) {
        let pages = u16::try_from(rows.len().div_ceil(PAGE)).unwrap_or(u16::MAX).max(1);
        let page = self.page.clamp(1, pages);
        let from = usize::from(page - 1) * PAGE;
        (rows.into_iter().skip(from).take(PAGE).collect(), (page, pages))
    }
}

/// People by their names, as lists of people are read.
fn by_name<T>(rows: &[Person<T>]) -> Vec<&Person<T>> {
    let mut rows: Vec<&Person<T>> = rows.iter().collect();
    rows.sort_by_cached_key(|row| (row.family_name.to_lowercase(), row.given_name.to_lowercase(), row.record));
    rows
}

fn row<T>(t: Texts, person: &Person<T>, cells: Vec<CellView>) -> RowView {
    RowView {
        name: format!("{} {}", person.given_name, person.family_name),
        id: person.record.to_string(),
        number: t.fill(k::LETTERS_NUMBER, &[("number", &person.personnel_no)]),
        cells,
    }
}

/// The cells of a file that say who it is.
fn who<T>(person: &Person<T>) -> Vec<Value> {
    let Person { personnel_no, family_name, given_name, .. } = person;
    vec![Value::text(personnel_no), Value::text(family_name), Value::text(given_name)]
}

/// Their headings.
const WHO: [Key; 3] = [k::IMPORT_COLUMN_PERSONNEL_NUMBER, k::IMPORT_COLUMN_FAMILY_NAME, k::IMPORT_COLUMN_GIVEN_NAME];

fn figure(label: &str, figure: String, norm: &str, weight: Weight) -> FigureView {
    FigureView { label: label.to_owned(), figure, norm: norm.to_owned(), weight }
}

/// A number of people, with its weight where there is anybody.
fn count(t: Texts, label: Key, count: u32, norm: &str, weight: Weight) -> FigureView {
    let weight = if count == 0 { Weight::Plain } else { weight };
    figure(t.get(label), count.to_string(), norm, weight)
}
