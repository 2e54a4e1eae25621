//! The tax of the year in which a lump sum is paid.

use super::explanations::leads_to;
use calc::payout::{Benefit, LumpSumTax, PayoutInput, Status, payout};
use calc::wage_tax::CareRate;
use calc::{Cents, Land, Percent};
use proptest::prelude::*;

fn input(benefit: Benefit, statutory: Cents, status: Status) -> PayoutInput {
    PayoutInput {
        year: 2026,
        benefit,
        statutory,
        statutory_since: 2026,
        status,
        additional: Percent::from_basis_points(290),
        care: CareRate::Plain,
        church: true,
        land: Land::NordrheinWestfalen,
    }
}

fn tax(capital: i64, statutory: i64, status: Status) -> LumpSumTax {
    let input = input(Benefit::LumpSum(Cents::new(capital)), Cents::new(statutory), status);
    payout(&input).expect("valid").lump_sum_tax().expect("a lump sum")
}

/// 36,000 less 102 (EStG § 9a S. 1 Nr. 3) and 36 (§ 10c): 35,862, by § 32a 5,929. In the pensioners' insurance the contributions of the
/// year are off, too: 12 × 28.69, up to 345.
#[test]
fn by_hand() {
    let private = tax(3_600_000, 0, Status::Private);
    assert_eq!((private.with.income, private.with.income_tax), (Cents::euro(35_862), Cents::euro(5_929)));
    assert_eq!(private.with.church, Cents::new(53_361), "9 % of it");
    assert_eq!(private.without.sum(), Cents::ZERO);
    assert_eq!(private.more(), private.with.sum());
    let compulsory = tax(3_600_000, 0, Status::Compulsory);
    assert_eq!((compulsory.with.income, compulsory.with.income_tax), (Cents::euro(35_517), Cents::euro(5_825)));
}

#[test]
fn a_pension_has_none() {
    let monthly = payout(&input(Benefit::Monthly(Cents::euro(300)), Cents::ZERO, Status::Compulsory)).expect("valid");
    assert_eq!(monthly.lump_sum_tax(), None);
    assert_eq!(monthly.lump_sum_tax_explanation(), None);
}

proptest! {
    /// A twelfth of it as a pension without contributions has the same tax, and the explanation leads to it.
    #[test]
    fn as_a_year_of_a_pension(month in 0_i64..100_000_000, statutory in 0_i64..1_000_000) {
        let (capital, statutory) = (Cents::new(month) * 12, Cents::new(statutory));
        let lump = payout(&input(Benefit::LumpSum(capital), statutory, Status::Private)).expect("valid");
        let pension = payout(&input(Benefit::Monthly(Cents::new(month)), statutory, Status::Private)).expect("valid");
        let (taxed, yearly) = (lump.lump_sum_tax().expect("a lump sum"), pension.taxed.expect("a pension"));
        prop_assert_eq!((taxed.with, taxed.without), (yearly.with, yearly.without));
        leads_to(&lump.lump_sum_tax_explanation().expect("a lump sum"), taxed.with.sum())?;
    }

    /// With contributions, too.
    #[test]
    fn it_explains_itself(capital in 0_i64..10_000_000_000, statutory in 0_i64..1_000_000) {
        let input = input(Benefit::LumpSum(Cents::new(capital)), Cents::new(statutory), Status::Compulsory);
        let found = payout(&input).expect("valid");
        let tax = found.lump_sum_tax().expect("a lump sum").with.sum();
        leads_to(&found.lump_sum_tax_explanation().expect("a lump sum"), tax)?;
    }
}
