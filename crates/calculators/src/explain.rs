//! The words for the lines by which a calculation explains itself.

use crate::{Key, k};
use calc::explain::Text;

/// What a line is called. A line without words in one of the languages does not compile.
#[expect(clippy::too_many_lines, reason = "a table of names")]
pub const fn name(text: Text) -> Key {
    match text {
        Text::Net => k::CALC_NET_NET,
        Text::Gross => k::CALC_NET_GROSS,
        Text::Converted => k::CALC_NET_CONVERTED,
        Text::OneOff => k::CALC_NET_ONE_OFF,
        Text::TaxGross => k::CALC_NET_TAX_GROSS,
        Text::InsuranceGross => k::CALC_NET_INSURANCE_GROSS,
        Text::Taxes => k::CALC_TAX_TAXES,
        Text::AnnualWage => k::CALC_TAX_ANNUAL_WAGE,
        Text::PensionAllowance => k::CALC_TAX_PENSION_ALLOWANCE,
        Text::OldAgeRelief => k::CALC_TAX_OLD_AGE_RELIEF,
        Text::OfficeAllowance => k::CALC_TAX_OFFICE_ALLOWANCE,
        Text::OfficeAddition => k::CALC_TAX_OFFICE_ADDITION,
        Text::LumpSum => k::CALC_TAX_LUMP_SUM,
        Text::SpecialExpenses => k::CALC_TAX_SPECIAL_EXPENSES,
        Text::SingleParent => k::CALC_TAX_SINGLE_PARENT,
        Text::PensionSupplement => k::CALC_TAX_PENSION_SUPPLEMENT,
        Text::ProvisionPension => k::CALC_TAX_PROVISION_PENSION,
        Text::ProvisionHealth => k::CALC_TAX_PROVISION_HEALTH,
        Text::ProvisionLeast => k::CALC_TAX_PROVISION_LEAST,
        Text::Provisions => k::CALC_TAX_PROVISIONS,
        Text::ReducedWage => k::CALC_TAX_REDUCED_WAGE,
        Text::TaxableIncome => k::CALC_TAX_TAXABLE_INCOME,
        Text::HalfIncome => k::CALC_TAX_HALF_INCOME,
        Text::HalfTax => k::CALC_TAX_HALF_TAX,
        Text::UpperTax => k::CALC_TAX_UPPER_TAX,
        Text::LowerTax => k::CALC_TAX_LOWER_TAX,
        Text::ComparedTax => k::CALC_TAX_COMPARED_TAX,
        Text::AnnualTax => k::CALC_TAX_ANNUAL_TAX,
        Text::TaxWithFactor => k::CALC_TAX_TAX_WITH_FACTOR,
        Text::WageTax => k::CALC_TAX_WAGE_TAX,
        Text::IncomeWithChildren => k::CALC_TAX_INCOME_WITH_CHILDREN,
        Text::TaxWithChildren => k::CALC_TAX_TAX_WITH_CHILDREN,
        Text::AnnualSolidarity => k::CALC_TAX_ANNUAL_SOLIDARITY,
        Text::Solidarity => k::CALC_TAX_SOLIDARITY,
        Text::ChurchBase => k::CALC_TAX_CHURCH_BASE,
        Text::ChurchTax => k::CALC_TAX_CHURCH_TAX,
        Text::YearWithout => k::CALC_TAX_YEAR_WITHOUT,
        Text::TaxWithout => k::CALC_TAX_TAX_WITHOUT,
        Text::YearWith => k::CALC_TAX_YEAR_WITH,
        Text::TaxWith => k::CALC_TAX_TAX_WITH,
        Text::SpecialTax => k::CALC_TAX_SPECIAL_TAX,
        Text::SpecialSolidarity => k::CALC_TAX_SPECIAL_SOLIDARITY,
        Text::SpecialChurchTax => k::CALC_TAX_SPECIAL_CHURCH_TAX,
        Text::FlatTax => k::CALC_TAX_FLAT_TAX,
        Text::BaseHealth => k::CALC_INSURANCE_BASE_HEALTH,
        Text::BasePension => k::CALC_INSURANCE_BASE_PENSION,
        Text::BaseTotal => k::CALC_INSURANCE_BASE_TOTAL,
        Text::BaseEmployee => k::CALC_INSURANCE_BASE_EMPLOYEE,
        Text::Health => k::CALC_INSURANCE_HEALTH,
        Text::Additional => k::CALC_INSURANCE_ADDITIONAL,
        Text::Care => k::CALC_INSURANCE_CARE,
        Text::Childless => k::CALC_INSURANCE_CHILDLESS,
        Text::ChildReduction => k::CALC_INSURANCE_CHILD_REDUCTION,
        Text::Pension => k::CALC_INSURANCE_PENSION,
        Text::Unemployment => k::CALC_INSURANCE_UNEMPLOYMENT,
        Text::EmployerContributions => k::CALC_INSURANCE_EMPLOYER_CONTRIBUTIONS,
        Text::LumpHealth => k::CALC_INSURANCE_LUMP_HEALTH,
        Text::LumpPension => k::CALC_INSURANCE_LUMP_PENSION,
        Text::SubsidyHealth => k::CALC_INSURANCE_SUBSIDY_HEALTH,
        Text::SubsidyCare => k::CALC_INSURANCE_SUBSIDY_CARE,
        Text::OwnPrivate => k::CALC_INSURANCE_OWN_PRIVATE,
        Text::NetCost => k::CALC_CONVERSION_NET_COST,
        Text::NetBefore => k::CALC_CONVERSION_NET_BEFORE,
        Text::NetAfter => k::CALC_CONVERSION_NET_AFTER,
        Text::TaxSaved => k::CALC_CONVERSION_TAX_SAVED,
        Text::InsuranceSaved => k::CALC_CONVERSION_INSURANCE_SAVED,
        Text::PrivateChange => k::CALC_CONVERSION_PRIVATE_CHANGE,
        Text::FlowsIn => k::CALC_CONVERSION_FLOWS_IN,
        Text::Subsidy => k::CALC_CONVERSION_SUBSIDY,
        Text::SubsidyBasis => k::CALC_CONVERSION_SUBSIDY_BASIS,
        Text::EmployerSaving => k::CALC_CONVERSION_EMPLOYER_SAVING,
        Text::EmployerCost => k::CALC_CONVERSION_EMPLOYER_COST,
        Text::OverInsuranceFree => k::CALC_CONVERSION_OVER_INSURANCE_FREE,
        Text::OverTaxFree => k::CALC_CONVERSION_OVER_TAX_FREE,
        Text::Promotion => k::CALC_PROMOTION_AMOUNT,
        Text::PromotionWageLimit => k::CALC_PROMOTION_WAGE_LIMIT,
        Text::PromotionCounted => k::CALC_PROMOTION_COUNTED,
        Text::PensionNet => k::CALC_PAYOUT_PENSION_NET,
        Text::CompanyNet => k::CALC_PAYOUT_COMPANY_NET,
        Text::LumpSumDeduction => k::CALC_PAYOUT_LUMP_SUM_DEDUCTION,
        Text::StatutoryPension => k::CALC_PAYOUT_STATUTORY_PENSION,
        Text::CompanyPension => k::CALC_PAYOUT_COMPANY_PENSION,
        Text::StatutoryHealth => k::CALC_PAYOUT_STATUTORY_HEALTH,
        Text::StatutoryAdditional => k::CALC_PAYOUT_STATUTORY_ADDITIONAL,
        Text::StatutoryCare => k::CALC_PAYOUT_STATUTORY_CARE,
        Text::Assessed => k::CALC_PAYOUT_ASSESSED,
        Text::HealthAllowance => k::CALC_PAYOUT_HEALTH_ALLOWANCE,
        Text::BaseCompanyHealth => k::CALC_PAYOUT_BASE_COMPANY_HEALTH,
        Text::BaseCompanyCare => k::CALC_PAYOUT_BASE_COMPANY_CARE,
        Text::CompanyHealth => k::CALC_PAYOUT_COMPANY_HEALTH,
        Text::CompanyCare => k::CALC_PAYOUT_COMPANY_CARE,
        Text::FreeStatutory => k::CALC_PAYOUT_FREE_STATUTORY,
        Text::TaxableStatutory => k::CALC_PAYOUT_TAXABLE_STATUTORY,
        Text::OwnContributions => k::CALC_PAYOUT_OWN_CONTRIBUTIONS,
        Text::TaxableCompany => k::CALC_PAYOUT_TAXABLE_COMPANY,
        Text::IncomeTax => k::CALC_PAYOUT_INCOME_TAX,
        Text::AnnualChurchTax => k::CALC_PAYOUT_ANNUAL_CHURCH_TAX,
        Text::TaxOfYear => k::CALC_PAYOUT_TAX_OF_YEAR,
        Text::TaxWithoutCompany => k::CALC_PAYOUT_TAX_WITHOUT_COMPANY,
        Text::MoreTax => k::CALC_PAYOUT_MORE_TAX,
        Text::MonthlyTax => k::CALC_PAYOUT_MONTHLY_TAX,
        Text::SavingResult => k::CALC_SAVING_RESULT,
        Text::SavingStart => k::CALC_SAVING_START,
        Text::SavingPayments => k::CALC_SAVING_PAYMENTS,
        Text::SavingInterest => k::CALC_SAVING_INTEREST,
        Text::SavingLastPayment => k::CALC_SAVING_LAST_PAYMENT,
        Text::SavingReal => k::CALC_SAVING_REAL,
        Text::AnnuityResult => k::CALC_ANNUITY_RESULT,
        Text::AnnuityPayments => k::CALC_ANNUITY_PAYMENTS,
        Text::WithdrawalCapital => k::CALC_WITHDRAWAL_CAPITAL,
        Text::WithdrawalPayment => k::CALC_WITHDRAWAL_PAYMENT,
        Text::WithdrawalPaid => k::CALC_WITHDRAWAL_PAID,
        Text::WithdrawalRest => k::CALC_WITHDRAWAL_REST,
        Text::WithdrawalResult => k::CALC_WITHDRAWAL_RESULT,
        Text::WithdrawalPayments => k::CALC_WITHDRAWAL_PAYMENTS,
        Text::WithdrawalLast => k::CALC_WITHDRAWAL_LAST,
        Text::WithdrawalInterest => k::CALC_WITHDRAWAL_INTEREST,
        Text::ReturnGain => k::CALC_RETURN_GAIN,
        Text::ReturnReceived => k::CALC_RETURN_RECEIVED,
        Text::ReturnPaidIn => k::CALC_RETURN_PAID_IN,
        Text::LifeResult => k::CALC_LIFE_RESULT,
        Text::LifePension => k::CALC_LIFE_PENSION,
        Text::LifePerTenThousand => k::CALC_LIFE_PER_TEN_THOUSAND,
        Text::GapSaving => k::CALC_GAP_SAVING,
        Text::GapNeed => k::CALC_GAP_NEED,
        Text::GapHave => k::CALC_GAP_HAVE,
        Text::GapFuture => k::CALC_GAP_FUTURE,
        Text::GapToday => k::CALC_GAP_TODAY,
        Text::GapCapital => k::CALC_GAP_CAPITAL,
        Text::GapExisting => k::CALC_GAP_EXISTING,
        Text::GapMissing => k::CALC_GAP_MISSING,
        Text::GapMonthly => k::CALC_GAP_MONTHLY,
        Text::FundTax => k::CALC_FUND_TAX,
        Text::FundBase => k::CALC_FUND_BASE,
        Text::FundGain => k::CALC_FUND_GAIN,
        Text::FundLumpSum => k::CALC_FUND_LUMP_SUM,
        Text::FundTaxable => k::CALC_FUND_TAXABLE,
        Text::FundFlatTax => k::CALC_FUND_FLAT_TAX,
        Text::FundSurcharge => k::CALC_FUND_SURCHARGE,
        Text::SickPayLess => k::CALC_EFFECTS_SICK_PAY,
        Text::UnemploymentLess => k::CALC_EFFECTS_UNEMPLOYMENT,
        Text::ParentalLess => k::CALC_EFFECTS_PARENTAL,
        Text::PensionLess => k::CALC_EFFECTS_PENSION,
        Text::Without => k::CALC_EFFECTS_WITHOUT,
        Text::With => k::CALC_EFFECTS_WITH,
        Text::RegularPay => k::CALC_EFFECTS_REGULAR_PAY,
        Text::SickPay => k::CALC_EFFECTS_SICK_PAY_WHOLE,
        Text::SickPayOwn => k::CALC_EFFECTS_SICK_PAY_OWN,
        Text::DailyPay => k::CALC_EFFECTS_DAILY_PAY,
        Text::DailySocial => k::CALC_EFFECTS_DAILY_SOCIAL,
        Text::DailyTax => k::CALC_EFFECTS_DAILY_TAX,
        Text::DailyNet => k::CALC_EFFECTS_DAILY_NET,
        Text::DailyBenefit => k::CALC_EFFECTS_DAILY_BENEFIT,
        Text::ParentalIncome => k::CALC_EFFECTS_PARENTAL_INCOME,
        Text::ParentalTax => k::CALC_EFFECTS_PARENTAL_TAX,
        Text::ParentalSocial => k::CALC_EFFECTS_PARENTAL_SOCIAL,
        Text::ParentalNet => k::CALC_EFFECTS_PARENTAL_NET,
        Text::PensionPay => k::CALC_EFFECTS_PENSION_PAY,
        Text::AveragePay => k::CALC_EFFECTS_AVERAGE_PAY,
    }
}

