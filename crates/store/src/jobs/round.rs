//! One round at the database: everything a worker has to write goes into one transaction, so that many small jobs share its
//! commit.

use super::kind::Class;
use super::lease::{Claimed, Ended, Lane, Want};
use super::registry::Registry;
use crate::{Result, Scope, WriteScope};
use domain::System;
use domain::time::Timestamp;
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

/// What a worker never changes its mind about.
#[derive(Debug)]
pub(super) struct Desk {
    /// The worker, as leases name it.
    pub(super) worker: Uuid,
    /// The kinds it runs, as a JSON array.
    pub(super) kinds: String,
    /// Their classes, as a JSON array.
    classes: String,
    /// The first lease of each class.
    leases: BTreeMap<Class, Duration>,
}

impl Desk {
    pub(super) fn new<C>(worker: Uuid, registry: &Registry<C>) -> Self {
        let classes = registry.classes();
        let names: Vec<&str> = classes.iter().map(|class| class.name()).collect();
        Self {
            worker,
            kinds: registry.kinds(),
            classes: serde_json::Value::from(names).to_string(),
            leases: classes.into_iter().map(|class| (class, registry.lease_of(class))).collect(),
        }
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = Class> {
        self.leases.keys().copied()
    }
}

/// What a look at the tables found; reading costs no commit, so an idle worker writes nothing.
#[derive(Debug, Default)]
pub(super) struct Sight {
    pub(super) lanes: Vec<Lane>,
    pub(super) leases_out: bool,
    pub(super) schedules_due: bool,
}

pub(super) async fn look(scope: &mut Scope<'_, System>, desk: &Desk, now: Timestamp) -> Result<Sight> {
    Ok(Sight {
        lanes: scope.lanes_due(&desk.classes, now).await?,
        leases_out: scope.leases_out(now).await?,
        schedules_due: scope.schedules_due(&desk.kinds, now).await?,
    })
}

/// What is to be done.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) desk: &'a Desk,
    pub(super) ended: &'a [Ended],
    pub(super) leases_out: bool,
    pub(super) schedules_due: bool,
    pub(super) lanes: Vec<Lane>,
    pub(super) free: BTreeMap<Class, usize>,
}

impl Plan<'_> {
    pub(super) fn is_empty(&self) -> bool {
        let starved = |lane: &Lane| self.free.get(&lane.0).is_none_or(|free| *free == 0);
        self.ended.is_empty() && !self.leases_out && !self.schedules_due && self.lanes.iter().all(starved)
    }
}

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Haul {
    pub(super) claimed: Vec<Claimed>,
    /// Lanes in which more may be due.
    pub(super) hungry: Vec<Lane>,
    /// The ended attempts whose jobs were no longer ours.
    pub(super) lost: Vec<Ended>,
}

pub(super) async fn carry_out(scope: &mut WriteScope<'_, System>, plan: &Plan<'_>) -> Result<Haul> {
    let mut haul = Haul::default();
    for ended in plan.ended {
        if !scope.settle(*ended).await? {
            haul.lost.push(*ended);
        }
    }
    if plan.leases_out {
        let freed = scope.free_jobs().await?;
        tracing::warn!(freed, "jobs were taken back from a silent worker");
    }
    if plan.schedules_due {
        scope.run_schedules(&plan.desk.kinds).await?;
    }
    let mut free = plan.free.clone();
    for lane in &plan.lanes {
        claim(scope, plan.desk, *lane, &mut free, &mut haul).await?;
    }
    Ok(haul)
}

async fn claim(
    scope: &mut WriteScope<'_, System>,
    desk: &Desk,
    lane: Lane,
    free: &mut BTreeMap<Class, usize>,
    haul: &mut Haul,
) -> Result<()> {
    let count = free.get(&lane.0).copied().unwrap_or_default();
    if count == 0 {
        haul.hungry.push(lane);
        return Ok(());
    }
    let lease = desk.leases.get(&lane.0).copied().unwrap_or_default();
    let want = Want { lane, kinds: &desk.kinds, worker: desk.worker, lease, count };
    let claimed = scope.claim(&want).await?;
    free.insert(lane.0, count.saturating_sub(claimed.len()));
    if claimed.len() >= count {
        haul.hungry.push(lane);
    }
    haul.claimed.extend(claimed);
    Ok(())
}
