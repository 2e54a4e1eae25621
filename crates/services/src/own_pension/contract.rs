//! One contract with everything that is known of it.

use super::papers::papers_of;
use super::reach::{employer, held};
use super::{Employer, Held, Paper};
use crate::{Refusal, ServiceError};
use domain::id::ContractId;
use domain::{Ctx, Org, Own};
use store::group_contracts::GroupContract;
use store::people::Record;
use store::{Scope, Store};

/// So many months of contributions are shown.
const MONTHS: u16 = 24;

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractFile {
    /// Through whom.
    pub employer: Employer,
    /// The contract with values and contributions.
    pub held: Held,
    /// The frame that it belongs to, if any.
    pub group: Option<GroupContract>,
    /// Its documents, the newest first.
    pub papers: Vec<Paper>,
}

/// A contract of the person at the employer of an address.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there and for one of somebody else; the store's.
pub async fn contract(
    store: &Store,
    ctx: &Ctx<Own>,
    place: &str,
    id: ContractId,
) -> Result<ContractFile, ServiceError> {
    let wanted = (place.to_owned(), id);
    let found = store.read(ctx, async |scope| scope.at_each_record(wanted, here).await);
    found.await?.into_iter().flatten().next().ok_or(Refusal::Unknown.into())
}

/// The contract, if it is of this record and the address its organisation's.
async fn here(
    scope: &mut Scope<'_, Org>,
    Record { id: record, .. }: Record,
    (place, id): (String, ContractId),
) -> Result<Option<ContractFile>, store::Error> {
    let employer = employer(scope, record).await?;
    if employer.place != place {
        return Ok(None);
    }
    let Some(mut held) = held(scope, record).await?.into_iter().find(|one| one.contract.id == id) else {
        return Ok(None);
    };
    held.contributions = scope.contributions_of(&[id], MONTHS).await?;
    let group = match held.contract.group {
        Some(group) => scope.group_contract(group).await?,
        None => None,
    };
    let mut papers = papers_of(scope, &employer).await?;
    papers.retain(|paper| paper.filing.contract == Some(id));
    super::papers::newest_first(&mut papers);
    Ok(Some(ContractFile { employer, held, group, papers }))
}
