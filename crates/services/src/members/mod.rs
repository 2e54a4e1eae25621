//! Roles and mandates: who may do what, given and taken by whom the matrix allows, never by oneself.

mod give;
mod mandates;
mod name;
mod take;

pub use give::{Whom, give, whose};
pub(crate) use give::{add, check_giving};
pub use mandates::{Partner, Partners, give_mandate, give_mandate_at, partners, revoke_mandate};
pub use name::MemberName;
pub use take::take;

use crate::{Refusal, ServiceError};
use domain::Actor;
use domain::access::Allowed;
use domain::access::permits::{ManageMembers, SeeMembers};
use domain::id::{MembershipId, PersonId};
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::Store;
use store::members::Mandate;
pub use store::members::{Holder, Membership};

/// From so many people on nobody chooses from a list; they type the personnel number.
const MOST_CHOSEN: u16 = 300;

/// Everybody who holds or held a role, and every mandate.
///
/// # Errors
/// The store's.
pub async fn list(
    store: &Store,
    allowed: &Allowed<SeeMembers>,
) -> Result<(Vec<Membership>, Vec<Mandate>), ServiceError> {
    let found = store.read(allowed.ctx(), async |scope| {
        let members = scope.members().await?;
        Ok::<_, store::Error>((members, scope.mandates().await?))
    });
    Ok(found.await?)
}

/// What the members are called here.
///
/// # Errors
/// The store's.
pub async fn names(
    store: &Store,
    allowed: &Allowed<SeeMembers>,
) -> Result<BTreeMap<MembershipId, String>, ServiceError> {
    Ok(store.read(allowed.ctx(), async |scope| scope.member_names().await).await?)
}

/// The people with an account and a record here, to choose from; none when there are too many for a list.
///
/// # Errors
/// The store's.
pub async fn eligible(store: &Store, allowed: &Allowed<ManageMembers>) -> Result<Option<Vec<Holder>>, ServiceError> {
    let found = store.read(allowed.ctx(), async |scope| scope.account_holders(MOST_CHOSEN + 1).await).await?;
    Ok(Some(found).filter(|found| found.len() <= usize::from(MOST_CHOSEN)))
}

fn is_self(allowed: &Allowed<ManageMembers>, person: PersonId) -> bool {
    allowed.actor == Actor::Person(person)
}

fn check_term(from: Date, to: Option<Date>) -> Result<(), Refusal> {
    if to.is_some_and(|to| to < from) { Err(Refusal::Term) } else { Ok(()) }
}
