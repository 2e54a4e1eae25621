//! Finding people by name or personnel number, for who may see them.

use crate::ServiceError;
use domain::access::Allowed;
use domain::access::permits::SeePeople;
use domain::id::RecordId;
use store::Store;
use store::people::Record;
use store::search::{Language, Page, Query};

/// So many people are found at most; whoever is looked for beyond them needs one letter more.
pub const MOST: u16 = 10;
/// Fewer letters and digits find nothing: they would only list the organisation.
pub const LEAST: usize = 2;

/// The people of the organisation whose names or numbers begin with the words of the text; the closest first.
///
/// # Errors
/// The store's.
pub async fn people(store: &Store, allowed: &Allowed<SeePeople>, text: &str) -> Result<Vec<Record>, ServiceError> {
    if text.chars().filter(|c| c.is_alphanumeric()).count() < LEAST {
        return Ok(Vec::new());
    }
    // Names have no stems; the language decides nothing.
    let query = Query::new(text, Language::De).only("person");
    let found = store.read(allowed.ctx(), async |scope| {
        let hits = scope.search(&query, Page::first(MOST)).await?.hits;
        let mut people = Vec::with_capacity(hits.len());
        for hit in hits {
            people.extend(scope.record_of(RecordId::from_uuid(hit.ref_id)).await?);
        }
        Ok::<_, store::Error>(people)
    });
    // Whoever was erased has no name any more.
    Ok(found.await?.into_iter().filter(|person| !person.family_name.is_empty()).collect())
}
