//! Asking for advice.

use super::brokers::{advisers, employer_of};
use super::{Shared, check_text};
use crate::account::TEXT_VERSION;
use crate::{Refusal, ServiceError};
use domain::advice::{CalculatorSlug, Occasion};
use domain::id::{AdviceOrderId, CommandKey, ConsentId, OrgId, PersonId, RecordId, ScenarioId};
use domain::{Ctx, Org, Own, System};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use store::advice_orders::{NewAdviceOrder, advice_change};
use store::consents::NewConsent;
use store::ledger::Chain;
use store::{Command, Store, WriteScope};

/// What the consent of an order is called.
const PURPOSE: &str = "advice_order";
/// So many open orders a person has at most.
const MOST_OPEN: usize = 20;

/// What somebody asks for.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// One of the person's records: by its employer the broker knows them.
    pub record: RecordId,
    /// Whom they ask: one of [`advisers`].
    pub broker: OrgId,
    /// In which calculator they ask; that of the scenario, if they share one.
    pub calculator: Option<CalculatorSlug>,
    /// The scenario that they share; without it the broker sees nothing of what they typed.
    pub scenario: Option<ScenarioId>,
    /// What they wish, in their words.
    pub wish: Option<String>,
    /// What they agree to, as it was shown.
    pub consent: String,
    /// In which language that was: `de`.
    pub language: String,
}

impl std::fmt::Debug for Ask {
    /// Without what was written.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ask").field("broker", &self.broker).finish_non_exhaustive()
    }
}

/// Places an order with a broker. The consent, the order and its copy of the scenario are written together; the broker's desk hears that
/// there is one.
///
/// # Errors
/// [`Refusal::Unknown`] for a record or a scenario that is not the person's; [`Refusal::Unlicensed`] when the employer gave this broker no
/// mandate or nothing lets it advise today; [`Refusal::Text`] for a wish that is empty or too long or a consent without its text;
/// [`Refusal::TooMany`].
pub async fn ask(store: &Store, ctx: &Ctx<Own>, key: CommandKey, ask: &Ask) -> Result<AdviceOrderId, ServiceError> {
    ask.wish.as_deref().map(check_text).transpose()?;
    if ask.consent.trim().is_empty() {
        return Err(Refusal::Text.into());
    }
    let employer = employer_of(store, ctx, ask.record).await?;
    if !advisers(store, ctx, ask.record).await?.iter().any(|adviser| adviser.org == ask.broker) {
        return Err(Refusal::Unlicensed.into());
    }
    let person = ctx.reach.0;
    let command = Command { key, owner: Chain::Person(person), kind: "advice_order.ask", input: ask };
    // The system's reach: the consent is the person's, the order the broker's.
    let system = ctx.widened(ctx.actor);
    let done = store.command(&system, command, async |scope| place(scope, person, employer, ask).await);
    Ok(done.await?.answer)
}

async fn place(
    scope: &mut WriteScope<'_, System>,
    person: PersonId,
    employer: OrgId,
    ask: &Ask,
) -> Result<AdviceOrderId, ServiceError> {
    let (consent, shared) = scope.within(Own(person), async |own| agreed(own, ask).await).await?;
    let calculator = shared.as_ref().map(|shared| shared.calculator.clone()).or_else(|| ask.calculator.clone());
    let scenario = shared.map(|shared| serde_json::to_string(&shared)).transpose().map_err(|_| Refusal::Answers)?;
    let new = NewAdviceOrder {
        person,
        employer,
        record: ask.record,
        consent,
        occasion: Occasion::Request,
        calculator,
        wish: ask.wish.clone(),
        scenario,
    };
    let id = scope.within(Org(ask.broker), async |broker| broker.add_advice_order(&new).await).await?;
    scope.record_in(Chain::Person(person), advice_change("advice_order.triggered", id, 1));
    Ok(id)
}

/// What the person agrees to, and what they share.
async fn agreed(own: &mut WriteScope<'_, Own>, ask: &Ask) -> Result<(ConsentId, Option<Shared>), ServiceError> {
    let orders = own.own_advice_orders().await?;
    if orders.iter().filter(|order| order.state.is_open()).count() >= MOST_OPEN {
        return Err(Refusal::TooMany.into());
    }
    let shared = match ask.scenario {
        None => None,
        Some(id) => {
            let (scenario, answers) = own.scenario(id).await?.ok_or(Refusal::Unknown)?;
            Some(Shared { calculator: scenario.calculator, name: scenario.name, answers })
        }
    };
    let new = NewConsent {
        purpose: PURPOSE.to_owned(),
        text_version: TEXT_VERSION.to_owned(),
        text_hash: Sha256::digest(&ask.consent).into(),
        language: ask.language.clone(),
    };
    Ok((own.give_consent(&new).await?, shared))
}
