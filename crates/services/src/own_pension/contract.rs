//! One contract with everything that is known of it.

use super::papers::papers_at;
use super::reach::there;
use super::{Employer, Held, Paper};
use crate::{Refusal, ServiceError};
use domain::id::ContractId;
use domain::{Ctx, Own};
use store::Store;
use store::group_contracts::GroupContract;

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
    for at in there(store, ctx, place).await? {
        let Some(held) = at.held(store, MONTHS).await?.into_iter().find(|one| one.contract.id == id) else {
            continue;
        };
        let group = match held.contract.group {
            Some(group) => store.read(&at.ctx, async |scope| scope.group_contract(group).await).await?,
            None => None,
        };
        let mut papers = papers_at(store, &at).await?;
        papers.retain(|paper| paper.filing.contract == Some(id));
        super::papers::newest_first(&mut papers);
        return Ok(ContractFile { employer: at.employer, held, group, papers });
    }
    Err(Refusal::Unknown.into())
}
