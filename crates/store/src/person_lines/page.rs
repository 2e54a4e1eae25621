//! One statement per order, so that a page is a range of its index; the names are fetched for the page only.

use crate::engine::statement::{Statement, statements};
use crate::listing::Direction;
use domain::Org;
use domain::listing::{PersonFacet, PersonSort};

/// A page: which lines in which order. The order is said twice, as a join keeps none. A cross join keeps SQLite from
/// starting at another table than the page, and a plus before a column from looking for an
/// index by it instead of going along the order.
macro_rules! page {
    ($filter:literal, $order:literal) => {
        concat!(
            "SELECT person_record.id, person_record.given_name, person_record.family_name, person_record.personnel_no, person_record.state, person_line.employment, person_line.site_id, person_line.entry_on, person_line.contracts, person_line.way, person_line.own_cents, person_line.employer_cents, person_line.step, person_line.step_on, person_line.currency FROM (SELECT record_id FROM person_line WHERE org_id = $1",
            $filter,
            " ORDER BY ",
            $order,
            " LIMIT $2 OFFSET $3) AS page CROSS JOIN person_line CROSS JOIN person_record WHERE person_line.org_id = $1 AND person_line.record_id = page.record_id AND person_record.org_id = $1 AND person_record.id = page.record_id ORDER BY ",
            $order,
        )
    };
}

