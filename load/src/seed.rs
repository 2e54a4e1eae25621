//! People for a measurement: always the same organisations, so that a server started again finds them.

use crate::opening::ctx;
use anyhow::{Result, ensure};
use clap::Args;
use domain::id::OrgId;
use domain::organisation::OrganisationKind;
use domain::random::SeededRandom;
use domain::time::{FixedClock, Timestamp};
use domain::{Actor, Ctx, Org, System};
use std::sync::Arc;
use store::Store;
use store::organisations::NewOrganisation;
use store::people::NewRecord;

/// How many people in how many organisations.
#[derive(Debug, Clone, Copy, Args)]
pub struct Seed {
    /// How many people there are at the beginning
    #[arg(long, default_value_t = 10_000)]
    pub people: u32,
    /// How many organisations share them
    #[arg(long, default_value_t = 1)]
    pub organisations: u32,
}

/// So many are added in one transaction.
const AT_ONCE: u32 = 1000;
/// 1 November 2026, 00:00 UTC; only makes the organisations' identifiers the same every time.
const FOUNDED: i64 = 1_793_491_200_000_000;
const FAMILIES: [&str; 8] = ["Albrecht", "Demir", "Fischer", "Jansen", "Kowalski", "Møller", "Schäfer", "Weiß"];

impl Seed {
    /// Adds what is missing.
    ///
    /// # Errors
    /// The store's.
    pub async fn sow(self, store: &Store) -> Result<Vec<OrgId>> {
        let mut orgs = Vec::new();
        for number in 0..self.organisations {
            let org = found(store, number).await?;
            fill(store, &ctx(Org(org)), self.people / self.organisations).await?;
            orgs.push(org);
        }
        Ok(orgs)
    }
}

/// The identifier of an organisation, known before it is there.
pub fn organisation(number: u32) -> OrgId {
    founding(number).id()
}

/// A context that makes the same identifiers every time.
fn founding(number: u32) -> Ctx<System> {
    let clock = FixedClock::at(Timestamp::from_microsecond(FOUNDED));
    let random = SeededRandom::new(u64::from(number) << 32);
    Ctx::new(Actor::System("load"), System, Arc::new(clock), Arc::new(random))
}

async fn found(store: &Store, number: u32) -> Result<OrgId> {
    let id = organisation(number);
    if store.read(&ctx(Org(id)), async |scope| scope.organisation().await).await?.is_none() {
        let name = format!("Kessler {number} GmbH");
        let slug = format!("kessler-{number}").parse()?;
        let new = NewOrganisation::prospect(OrganisationKind::Employer, slug, &name);
        let made = store.write(&founding(number), async |scope| scope.add_organisation(&new).await).await?;
        ensure!(made == id, "the organisation got another identifier than expected");
    }
    Ok(id)
}

async fn fill(store: &Store, org: &Ctx<Org>, people: u32) -> Result<()> {
    let there = store.read(org, async |scope| scope.count_records().await).await?;
    let mut next = u32::try_from(there)?;
    while next < people {
        let upto = people.min(next + AT_ONCE);
        let added: store::Result<()> = store
            .write(org, async |scope| {
                for number in next..upto {
                    scope.add_record(&person(number)).await?;
                }
                Ok(())
            })
            .await;
        added?;
        next = upto;
    }
    Ok(())
}

fn person(number: u32) -> NewRecord {
    let family = FAMILIES[number as usize % FAMILIES.len()];
    NewRecord {
        personnel_no: format!("P{number:07}"),
        given_name: "Änne".to_owned(),
        family_name: format!("{family}-{number:07}"),
        birth_date: Some(jiff::civil::date(1985, 2, 28)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_are_the_same_every_time() {
        assert_eq!(organisation(3), organisation(3));
        assert_ne!(organisation(3), organisation(4));
    }
}