#[cfg(all(test, feature = "texts"))]
mod tests {
    use super::*;
    use crate::Texts;
    use domain::Language;

    /// What a label beside an amount may have on a phone: characters, and characters that cannot be broken.
    const LONGEST: usize = 60;
    const LONGEST_PIECE: usize = 18;
    const SOFT_HYPHEN: char = '\u{ad}';

    #[test]
    fn each_line_has_the_text_of_its_own_key() {
        for text in Text::ALL {
            assert_eq!(name(*text).name(), text.id());
        }
    }

    #[test]
    fn each_name_fits_on_a_phone() {
        for lang in Language::ALL {
            let texts = Texts::of(*lang);
            for text in Text::ALL {
                let name = texts.get(name(*text));
                let length = name.chars().filter(|c| *c != SOFT_HYPHEN).count();
                assert!((1..=LONGEST).contains(&length), "{lang:?}: {name:?} has {length} characters");
                let piece = name.split([' ', '-', SOFT_HYPHEN]).map(|piece| piece.chars().count()).max();
                assert!(piece <= Some(LONGEST_PIECE), "{lang:?}: {name:?} needs a soft hyphen");
            }
        }
    }

    #[test]
    fn no_two_lines_have_one_name() {
        for lang in Language::ALL {
            let texts = Texts::of(*lang);
            let mut names: Vec<_> = Text::ALL.iter().map(|text| texts.get(name(*text))).collect();
            names.sort_unstable();
            let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{lang:?}");
        }
    }
}
