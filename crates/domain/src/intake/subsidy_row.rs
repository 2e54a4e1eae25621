//! A row of a list that asks whether subsidies are enough: pay, what is converted, what the employer pays. Nothing of it is kept.

use super::contract_row::word;
use super::person_row::tax_class;
use super::row::Reading;
use super::{CellFault, Column, FaultCode, List, Rhythm, meant_by};
use crate::Language;
use crate::money::Cents;
use crate::pay::{Funding, PayFacts};
use crate::pension::Split;

/// What a row says. An empty cell, or a column that the list has not, is nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct SubsidyRow {
    /// The personnel number.
    pub number: Option<String>,
    /// The name as it stands there.
    pub name: Option<String>,
    /// Pay and contributions of a month. What the employer pays is unknown where the list does not say it.
    pub facts: PayFacts,
}

impl std::fmt::Debug for SubsidyRow {
    /// Without name and pay.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SubsidyRow({:?})", self.facts)
    }
}

impl SubsidyRow {
    /// The columns that are read.
    pub const COLUMNS: [Column; 10] = [
        Column::PersonnelNumber,
        Column::GivenName,
        Column::FamilyName,
        Column::WholeName,
        Column::GrossMonthly,
        Column::TaxClass,
        Column::OwnContribution,
        Column::EmployerContribution,
        Column::Subsidy,
        Column::Rhythm,
    ];

    /// What a list has to have.
    pub const REQUIRED: [Column; 2] = [Column::GrossMonthly, Column::OwnContribution];

    /// What each column holds by its heading, by place; no two hold the same, the first one counts. A heading that means several things
    /// is left open, but for a name.
    pub fn guess<C: AsRef<str>>(headings: &[C]) -> Vec<Option<Column>> {
        let mut used: Vec<Column> = Vec::new();
        let of = |heading: &C| {
            // Of "salary conversion" a list of contracts knows all, a list of people a part.
            let meant =
                meant_by(heading.as_ref(), List::Contracts).or_else(|| meant_by(heading.as_ref(), List::People))?;
            let known = match meant.as_slice() {
                [one] => Some(*one).filter(|one| Self::COLUMNS.contains(one)),
                several => several.contains(&Column::WholeName).then_some(Column::WholeName),
            };
            let known = known.filter(|column| !used.contains(column))?;
            used.push(known);
            Some(known)
        };
        headings.iter().map(of).collect()
    }

    /// Reads a row, and finds everything that is wrong with it.
    ///
    /// # Errors
    /// Every fault, at least one.
    pub fn read(row: &[(Column, &str)], language: Language) -> Result<Self, Vec<CellFault>> {
        let mut reading = Reading::new(row);
        reading.need(Column::GrossMonthly);
        let number = reading.number(Column::PersonnelNumber);
        let name = whole_name(&mut reading);
        let gross = reading.amount(Column::GrossMonthly, language);
        let class = reading.read(Column::TaxClass, |cell| tax_class(cell).ok_or(FaultCode::NoTaxClass));
        let own = reading.amount(Column::OwnContribution, language);
        let employer = reading.amount(Column::EmployerContribution, language);
        let subsidy = reading.amount(Column::Subsidy, language);
        let rhythm = word(&mut reading, Column::Rhythm, Rhythm::from_word, FaultCode::UnknownRhythm);
        // What is paid once is no contribution of a month.
        if rhythm == Some(Rhythm::Once) {
            reading.refuse(Column::Rhythm, FaultCode::UnknownRhythm);
        }
        let split = Split {
            own: own.unwrap_or_default(),
            employer: employer.unwrap_or_default(),
            subsidy: subsidy.unwrap_or_default(),
        };
        let month = split.per_month(rhythm.unwrap_or(Rhythm::Monthly));
        // An employer's part without a column for the subsidy leaves open what of it is the subsidy.
        let funding = Funding {
            converted: month.own,
            converted_otherwise: Cents::ZERO,
            subsidy: subsidy.map(|_| month.subsidy).or(employer.map(|_| Cents::ZERO)),
            employer: month.employer,
        };
        reading.finish(Some(Self { number, name, facts: PayFacts { gross, class, funding, ..PayFacts::default() } }))
    }
}

