//! The answers about a person as the payroll's input.

use super::{
    ADDITIONAL, ALLOWANCES, BASIC, BORN, CARE, CHILDREN, CHURCH, CLASS, GROSS, INSURANCE, INSURED, LAND, PREMIUM,
};
use crate::{Reading, k};
use calc::net::{Insurer, NetInput};
use calc::wage_tax::{Insured, TaxClass};
use calc::{CalcError, Land};
use domain::typed::write_euro;
use jiff::civil::date;

/// A month's pay in a year, in the month of today. Nothing is converted.
pub(in crate::kinds) fn pay(reading: &mut Reading<'_>, year: i16) -> NetInput {
    let gross = reading.money(GROSS.name);
    let class = reading.choice(CLASS.name).parse().ok().and_then(TaxClass::from_number).unwrap_or(TaxClass::One);
    let allowances = reading.choice(ALLOWANCES.name).parse().unwrap_or(0);
    let insured = reading.tick(INSURED.name);
    // The day and month change something in two months of a life only.
    let born = i16::try_from(reading.whole(BORN.name)).unwrap_or(1990);
    NetInput {
        month: reading.today().month(),
        birth: date(born, 7, 1),
        class,
        children: u8::try_from(reading.whole(CHILDREN.name)).unwrap_or(0),
        child_allowances: allowances,
        church: reading.tick(CHURCH.name),
        land: Land::from_code(reading.choice(LAND.name)).unwrap_or(Land::NordrheinWestfalen),
        insurer: insurer(reading),
        insured: Insured { pension: insured, unemployment: insured },
        ..NetInput::plain(year, gross)
    }
}

/// Only what belongs to the chosen insurance is read, so that a mistake in the other one does not stop anybody.
fn insurer(reading: &mut Reading<'_>) -> Insurer {
    if reading.choice(INSURANCE.name) == "s" {
        let additional = (!reading.is_blank(ADDITIONAL.name)).then(|| reading.percent(ADDITIONAL.name));
        return Insurer::Statutory { additional };
    }
    let health = reading.money(PREMIUM.name);
    let basic = if reading.is_blank(BASIC.name) { health } else { reading.money(BASIC.name) };
    if basic > health {
        let most = write_euro(health, reading.texts.language());
        let text = reading.texts.fill(k::PERSON_BASIC_MOST, &[("most", &most)]);
        reading.wrong::<()>(BASIC.name, text);
    }
    Insurer::Private { health, basic: basic.min(health), care: reading.money(CARE.name) }
}

/// Names the field of a value that no payroll can contain; what is left once the fields hold their limits.
pub(in crate::kinds) fn unexpected(reading: &mut Reading<'_>, error: CalcError) {
    let field = match error {
        CalcError::OutOfRange { field: "birth_date", .. } => BORN.name,
        CalcError::OutOfRange { field: "children", .. } => CHILDREN.name,
        CalcError::OutOfRange { field: "kvz_bp" | "KVZ100", .. } => ADDITIONAL.name,
        CalcError::OutOfRange { field: "eu_ct", .. } => "b",
        _ => GROSS.name,
    };
    let text = reading.texts.get(k::PERSON_IMPOSSIBLE).to_owned();
    reading.wrong::<()>(field, text);
}
