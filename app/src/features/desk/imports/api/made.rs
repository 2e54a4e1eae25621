//! Views made of what the services found.

use super::parts::{Counts, Entry, ImportsView, Stand};
use super::{Barred, NewView};
use crate::api::{ApiError, server};
use crate::i18n::{k, moment, use_texts};
use domain::Actor;
use domain::access::permits::{ManagePeople, SeeMembers};
use domain::access::{Access, Allowed};
use domain::id::CommandKey;
use domain::organisation::{NoPeople, may_hold_people};
use services::access::Organisation;
use services::imports::{BatchLine, BatchPage, BatchState, ImportError, Tally};
use services::{Refusal, ServiceError, Services, members, today};
use std::collections::BTreeMap;

/// The organisation of an address, and the proof for whoever brings lists there.
pub(super) async fn managing(org: &str) -> Result<(Organisation, Access, Allowed<ManagePeople>), ApiError> {
    let (organisation, access) = server::access(org).await?;
    let allowed = access.allow::<ManagePeople>().map_err(|denied| server::refused(denied.into()))?;
    Ok((organisation, access, allowed))
}

/// A service's error as the function's.
pub(super) fn refused(error: ImportError) -> ApiError {
    match error {
        ImportError::Unknown => server::not_found(),
        ImportError::Service(error) => server::refused(error),
        _ => server::refused(ServiceError::Refused(Refusal::State)),
    }
}

/// What the people are called who bring lists.
pub(super) struct Names {
    own: String,
    others: BTreeMap<String, String>,
}

impl Names {
    /// Everybody with a role here, for whoever may see them; oneself in any case.
    pub(super) async fn of(
        services: &Services,
        access: &Access,
        allowed: &Allowed<ManagePeople>,
    ) -> Result<Self, ApiError> {
        let store = &services.store;
        let own = allowed.actor.to_string();
        let Ok(seeing) = access.allow::<SeeMembers>() else { return Ok(Self { own, others: BTreeMap::new() }) };
        let (list, _) = members::list(store, &seeing).await.map_err(server::refused)?;
        let names = members::names(store, &seeing).await.map_err(server::refused)?;
        let actor_of = |member: &members::Membership| {
            let name = names.get(&member.id)?;
            Some((Actor::Person(member.person).to_string(), name.clone()))
        };
        Ok(Self { own, others: list.iter().filter_map(actor_of).collect() })
    }

    /// Who it was.
    pub(super) fn who(&self, actor: &str) -> String {
        let t = use_texts();
        let known = self.others.get(actor).map(String::as_str);
        if *actor == self.own {
            t.get(k::IMPORTS_BY_YOU).to_owned()
        } else if actor.starts_with("system:") {
            t.get(k::IMPORTS_BY_OPERATOR).to_owned()
        } else {
            known.unwrap_or_else(|| t.get(k::IMPORTS_BY_OTHER)).to_owned()
        }
    }
}

pub(super) fn list(found: &BatchPage, names: &Names) -> ImportsView {
    let number = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
    ImportsView {
        entries: found.batches.iter().map(|line| entry(line, names)).collect(),
        page: number(found.page),
        pages: number(found.pages),
    }
}

fn entry(line: &BatchLine, names: &Names) -> Entry {
    let t = use_texts();
    let stand = stand(line.state);
    let list = t.get(super::super::words::list(line.list));
    // The name of an erased file is erased, too.
    let (file, list) = if line.file_name.is_empty() { (list, "") } else { (line.file_name.as_str(), list) };
    Entry {
        id: line.id.to_string(),
        file: file.to_owned(),
        list: list.to_owned(),
        by: names.who(&line.actor),
        at: moment(t.lang(), line.created_at),
        stand,
        lines: line.lines,
        counts: (stand != Stand::Uploaded).then(|| counts(line.tally)),
    }
}

pub(super) const fn stand(state: BatchState) -> Stand {
    match state {
        BatchState::Uploaded => Stand::Uploaded,
        BatchState::Previewed => Stand::Previewed,
        BatchState::Booked => Stand::Booked,
        BatchState::Undone => Stand::Undone,
    }
}

pub(super) const fn counts(tally: Tally) -> Counts {
    let Tally { added, changed, unchanged, refused } = tally;
    Counts { added, changed, unchanged, refused }
}

/// No person's data before the agreement on processing (G01): the page says so before anybody chooses a file, the service says it again.
pub(super) fn new(organisation: &Organisation, allowed: &Allowed<ManagePeople>) -> NewView {
    let day = today(allowed.now());
    let held = may_hold_people(organisation.kind, organisation.state, organisation.agreement_on, day);
    let barred = held.err().map(|why| match why {
        NoPeople::NoAgreement => Barred::Agreement,
        NoPeople::NotInUse | NoPeople::Kind => Barred::Organisation,
    });
    NewView { key: allowed.id::<CommandKey>().to_string(), barred }
}