statements! {
    Org: ALL_NAME_UP = page!("", "person_line.sort_name, person_line.record_id");
    Org: ALL_NAME_DOWN = page!("", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: ALL_NUMBER_UP = page!("", "person_line.sort_number, person_line.record_id");
    Org: ALL_NUMBER_DOWN = page!("", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: ALL_ENTRY_UP = page!("", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: ALL_ENTRY_DOWN = page!("", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: ALL_OWN_UP = page!("", "person_line.own_cents, person_line.record_id");
    Org: ALL_OWN_DOWN = page!("", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: ALL_OPEN_UP = page!("", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: ALL_OPEN_DOWN = page!("", "person_line.urgency, person_line.sort_name, person_line.record_id");
    Org: TODO_NAME_UP = page!(" AND is_open = 1", "person_line.sort_name, person_line.record_id");
    Org: TODO_NAME_DOWN = page!(" AND is_open = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: TODO_NUMBER_UP = page!(" AND +is_open = 1", "person_line.sort_number, person_line.record_id");
    Org: TODO_NUMBER_DOWN = page!(" AND +is_open = 1", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: TODO_ENTRY_UP = page!(" AND +is_open = 1", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: TODO_ENTRY_DOWN = page!(" AND +is_open = 1", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: TODO_OWN_UP = page!(" AND +is_open = 1", "person_line.own_cents, person_line.record_id");
    Org: TODO_OWN_DOWN = page!(" AND +is_open = 1", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: TODO_OPEN_UP = page!(" AND +is_open = 1", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: TODO_OPEN_DOWN = page!(" AND +is_open = 1", "person_line.urgency, person_line.sort_name, person_line.record_id");
    Org: WITHOUT_NAME_UP = page!(" AND is_without = 1", "person_line.sort_name, person_line.record_id");
    Org: WITHOUT_NAME_DOWN = page!(" AND is_without = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: WITHOUT_NUMBER_UP = page!(" AND is_without = 1", "person_line.sort_number, person_line.record_id");
    Org: WITHOUT_NUMBER_DOWN = page!(" AND is_without = 1", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: WITHOUT_ENTRY_UP = page!(" AND is_without = 1", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: WITHOUT_ENTRY_DOWN = page!(" AND is_without = 1", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: WITHOUT_OWN_UP = page!(" AND is_without = 1", "person_line.own_cents, person_line.record_id");
    Org: WITHOUT_OWN_DOWN = page!(" AND is_without = 1", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: WITHOUT_OPEN_UP = page!(" AND is_without = 1", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: WITHOUT_OPEN_DOWN = page!(" AND is_without = 1", "person_line.urgency, person_line.sort_name, person_line.record_id");
    Org: DORMANT_NAME_UP = page!(" AND is_dormant = 1", "person_line.sort_name, person_line.record_id");
    Org: DORMANT_NAME_DOWN = page!(" AND is_dormant = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: DORMANT_NUMBER_UP = page!(" AND is_dormant = 1", "person_line.sort_number, person_line.record_id");
    Org: DORMANT_NUMBER_DOWN = page!(" AND is_dormant = 1", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: DORMANT_ENTRY_UP = page!(" AND is_dormant = 1", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: DORMANT_ENTRY_DOWN = page!(" AND is_dormant = 1", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: DORMANT_OWN_UP = page!(" AND is_dormant = 1", "person_line.own_cents, person_line.record_id");
    Org: DORMANT_OWN_DOWN = page!(" AND is_dormant = 1", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: DORMANT_OPEN_UP = page!(" AND is_dormant = 1", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: DORMANT_OPEN_DOWN = page!(" AND is_dormant = 1", "person_line.urgency, person_line.sort_name, person_line.record_id");
    Org: INVITED_NAME_UP = page!(" AND is_invited = 1", "person_line.sort_name, person_line.record_id");
    Org: INVITED_NAME_DOWN = page!(" AND is_invited = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: INVITED_NUMBER_UP = page!(" AND is_invited = 1", "person_line.sort_number, person_line.record_id");
    Org: INVITED_NUMBER_DOWN = page!(" AND is_invited = 1", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: INVITED_ENTRY_UP = page!(" AND is_invited = 1", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: INVITED_ENTRY_DOWN = page!(" AND is_invited = 1", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: INVITED_OWN_UP = page!(" AND is_invited = 1", "person_line.own_cents, person_line.record_id");
    Org: INVITED_OWN_DOWN = page!(" AND is_invited = 1", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: INVITED_OPEN_UP = page!(" AND is_invited = 1", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: INVITED_OPEN_DOWN = page!(" AND is_invited = 1", "person_line.urgency, person_line.sort_name, person_line.record_id");
}

/// Both directions of the orders by name, number, entry, own contribution and what is open.
type Orders = [[Statement<Org>; 2]; 5];

const ALL: Orders = [
    [ALL_NAME_UP, ALL_NAME_DOWN],
    [ALL_NUMBER_UP, ALL_NUMBER_DOWN],
    [ALL_ENTRY_UP, ALL_ENTRY_DOWN],
    [ALL_OWN_UP, ALL_OWN_DOWN],
    [ALL_OPEN_UP, ALL_OPEN_DOWN],
];
const TODO: Orders = [
    [TODO_NAME_UP, TODO_NAME_DOWN],
    [TODO_NUMBER_UP, TODO_NUMBER_DOWN],
    [TODO_ENTRY_UP, TODO_ENTRY_DOWN],
    [TODO_OWN_UP, TODO_OWN_DOWN],
    [TODO_OPEN_UP, TODO_OPEN_DOWN],
];
const WITHOUT: Orders = [
    [WITHOUT_NAME_UP, WITHOUT_NAME_DOWN],
    [WITHOUT_NUMBER_UP, WITHOUT_NUMBER_DOWN],
    [WITHOUT_ENTRY_UP, WITHOUT_ENTRY_DOWN],
    [WITHOUT_OWN_UP, WITHOUT_OWN_DOWN],
    [WITHOUT_OPEN_UP, WITHOUT_OPEN_DOWN],
];
const DORMANT: Orders = [
    [DORMANT_NAME_UP, DORMANT_NAME_DOWN],
    [DORMANT_NUMBER_UP, DORMANT_NUMBER_DOWN],
    [DORMANT_ENTRY_UP, DORMANT_ENTRY_DOWN],
    [DORMANT_OWN_UP, DORMANT_OWN_DOWN],
    [DORMANT_OPEN_UP, DORMANT_OPEN_DOWN],
];
const INVITED: Orders = [
    [INVITED_NAME_UP, INVITED_NAME_DOWN],
    [INVITED_NUMBER_UP, INVITED_NUMBER_DOWN],
    [INVITED_ENTRY_UP, INVITED_ENTRY_DOWN],
    [INVITED_OWN_UP, INVITED_OWN_DOWN],
    [INVITED_OPEN_UP, INVITED_OPEN_DOWN],
];

/// The statement whose page is a range of an index. Almost everybody is open: there an order passes over the few who are not.
pub(super) const fn statement(facet: PersonFacet, sort: PersonSort, direction: Direction) -> Statement<Org> {
    let orders = match facet {
        PersonFacet::All => ALL,
        PersonFacet::Open => TODO,
        PersonFacet::Without => WITHOUT,
        PersonFacet::Dormant => DORMANT,
        PersonFacet::Invited => INVITED,
    };
    let [up, down] = match sort {
        PersonSort::Name => orders[0],
        PersonSort::Number => orders[1],
        PersonSort::Entry => orders[2],
        PersonSort::Own => orders[3],
        PersonSort::Open => orders[4],
    };
    match direction {
        Direction::Up => up,
        Direction::Down => down,
    }
}
