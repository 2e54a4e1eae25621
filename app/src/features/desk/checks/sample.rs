//! A list to begin with: its headings are those that the check knows, its people are invented.

use super::sheet::Value;
use crate::i18n::Lang;
use domain::money::Cents;

/// The headings: number, name, pay, conversion, subsidy, class.
pub const fn headings(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::De => ["Personalnummer", "Nachname", "Monatsbrutto", "Entgeltumwandlung", "AG-Zuschuss", "Steuerklasse"],
        Lang::En => {
            ["Personnel number", "Last name", "Gross pay", "Salary conversion", "Employer subsidy", "Tax class"]
        }
        Lang::Nl => {
            ["Personeelsnummer", "Achternaam", "Brutosalaris", "Eigen bijdrage", "Werkgeverstoeslag", "Belastingklasse"]
        }
        Lang::Da => {
            ["Medarbejdernummer", "Efternavn", "Bruttoløn", "Eget bidrag", "Arbejdsgivertilskud", "Skatteklasse"]
        }
    }
}

/// The rows: enough, too little, and a payment that nobody knows.
pub fn sample() -> Vec<Vec<Value>> {
    let row = |number: &str, name: &str, [gross, own]: [i64; 2], subsidy: Option<i64>, class| {
        vec![
            Value::text(number),
            Value::text(name),
            Value::Money(Cents::new(gross)),
            Value::Money(Cents::new(own)),
            Value::money(subsidy.map(Cents::new)),
            Value::Whole(class),
        ]
    };
    vec![
        row("1001", "Muster", [350_000, 20_000], Some(3_000), 1),
        row("1002", "Beispiel", [600_000, 20_000], Some(2_000), 4),
        row("1003", "Probe", [240_000, 10_000], None, 3),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::intake::{Column, SubsidyRow};

    #[test]
    fn every_column_of_the_sample_is_known_in_every_language() {
        let known = [
            Column::PersonnelNumber,
            Column::FamilyName,
            Column::GrossMonthly,
            Column::OwnContribution,
            Column::Subsidy,
            Column::TaxClass,
        ];
        for lang in Lang::ALL {
            assert_eq!(SubsidyRow::guess(&headings(lang)), known.map(Some), "{lang:?}");
        }
    }
}
