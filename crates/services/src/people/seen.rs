//! Who opened a person's page: noted once a day for each who does, and told on the page itself.

use crate::{ServiceError, today};
use domain::Org;
use domain::access::permits::SeePeople;
use domain::access::{Allowed, Role};
use domain::id::{PersonId, RecordId};
use domain::time::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::ledger::Trace;
use store::{Scope, Store};

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The person whose record it is.
    Themself,
    /// Somebody with a role here; the newest that they held.
    Role(Role),
    /// Somebody of another organisation, by mandate, or who holds no role here any more.
    Elsewhere,
    /// The product itself: an import, a job.
    Product,
}

/// Something that was done with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// What, as the ledger calls it.
    pub action: String,
}

/// The humans that can have done something here.
pub(super) struct People {
    themself: Option<PersonId>,
    roles: BTreeMap<PersonId, (Date, Role)>,
}

impl People {
    pub(super) async fn of(scope: &mut Scope<'_, Org>, record: RecordId) -> Result<Self, store::Error> {
        let mut roles = BTreeMap::<PersonId, (Date, Role)>::new();
        for member in scope.members().await? {
            let held = (member.grant.from, member.grant.role);
            let newest = roles.entry(member.person).or_insert(held);
            *newest = (*newest).max(held);
        }
        Ok(Self { themself: scope.person_of(record).await?, roles })
    }

    pub(super) fn told(&self, traces: Vec<Trace>) -> Vec<Seen> {
        traces.into_iter().map(|trace| Seen { at: trace.at, who: self.who(&trace), action: trace.action }).collect()
    }

    fn who(&self, trace: &Trace) -> Who {
        let Some(person) = trace.person() else { return Who::Product };
        if self.themself == Some(person) {
            return Who::Themself;
        }
        self.roles.get(&person).map_or(Who::Elsewhere, |(_, role)| Who::Role(*role))
    }
}

/// Notes that whoever acts opened the page of a record; once a day is enough.
pub(super) async fn note(store: &Store, allowed: &Allowed<SeePeople>, record: RecordId) -> Result<(), ServiceError> {
    let (ctx, actor, day) = (allowed.ctx(), allowed.actor, today(allowed.now()));
    let is_noted = move |last: Option<Timestamp>| last.is_some_and(|at| today(at) >= day);
    // Reading waits for nobody; most openings stop here.
    let last = store.read(ctx, async |scope| scope.last_view(record, actor).await).await?;
    if is_noted(last) {
        return Ok(());
    }
    let noted = store.write(ctx, async |scope| {
        if !is_noted(scope.last_view(record, actor).await?) {
            scope.note_view(record);
        }
        Ok::<_, store::Error>(())
    });
    Ok(noted.await?)
}
