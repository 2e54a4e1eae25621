//! What a column of a list can hold.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// What a list is about.
    List {
        /// Staff: a row is a person at the employer.
        People = "people",
        /// Contracts: a row is a contract of a person.
        Contracts = "contracts",
    }
}

names! {
    /// What a column holds. The code is also the key of its name in texts.
    Column {
        /// The personnel number: unique in the organisation.
        PersonnelNumber = "personnel_number",
        /// Given names.
        GivenName = "given_name",
        /// The family name.
        FamilyName = "family_name",
        /// Both in one cell: "Krämer, Jana", "Jana Krämer".
        WholeName = "whole_name",
        /// The birthday.
        BirthDate = "birth_date",
        /// The first day of work here.
        EntryDate = "entry_date",
        /// The last day of work here.
        ExitDate = "exit_date",
        /// The place of work, by name or number.
        Site = "site",
        /// The payroll area (Abrechnungskreis), by name or number.
        PayrollArea = "payroll_area",
        /// The e-mail address.
        Email = "email",
        /// Hours a week.
        WeeklyHours = "weekly_hours",
        /// The share of full time, in percent.
        PartTimePercent = "part_time_percent",
        /// Gross pay a month.
        GrossMonthly = "gross_monthly",
        /// The class for wage tax, 1 to 6 (de).
        TaxClass = "tax_class",
        /// The tax identification number (Steuer-ID, de).
        TaxId = "tax_id",
        /// The pension insurance number (SV-Nummer, de).
        SvNumber = "sv_number",
        /// The account that pay goes to.
        Iban = "iban",
        /// Where the employment or the contract stands.
        Status = "status",
        /// The contract's number at the carrier.
        ContractNumber = "contract_number",
        /// Who carries the promise (Versorgungsträger).
        Carrier = "carrier",
        /// The funding vehicle (Durchführungsweg).
        Way = "way",
        /// What the employee converts, each time.
        OwnContribution = "own_contribution",
        /// What the employer pays on top, each time.
        EmployerContribution = "employer_contribution",
        /// The employer's subsidy to what is converted (AG-Zuschuss), each time.
        Subsidy = "subsidy",
        /// All contributions together, each time.
        TotalContribution = "total_contribution",
        /// How often is paid.
        Rhythm = "rhythm",
        /// The contract's first day.
        Start = "start",
        /// The contract's last day.
        End = "end",
        /// The number of the group contract.
        GroupContract = "group_contract",
    }
}

impl List {
    /// What has to be there: of each group at least one column. A contract's carrier and way also follow from its group contract.
    pub const fn required(self) -> &'static [&'static [Column]] {
        match self {
            Self::People => &[
                &[Column::PersonnelNumber],
                &[Column::FamilyName, Column::WholeName],
                &[Column::GivenName, Column::WholeName],
            ],
            Self::Contracts => &[
                &[Column::ContractNumber],
                &[Column::PersonnelNumber],
                &[Column::Carrier, Column::GroupContract],
                &[Column::Way, Column::GroupContract],
            ],
        }
    }

    /// The first column of each group of [`Self::required`] that the given ones leave empty.
    pub fn missing(self, columns: &[Column]) -> Vec<Column> {
        let open = self.required().iter().filter(|group| !group.iter().any(|one| columns.contains(one)));
        open.filter_map(|group| group.first().copied()).collect()
    }

    /// The columns that a list of this kind can have.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        Column::ALL.iter().copied().filter(move |column| column.belongs_to(self))
    }
}

impl Column {
    /// Whether a list of this kind can have it. A list of contracts names the person by number, and may add name and birthday.
    pub const fn belongs_to(self, list: List) -> bool {
        match self {
            Self::PersonnelNumber
            | Self::GivenName
            | Self::FamilyName
            | Self::WholeName
            | Self::BirthDate
            | Self::Status => true,
            Self::ContractNumber
            | Self::Carrier
            | Self::Way
            | Self::OwnContribution
            | Self::EmployerContribution
            | Self::Subsidy
            | Self::TotalContribution
            | Self::Rhythm
            | Self::Start
            | Self::End
            | Self::GroupContract => matches!(list, List::Contracts),
            _ => matches!(list, List::People),
        }
    }

    /// Whether no list of this kind goes without it; where one of two columns is enough, see [`List::required`].
    pub fn is_required(self, list: List) -> bool {
        list.required().iter().any(|group| **group == [self])
    }

    /// Whether it is kept encrypted and never shown in full.
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::TaxId | Self::SvNumber | Self::Iban)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back_and_stand_once() {
        for (place, column) in Column::ALL.iter().enumerate() {
            assert_eq!(Column::from_code(column.code()), Some(*column));
            assert!(Column::ALL.iter().skip(place + 1).all(|other| other.code() != column.code()));
            assert_eq!(serde_json::to_string(column).expect("json"), format!("\"{}\"", column.code()));
        }
    }

    #[test]
    fn every_column_belongs_to_a_list_and_what_is_required_to_its_own() {
        for column in Column::ALL {
            assert!(List::ALL.iter().any(|list| column.belongs_to(*list)), "{column:?}");
        }
        for list in List::ALL.iter().copied() {
            assert!(list.required().iter().all(|group| group.iter().all(|column| column.belongs_to(list))));
        }
    }

    #[test]
    fn one_of_two_columns_is_enough() {
        use Column::{Carrier, ContractNumber, FamilyName, GivenName, GroupContract, PersonnelNumber, Way, WholeName};
        assert!(List::People.missing(&[PersonnelNumber, WholeName]).is_empty());
        assert_eq!(List::People.missing(&[GivenName]), [PersonnelNumber, FamilyName]);
        assert!(List::Contracts.missing(&[ContractNumber, PersonnelNumber, GroupContract]).is_empty());
        assert_eq!(List::Contracts.missing(&[ContractNumber, PersonnelNumber, Way]), [Carrier]);
        assert!(PersonnelNumber.is_required(List::People) && !FamilyName.is_required(List::People));
    }
}
