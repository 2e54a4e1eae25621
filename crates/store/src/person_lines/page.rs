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
    Org: NAME_UP = page!("", "person_line.sort_name, person_line.record_id");
    Org: NAME_DOWN = page!("", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: NUMBER_UP = page!("", "person_line.sort_number, person_line.record_id");
    Org: NUMBER_DOWN = page!("", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: ENTRY_UP = page!("", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: ENTRY_DOWN = page!("", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: OWN_UP = page!("", "person_line.own_cents, person_line.record_id");
    Org: OWN_DOWN = page!("", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: OPEN_UP = page!("", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: OPEN_DOWN = page!("", "person_line.urgency, person_line.sort_name, person_line.record_id");
    Org: OPEN_NAME_UP = page!(" AND is_open = 1", "person_line.sort_name, person_line.record_id");
    Org: OPEN_NAME_DOWN = page!(" AND is_open = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: WITHOUT_NAME_UP = page!(" AND is_without = 1", "person_line.sort_name, person_line.record_id");
    Org: WITHOUT_NAME_DOWN = page!(" AND is_without = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: DORMANT_NAME_UP = page!(" AND is_dormant = 1", "person_line.sort_name, person_line.record_id");
    Org: DORMANT_NAME_DOWN = page!(" AND is_dormant = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: INVITED_NAME_UP = page!(" AND is_invited = 1", "person_line.sort_name, person_line.record_id");
    Org: INVITED_NAME_DOWN = page!(" AND is_invited = 1", "person_line.sort_name DESC, person_line.record_id DESC");
    Org: SOME_NUMBER_UP = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.sort_number, person_line.record_id");
    Org: SOME_NUMBER_DOWN = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.sort_number DESC, person_line.record_id DESC");
    Org: SOME_ENTRY_UP = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.entry_on NULLS FIRST, person_line.record_id");
    Org: SOME_ENTRY_DOWN = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.entry_on DESC NULLS LAST, person_line.record_id DESC");
    Org: SOME_OWN_UP = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.own_cents, person_line.record_id");
    Org: SOME_OWN_DOWN = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.own_cents DESC, person_line.record_id DESC");
    Org: SOME_OPEN_UP = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.urgency DESC, person_line.sort_name DESC, person_line.record_id DESC");
    Org: SOME_OPEN_DOWN = page!(" AND +is_open >= $4 AND +is_without >= $5 AND +is_dormant >= $6 AND +is_invited >= $7", "person_line.urgency, person_line.sort_name, person_line.record_id");
}

/// The statement whose page is a range of an index; none where a facet has no index of its own in this order.
pub(super) const fn ranged(facet: PersonFacet, sort: PersonSort, direction: Direction) -> Option<Statement<Org>> {
    let up = matches!(direction, Direction::Up);
    Some(match (facet, sort) {
        (PersonFacet::All, PersonSort::Name) => {
            if up {
                NAME_UP
            } else {
                NAME_DOWN
            }
        }
        (PersonFacet::All, PersonSort::Number) => {
            if up {
                NUMBER_UP
            } else {
                NUMBER_DOWN
            }
        }
        (PersonFacet::All, PersonSort::Entry) => {
            if up {
                ENTRY_UP
            } else {
                ENTRY_DOWN
            }
        }
        (PersonFacet::All, PersonSort::Own) => {
            if up {
                OWN_UP
            } else {
                OWN_DOWN
            }
        }
        (PersonFacet::All, PersonSort::Open) => {
            if up {
                OPEN_UP
            } else {
                OPEN_DOWN
            }
        }
        (PersonFacet::Open, PersonSort::Name) => {
            if up {
                OPEN_NAME_UP
            } else {
                OPEN_NAME_DOWN
            }
        }
        (PersonFacet::Without, PersonSort::Name) => {
            if up {
                WITHOUT_NAME_UP
            } else {
                WITHOUT_NAME_DOWN
            }
        }
        (PersonFacet::Dormant, PersonSort::Name) => {
            if up {
                DORMANT_NAME_UP
            } else {
                DORMANT_NAME_DOWN
            }
        }
        (PersonFacet::Invited, PersonSort::Name) => {
            if up {
                INVITED_NAME_UP
            } else {
                INVITED_NAME_DOWN
            }
        }
        _ => return None,
    })
}

/// The statement that passes over the lines of all and leaves out those below the floor.
pub(super) const fn filtered(sort: PersonSort, direction: Direction) -> Statement<Org> {
    let up = matches!(direction, Direction::Up);
    match sort {
        PersonSort::Number => {
            if up {
                SOME_NUMBER_UP
            } else {
                SOME_NUMBER_DOWN
            }
        }
        PersonSort::Entry => {
            if up {
                SOME_ENTRY_UP
            } else {
                SOME_ENTRY_DOWN
            }
        }
        PersonSort::Own => {
            if up {
                SOME_OWN_UP
            } else {
                SOME_OWN_DOWN
            }
        }
        PersonSort::Name | PersonSort::Open => {
            if up {
                SOME_OPEN_UP
            } else {
                SOME_OPEN_DOWN
            }
        }
    }
}

/// What a line of the facet has at least: open, without, dormant, invited.
pub(super) const fn floor(facet: PersonFacet) -> [i64; 4] {
    match facet {
        PersonFacet::All => [0, 0, 0, 0],
        PersonFacet::Open => [1, 0, 0, 0],
        PersonFacet::Without => [0, 1, 0, 0],
        PersonFacet::Dormant => [0, 0, 1, 0],
        PersonFacet::Invited => [0, 0, 0, 1],
    }
}
