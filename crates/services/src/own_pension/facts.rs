//! What the person's present employer knows that a calculator asks: shown to the person alone, to begin with.

use super::reach::{employer, held};
use crate::ServiceError;
use domain::employment::TaxClass;
use domain::intake::Column;
use domain::money::{Cents, Currency};
use domain::{Ctx, Org, Own};
use jiff::civil::Date;
use store::people::Record;
use store::{Scope, Store};

/// What an employer knows about pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFacts {
    /// The employer's name.
    pub employer: String,
    /// Gross pay a month.
    pub gross: Option<Cents>,
    /// The class for wage tax.
    pub tax_class: Option<TaxClass>,
    /// Birthday.
    pub birth_date: Option<Date>,
    /// What the person converts a month, in all running contracts in euro.
    pub own: Option<Cents>,
    /// Since when the oldest of these stands.
    pub as_of: Date,
}

/// The facts of the present employer that knows the pay; none where nobody does.
///
/// # Errors
/// The store's.
pub async fn facts(store: &Store, ctx: &Ctx<Own>) -> Result<Option<OwnFacts>, ServiceError> {
    let read = store.read(ctx, async |scope| scope.at_each_record((), known).await);
    Ok(read.await?.into_iter().flatten().next())
}

async fn known(scope: &mut Scope<'_, Org>, record: Record, (): ()) -> Result<Option<OwnFacts>, store::Error> {
    let employer = employer(scope, record.id).await?;
    if employer.is_former() {
        return Ok(None);
    }
    let Some(employment) = employer.employment.filter(|employment| employment.gross.is_some()) else { return Ok(None) };
    let stamps = [Column::GrossMonthly, Column::TaxClass].map(|column| record.stamps.get(column));
    let as_of = stamps.into_iter().flatten().map(|stamp| stamp.on).min();
    let as_of = as_of.unwrap_or_else(|| crate::today(employment.updated_at));
    let paying = held(scope, record.id).await?.into_iter().map(|one| one.contract);
    let paying = paying.filter(|one| one.state.is_paying() && one.currency == Currency::Eur);
    let own = Cents::checked_sum(paying.map(|one| one.split.per_month(one.rhythm).own));
    Ok(Some(OwnFacts {
        employer: employer.name,
        gross: employment.gross,
        tax_class: employment.tax_class,
        birth_date: record.birth_date,
        own: own.filter(|own| *own > Cents::ZERO),
        as_of,
    }))
}
