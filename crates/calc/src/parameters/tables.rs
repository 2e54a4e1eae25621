//! Tables by year of birth or of the first pension.

use super::rows;
use crate::{Cents, Percent};
use std::sync::LazyLock;

const FIRST: i16 = 2005;
const LAST: i16 = 2058;

/// What stands for a year in EStG §§ 19 Abs. 2 and 24a.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PensionAllowance {
    /// Share of the pension, or of the wage, that is free.
    pub share: Percent,
    /// The most the pension allowance comes to (Versorgungsfreibetrag).
    pub most: Cents,
    /// Its supplement (Zuschlag).
    pub supplement: Cents,
    /// The most the old-age relief comes to (Altersentlastungsbetrag).
    pub relief_most: Cents,
}

static ALLOWANCES: LazyLock<Vec<PensionAllowance>> = LazyLock::new(|| {
    let table = rows::lines(include_str!("../../data/pension_allowances.tsv"));
    table
        .map(|line| {
            let number = |column: usize| line.get(column).and_then(|text| text.parse().ok()).unwrap_or(0);
            PensionAllowance {
                share: Percent::from_permille(number(1)),
                most: Cents::euro(number(2)),
                supplement: Cents::euro(number(3)),
                relief_most: Cents::euro(number(4)),
            }
        })
        .collect()
});

static SHARES: LazyLock<Vec<Percent>> = LazyLock::new(|| {
    let table = rows::lines(include_str!("../../data/taxable_shares.tsv"));
    table
        .map(|line| line.get(1).and_then(|text| text.parse().ok()).map_or(Percent::HUNDRED, Percent::from_permille))
        .collect()
});

/// The place of a year in a table that begins in 2005 and stays as it is from 2058.
fn place(year: i16) -> usize {
    usize::try_from(year.clamp(FIRST, LAST) - FIRST).unwrap_or(0)
}

/// The allowance by the year of the first pension, or by the year after the 64th birthday.
pub fn pension_allowance(year: i16) -> PensionAllowance {
    let none = PensionAllowance {
        share: Percent::default(),
        most: Cents::ZERO,
        supplement: Cents::ZERO,
        relief_most: Cents::ZERO,
    };
    ALLOWANCES.get(place(year)).copied().unwrap_or(none)
}

/// The taxable share of a statutory pension by its first year (EStG § 22 Nr. 1 S. 3 a aa).
pub fn taxable_share(year: i16) -> Percent {
    SHARES.get(place(year)).copied().unwrap_or(Percent::HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_each_year_once() {
        for (table, columns) in
            [(include_str!("../../data/pension_allowances.tsv"), 5), (include_str!("../../data/taxable_shares.tsv"), 2)]
        {
            let lines: Vec<_> = rows::lines(table).collect();
            let years: Vec<i16> = lines.iter().map(|line| line[0].parse().expect("year")).collect();
            assert_eq!(years, (FIRST..=LAST).collect::<Vec<_>>());
            assert!(
                lines.iter().all(|line| line.len() == columns && line.iter().all(|cell| cell.parse::<i64>().is_ok()))
            );
        }
    }

    #[test]
    fn the_allowances_follow_their_formula() {
        // 40 % in 2005, 1.6 points less each year to 2020, 0.8 in 2021 and 2022, then 0.4; the rest in proportion.
        let mut permille = 400;
        for year in FIRST..=LAST {
            let row = pension_allowance(year);
            assert_eq!(row.share, Percent::from_permille(permille), "{year}");
            assert_eq!(row.most, Cents::new(permille * 750), "{year}");
            assert_eq!(row.supplement, Cents::new(permille * 225), "{year}");
            assert_eq!(row.relief_most, Cents::new(permille * 475), "{year}");
            permille -= if year < 2020 {
                16
            } else if year < 2022 {
                8
            } else {
                4
            };
        }
    }

    #[test]
    fn the_taxable_share_rises_to_the_whole() {
        let shares: Vec<_> = (FIRST..=LAST).map(|year| taxable_share(year).ten_thousandths() / 1_000).collect();
        assert!(shares.is_sorted());
        assert_eq!((shares[0], shares[15], shares[18], shares[21], shares[53]), (500, 800, 825, 840, 1_000));
        assert_eq!(taxable_share(1980), taxable_share(2005));
        assert_eq!(taxable_share(3000), Percent::HUNDRED);
    }
}
