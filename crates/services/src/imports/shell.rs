//! Imports from the operator's command line.

use super::upload::{self, Kept, Upload};
use super::{Booked, ImportError, Outcome, book, preview};
use crate::{Refusal, ServiceError};
use domain::id::{ImportId, OrgId};
use domain::intake::{Column, normalised};
use domain::organisation::Slug;
use domain::{Ctx, Org, System};
use store::Store;

/// Whose list it is.
#[derive(Debug, Clone)]
pub enum Shell {
    /// By identifier.
    Id(OrgId),
    /// By the organisation's part of addresses.
    Slug(Slug),
}

/// What came of it.
#[derive(Debug)]
pub struct Ran {
    /// The batch.
    pub id: ImportId,
    /// What every row does.
    pub outcome: Outcome,
    /// What was booked; nothing for a dry run, and where nothing was to be booked.
    pub booked: Option<Booked>,
}

/// Uploads, looks and, unless it is a dry run, books. What was uploaded stays only where the list was taken in. `headings` says what some columns hold, by their headings, against the guess. For
/// the operator's command line: the context is the only proof.
///
/// # Errors
/// As [`super::upload`], [`super::preview`], [`super::book`]; [`Refusal::Unknown`] for an organisation that is not there.
pub async fn run(
    store: &Store,
    ctx: &Ctx<System>,
    whose: &Shell,
    new: Upload,
    headings: &[(String, Option<Column>)],
    dry: bool,
) -> Result<Ran, ImportError> {
    let org = match whose {
        Shell::Id(id) => *id,
        Shell::Slug(slug) => {
            let found = store.read(ctx, async |scope| scope.organisation_at(slug).await).await?;
            found.ok_or(ServiceError::Refused(Refusal::Unknown))?.id
        }
    };
    let ctx = ctx.narrowed(Org(org));
    let said = if headings.is_empty() { Vec::new() } else { places(&upload::header(new.clone()).await?, headings)? };
    let id = upload::upload(store, &ctx, ctx.id(), new).await?;
    let ran = taken_in(store, &ctx, id, &said, dry).await;
    if !dry && ran.is_ok() {
        return ran;
    }
    // Nobody comes back for it: the file does not wait here for its time to be over.
    let erased = store.write(&ctx, async |scope| scope.expire_import(id).await).await;
    let ran = ran?;
    erased?;
    Ok(ran)
}

/// Looks at what was uploaded and, unless it is a dry run, books it.
async fn taken_in(
    store: &Store,
    ctx: &Ctx<Org>,
    id: ImportId,
    said: &[(usize, Option<Column>)],
    dry: bool,
) -> Result<Ran, ImportError> {
    if !said.is_empty() {
        let (version, columns) = mapped(store, ctx, id, said).await?;
        upload::remap(store, ctx, id, version, &columns).await?;
    }
    let outcome = preview::preview(store, ctx, id).await?;
    let booked = if dry || outcome.tally().effective() == 0 {
        None
    } else {
        Some(book::book(store, ctx, ctx.id(), id, outcome.version).await?)
    };
    Ok(Ran { id, outcome, booked })
}

/// The columns that the headings name.
fn places(
    header: &[String],
    headings: &[(String, Option<Column>)],
) -> Result<Vec<(usize, Option<Column>)>, ImportError> {
    let place = |(heading, column): &(String, Option<Column>)| {
        let wanted = normalised(heading);
        let place = header.iter().position(|one| normalised(one) == wanted);
        Ok((place.ok_or(ServiceError::Refused(Refusal::Unknown))?, *column))
    };
    headings.iter().map(place).collect()
}

/// The batch's columns with some of them said otherwise. What is said of one column is taken from the others.
async fn mapped(
    store: &Store,
    ctx: &Ctx<Org>,
    id: ImportId,
    said: &[(usize, Option<Column>)],
) -> Result<(i64, Vec<Option<Column>>), ImportError> {
    let stored = store.read(ctx, async |scope| scope.import(id).await).await?.ok_or(ImportError::Unknown)?;
    let mut columns = Kept::parse(&stored.mapping)?.columns;
    for (place, column) in said {
        for other in columns.iter_mut().filter(|other| other.is_some() && **other == *column) {
            *other = None;
        }
        if let Some(one) = columns.get_mut(*place) {
            *one = *column;
        }
    }
    Ok((stored.version, columns))
}
