//! Asking to be called, and taking it back: for anybody, without an account.

use super::PART;
use crate::account::TEXT_VERSION;
use crate::advice::brokers_behind;
use crate::auth::Network;
use crate::auth::throttle::{self, Window};
use crate::invitations::LinkSecret;
use crate::{Refusal, ServiceError};
use domain::id::{CommandKey, LeadId, OrgId};
use domain::lead::Contact;
use domain::quick_test::{Answers, result};
use domain::{Ctx, Language, Org, System};
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use store::ledger::Chain;
use store::organisations::Organisation;
use store::{Command, Store, WriteScope, leads};

/// Names the secret of the link in its derivation; never renamed.
const KIND: &str = "lead";
/// What one network may leave, which may be a whole office.
pub(crate) const FROM_NETWORK: Window = Window { kind: "lead, network", most: 10, length: Duration::from_hours(1) };
/// What one broker gets, from wherever: a desk that is flooded finds nobody any more.
pub(crate) const TO_BROKER: Window = Window { kind: "lead, broker", most: 60, length: Duration::from_hours(1) };

/// What a company leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLead {
    /// Whom they ask: one of [`brokers_behind`] the page.
    pub broker: OrgId,
    /// Whom to call.
    pub contact: Contact,
    /// All answers of the test.
    pub answers: Answers,
    /// What they agree to, as it was shown.
    pub consent: String,
    /// In which language that was.
    pub language: Language,
}

/// Leaves a lead with a broker; the secret of the link that takes it back. The same command again gets the same link.
///
/// # Errors
/// [`Refusal::Unlicensed`] for a broker that is not behind this page; [`Refusal::Unreachable`]; [`Refusal::Answers`] while a question is open;
/// [`Refusal::Text`] for a consent without its text; [`Refusal::TooMany`]; [`Refusal::Stale`] when the same command's lead is gone already.
pub async fn ask(
    store: &Store,
    ctx: &Ctx<System>,
    network: Network,
    page: &Organisation,
    key: CommandKey,
    new: &NewLead,
) -> Result<LinkSecret, ServiceError> {
    let grade = result(&new.answers).ok_or(Refusal::Answers)?.grade;
    if !new.contact.can_be_reached() {
        return Err(Refusal::Unreachable.into());
    }
    if new.consent.trim().is_empty() {
        return Err(Refusal::Text.into());
    }
    if !brokers_behind(store, ctx, page).await?.iter().any(|adviser| adviser.org == new.broker) {
        return Err(Refusal::Unlicensed.into());
    }
    let (from, to) = (network.subject(), new.broker.to_string());
    if !throttle::claim(store, ctx, &[(&FROM_NETWORK, &from), (&TO_BROKER, &to)]).await? {
        return Err(Refusal::TooMany.into());
    }
    let system = ctx.widened(PART);
    let id: LeadId = system.id();
    let lead = leads::NewLead {
        id,
        source: Some(page.id),
        grade,
        answers: &new.answers,
        contact: &new.contact,
        consent_hash: Sha256::digest(&new.consent).into(),
        consent_version: TEXT_VERSION,
        consent_language: new.language.code(),
        secret_hash: secret(store, id).hash(),
    };
    let pairs: Vec<(&str, &str)> = new.answers.pairs().collect();
    let input = (page.id, &new.contact, pairs, &new.consent, new.language.code());
    let command = Command { key, owner: Chain::Org(new.broker), kind: "lead.ask", input: &input };
    let (here, lead) = (Org(new.broker), &lead);
    let done = store.command(&system, command, async |scope| leave(scope, here, lead).await).await?;
    let secret = secret(store, done.answer);
    if done.replayed && find(store, &system, secret).await?.is_none() {
        return Err(Refusal::Stale.into());
    }
    Ok(secret)
}

/// Takes a lead back: nothing of it is kept. A link that names none has nothing to take back, which is as good.
///
/// # Errors
/// The store's.
pub async fn withdraw(store: &Store, ctx: &Ctx<System>, secret: LinkSecret) -> Result<(), ServiceError> {
    store.withdraw_lead(&ctx.widened(PART), &secret.hash()).await?;
    Ok(())
}

async fn leave(
    scope: &mut WriteScope<'_, System>,
    here: Org,
    lead: &leads::NewLead<'_>,
) -> Result<LeadId, ServiceError> {
    scope.within(here, async |broker| broker.add_lead(lead).await).await?;
    Ok(lead.id)
}

async fn find(
    store: &Store,
    system: &Ctx<System>,
    secret: LinkSecret,
) -> Result<Option<(OrgId, LeadId)>, ServiceError> {
    let hash = secret.hash();
    Ok(store.read(system, async |scope| scope.lead_by_secret(&hash).await).await?)
}

/// Made from the lead's identifier, so that it stands in no table.
fn secret(store: &Store, id: LeadId) -> LinkSecret {
    LinkSecret::new(store.link_secret(KIND, id.uuid()))
}
