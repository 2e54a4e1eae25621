//! Taking a booking back.

use super::{Blocking, ImportError, Undone, What};
use domain::id::{CarrierId, CommandKey, ContractId, EmploymentId, ImportId, RecordId};
use domain::{Ctx, Org};
use std::collections::{BTreeMap, BTreeSet};
use store::imports::{BatchState, Effect, Entity};
use store::ledger::Chain;
use store::{Command, Store, WriteScope};
use uuid::Uuid;

pub(super) async fn undo(store: &Store, ctx: &Ctx<Org>, key: CommandKey, id: ImportId) -> Result<Undone, ImportError> {
    let command = Command { key, owner: Chain::Org(ctx.reach.0), kind: "import.undo", input: &id };
    let done = store.command(ctx, command, async |scope| {
        let batch = scope.import(id).await?.ok_or(ImportError::Unknown)?;
        if batch.state != BatchState::Booked {
            return Err(ImportError::State(batch.state));
        }
        if batch.expired {
            return Err(ImportError::Expired);
        }
        let effects = scope.import_effects(id).await?;
        let (blocking, count) = blocking(scope, &effects).await?;
        if count > 0 {
            return Err(ImportError::Blocked(blocking, count));
        }
        let undone = take_back(scope, &effects).await?;
        scope.drop_import_effects(id).await?;
        scope.import_undone(id, batch.version, batch.expires_at).await?;
        Ok(undone)
    });
    Ok(done.await?.answer)
}

/// So many of what blocks are named; whoever sees that many does not go through them one by one.
const NAMED: usize = 50;

fn ids(effects: &[Effect], entity: Entity, wanted: impl Fn(&Effect) -> bool) -> Vec<Uuid> {
    effects.iter().filter(|effect| effect.entity == entity && wanted(effect)).map(|effect| effect.id).collect()
}

/// Everybody and everything that was changed or used since: the first of them, and how many there are.
async fn blocking(scope: &mut WriteScope<'_, Org>, effects: &[Effect]) -> Result<(Vec<Blocking>, usize), ImportError> {
    let is_new = |effect: &Effect| effect.before.is_none();
    let mut people: BTreeSet<Uuid> = BTreeSet::new();
    let mut contracts: BTreeSet<Uuid> = BTreeSet::new();
    for entity in [Entity::Record, Entity::Employment, Entity::Contract] {
        let changed = changed(scope, effects, entity).await?;
        match entity {
            Entity::Record => people.extend(changed),
            Entity::Contract => contracts.extend(changed),
            _ => people.extend(scope.whose(entity, &changed).await?.into_values()),
        }
    }
    let (records, employments) = (ids(effects, Entity::Record, is_new), ids(effects, Entity::Employment, is_new));
    let users = scope.users(&records, &ids(effects, Entity::Contract, is_new), &employments).await?;
    people.extend(users.records);
    contracts.extend(users.contracts);
    // Whoever has by now the tax id that somebody would have again.
    let restored = effects.iter().filter(|effect| effect.entity == Entity::Record);
    let restored: Vec<(Uuid, &str)> =
        restored.filter_map(|effect| Some((effect.id, effect.before.as_deref()?))).collect();
    people.extend(scope.holders_since(&restored).await?);
    named(scope, people, contracts).await
}

/// The rows whose version is not the one that the booking left.
async fn changed(
    scope: &mut WriteScope<'_, Org>,
    effects: &[Effect],
    entity: Entity,
) -> Result<Vec<Uuid>, ImportError> {
    let versions = scope.versions(entity, &ids(effects, entity, |_| true)).await?;
    let differs = |effect: &&Effect| effect.entity == entity && versions.get(&effect.id) != Some(&effect.version_after);
    Ok(effects.iter().filter(differs).map(|effect| effect.id).collect())
}