/// "Krämer, Jana" from two cells, or what stands in one.
fn whole_name(reading: &mut Reading<'_>) -> Option<String> {
    let parts = [Column::FamilyName, Column::GivenName].map(|column| reading.text(column));
    let own: Vec<String> = parts.into_iter().flatten().collect();
    if own.is_empty() { reading.text(Column::WholeName) } else { Some(own.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{EmployerContribution, FamilyName, GrossMonthly, OwnContribution, PersonnelNumber, Subsidy, TaxClass};

    #[test]
    fn headings_are_known_in_four_languages() {
        for (headings, columns) in [
            (
                ["Pers.-Nr.", "Nachname", "Monatsbrutto", "Entgeltumwandlung", "AG-Zuschuss", "Steuerklasse"],
                [PersonnelNumber, FamilyName, GrossMonthly, OwnContribution, Subsidy, TaxClass],
            ),
            (
                ["Personnel number", "Last name", "Gross pay", "Salary conversion", "Employer subsidy", "Tax class"],
                [PersonnelNumber, FamilyName, GrossMonthly, OwnContribution, Subsidy, TaxClass],
            ),
            (
                [
                    "Personeelsnummer",
                    "Achternaam",
                    "Brutosalaris",
                    "Eigen bijdrage",
                    "Werkgeversbijdrage",
                    "Belastingklasse",
                ],
                [PersonnelNumber, FamilyName, GrossMonthly, OwnContribution, EmployerContribution, TaxClass],
            ),
            (
                ["Medarbejdernummer", "Efternavn", "Bruttoløn", "Eget bidrag", "Arbejdsgivertilskud", "Skatteklasse"],
                [PersonnelNumber, FamilyName, GrossMonthly, OwnContribution, Subsidy, TaxClass],
            ),
        ] {
            assert_eq!(SubsidyRow::guess(&headings), columns.map(Some), "{headings:?}");
        }
        assert_eq!(
            SubsidyRow::guess(&["Brutto", "Gehalt", "IBAN", "", "Beitrag brutto"]),
            [Some(GrossMonthly), None, None, None, None]
        );
    }

    #[test]
    fn a_row_is_read_a_month() {
        let read = |cells: &[(Column, &str)]| SubsidyRow::read(cells, Language::De);
        let row = read(&[
            (GrossMonthly, "3.500,00"),
            (OwnContribution, "2.400,00"),
            (Subsidy, "360"),
            (Column::Rhythm, "jährlich"),
        ]);
        let row = row.expect("read");
        let funding = Funding { converted: Cents::euro(200), subsidy: Some(Cents::euro(30)), ..Funding::default() };
        assert_eq!((row.facts.gross, row.facts.funding), (Some(Cents::euro(3_500)), funding));
        let unknown = read(&[(GrossMonthly, "3500"), (OwnContribution, "200")]).expect("read");
        assert_eq!(unknown.facts.funding.subsidy, None);
        let other =
            read(&[(GrossMonthly, "3500"), (OwnContribution, "200"), (EmployerContribution, "30")]).expect("read");
        assert_eq!((other.facts.funding.subsidy, other.facts.funding.employer), (Some(Cents::ZERO), Cents::euro(30)));
    }

    #[test]
    fn every_fault_is_named() {
        let row = [(GrossMonthly, ""), (OwnContribution, "viel"), (TaxClass, "7"), (Column::Rhythm, "einmalig")];
        let faults = SubsidyRow::read(&row, Language::De).expect_err("refused");
        let found: Vec<_> = faults.iter().map(|fault| (fault.column, fault.code)).collect();
        let expected = [
            (GrossMonthly, FaultCode::Missing),
            (TaxClass, FaultCode::NoTaxClass),
            (OwnContribution, FaultCode::NoAmount),
            (Column::Rhythm, FaultCode::UnknownRhythm),
        ];
        assert_eq!(found, expected);
    }
}
