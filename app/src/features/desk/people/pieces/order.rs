//! Which part of the list an address means. What it does not know is as usual; whom one looks for it never says.

use domain::listing::{Direction, PersonFacet, PersonSort};

/// A part of the list, in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Which people.
    pub facet: PersonFacet,
    /// In which order.
    pub sort: PersonSort,
    /// Which way round.
    pub direction: Direction,
    /// Which page, from 1.
    pub page: u32,
}

impl Default for Order {
    fn default() -> Self {
        Self { facet: PersonFacet::All, sort: PersonSort::Name, direction: Direction::Up, page: 1 }
    }
}

impl Order {
    /// Reads what follows the question mark of an address.
    pub fn read(query: &str) -> Self {
        let value = |name: &str| {
            let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
        };
        let sort = PersonSort::from_code(value("sort")).unwrap_or(PersonSort::Name);
        Self {
            facet: PersonFacet::from_code(value("facet")).unwrap_or(PersonFacet::All),
            sort,
            direction: Direction::from_code(value("dir")).unwrap_or_else(|| first_direction(sort)),
            page: value("page").parse().ok().filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// The address of this part of the list at `base`; what is usual is left out.
    pub fn address(self, base: &str) -> String {
        match self.pairs() {
            pairs if pairs.is_empty() => base.to_owned(),
            pairs => format!("{base}?{}", pairs.join("&")),
        }
    }

    /// The same up to where the number of a page follows.
    pub fn paging(self, base: &str) -> String {
        let mut pairs = Self { page: 1, ..self }.pairs();
        pairs.push("page=".to_owned());
        format!("{base}?{}", pairs.join("&"))
    }

    /// Another facet, in its usual order.
    pub fn of(facet: PersonFacet) -> Self {
        Self { facet, ..Self::default() }
    }

    /// Sorted by this, the other way round if it is already.
    #[must_use]
    pub fn by(self, sort: PersonSort) -> Self {
        let direction = match self.direction {
            Direction::Up if self.sort == sort => Direction::Down,
            Direction::Down if self.sort == sort => Direction::Up,
            _ => first_direction(sort),
        };
        Self { sort, direction, page: 1, ..self }
    }

    fn pairs(self) -> Vec<String> {
        let usual = Self::default();
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: &str| pairs.push(format!("{name}={value}"));
        if self.facet != usual.facet {
            add("facet", self.facet.code());
        }
        if self.sort != usual.sort {
            add("sort", self.sort.code());
        }
        if self.direction != first_direction(self.sort) {
            add("dir", self.direction.code());
        }
        if self.page > 1 {
            add("page", &self.page.to_string());
        }
        pairs
    }
}

/// The way round in which a list is of use: names from A, amounts and what is urgent from the top.
const fn first_direction(sort: PersonSort) -> Direction {
    match sort {
        PersonSort::Own | PersonSort::Open => Direction::Down,
        PersonSort::Name | PersonSort::Number | PersonSort::Entry => Direction::Up,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "/desk/kessler/people";

    #[test]
    fn an_address_says_what_is_not_usual_and_nothing_else() {
        assert_eq!(Order::default().address(BASE), BASE);
        assert_eq!(Order::of(PersonFacet::Open).address(BASE), format!("{BASE}?facet=open"));
        let own = Order::default().by(PersonSort::Own);
        assert_eq!(own.address(BASE), format!("{BASE}?sort=own"));
        assert_eq!(own.by(PersonSort::Own).address(BASE), format!("{BASE}?sort=own&dir=up"));
        assert_eq!(Order { page: 3, ..own }.paging(BASE), format!("{BASE}?sort=own&page="));
    }

    #[test]
    fn what_an_address_says_is_read_again_and_the_unknown_is_as_usual() {
        for facet in PersonFacet::ALL {
            for sort in PersonSort::ALL {
                for direction in Direction::ALL {
                    let order = Order { facet: *facet, sort: *sort, direction: *direction, page: 7 };
                    let address = order.address("");
                    assert_eq!(Order::read(&address), order, "{address}");
                }
            }
        }
        for query in
            ["", "facet=x&sort=&dir=sideways&page=0", "page=-1", "page=99999999999", "find=01a2&draft=x", "&&=&"]
        {
            assert_eq!(Order::read(query), Order::default(), "{query}");
        }
    }
}