async fn named(
    scope: &mut WriteScope<'_, Org>,
    people: BTreeSet<Uuid>,
    contracts: BTreeSet<Uuid>,
) -> Result<(Vec<Blocking>, usize), ImportError> {
    let count = people.len() + contracts.len();
    let ids: Vec<RecordId> = people.into_iter().take(NAMED).map(RecordId::from_uuid).collect();
    let rest = NAMED - ids.len();
    let names = scope.person_names(&ids).await?;
    let mut blocking = Vec::new();
    for id in ids {
        let (name, number) =
            names.get(&id).cloned().map_or((String::new(), None), |(name, number)| (name, Some(number)));
        blocking.push(Blocking { what: What::Person, id: id.uuid(), name, number, record: Some(id) });
    }
    for id in contracts.into_iter().take(rest) {
        let contract = scope.contract(ContractId::from_uuid(id)).await?;
        let (name, record) = contract.map_or((String::new(), None), |one| (one.number, Some(one.record)));
        blocking.push(Blocking { what: What::Contract, id, name, number: None, record });
    }
    Ok((blocking, count))
}

/// Writes back what was changed and removes what was added: contracts before people, people before what they were attached to.
async fn take_back(scope: &mut WriteScope<'_, Org>, effects: &[Effect]) -> Result<Undone, ImportError> {
    let mut undone = Undone::default();
    let mut lines: BTreeSet<RecordId> = BTreeSet::new();
    let mut counted: BTreeMap<Uuid, bool> = BTreeMap::new();
    let removed: BTreeSet<Uuid> = ids(effects, Entity::Record, |effect| effect.before.is_none()).into_iter().collect();
    let whose = scope.whose(Entity::Employment, &ids(effects, Entity::Employment, |_| true)).await?;
    for entity in [Entity::Contract, Entity::Employment, Entity::Record] {
        for effect in effects.iter().filter(|effect| effect.entity == entity) {
            let owner = whose.get(&effect.id).copied();
            if owner.is_some_and(|owner| removed.contains(&owner)) {
                // It goes with its person.
                continue;
            }
            let record = take_back_row(scope, effect).await?;
            let key = if entity == Entity::Contract { effect.id } else { record.uuid() };
            let is_gone = effect.before.is_none() && entity != Entity::Employment;
            *counted.entry(key).or_default() |= is_gone;
            lines.insert(record);
        }
    }
    undone.removed = count(&counted, true);
    undone.restored = count(&counted, false);
    for effect in effects {
        if !drop_part(scope, effect).await? {
            undone.kept = undone.kept.saturating_add(1);
        }
    }
    let lines: Vec<RecordId> = lines.into_iter().filter(|record| !removed.contains(&record.uuid())).collect();
    scope.refresh_lines(&lines).await?;
    Ok(undone)
}

/// Removes a part of the organisation that nobody else uses; others stay. Whether it is gone, or is none.
async fn drop_part(scope: &mut WriteScope<'_, Org>, effect: &Effect) -> Result<bool, ImportError> {
    let (id, version) = (effect.id, effect.version_after);
    match effect.entity {
        Entity::Site | Entity::Area => Ok(scope.drop_unused(effect.entity, id, version).await?),
        Entity::Carrier => match scope.remove_carrier(CarrierId::from_uuid(id), version).await {
            Err(store::Error::Stale { .. }) => Ok(false),
            other => Ok(other.map(|()| true)?),
        },
        Entity::Record | Entity::Employment | Entity::Contract => Ok(true),
    }
}

fn count(counted: &BTreeMap<Uuid, bool>, gone: bool) -> u32 {
    u32::try_from(counted.values().filter(|one| **one == gone).count()).unwrap_or(u32::MAX)
}

/// One row; whose it is or was.
async fn take_back_row(scope: &mut WriteScope<'_, Org>, effect: &Effect) -> Result<RecordId, ImportError> {
    let (id, version) = (effect.id, effect.version_after);
    if let Some(before) = &effect.before {
        return Ok(scope.write_back(effect.entity, id, version, before).await?);
    }
    match effect.entity {
        Entity::Record => {
            let record = RecordId::from_uuid(id);
            scope.remove_record(record, version).await?;
            Ok(record)
        }
        Entity::Contract => Ok(scope.remove_contract_quietly(ContractId::from_uuid(id), version).await?),
        _ => Ok(scope.remove_employment_quietly(EmploymentId::from_uuid(id), version).await?),
    }
}
