//! Calculations that a person keeps: theirs alone. No employer and no operator has a way to them; a broker reads the one that its person
//! attached to an order ([`crate::advice`]).

use crate::{Refusal, ServiceError};
use domain::id::{CommandKey, ScenarioId};
use domain::{Ctx, Own};
use store::ledger::Chain;
pub use store::scenarios::{NewScenario, Scenario};
use store::{Command, Store, WriteScope};

/// What a scenario may be called at most, in characters.
const LONGEST_NAME: usize = 80;
/// What may be typed into a calculator at most, in bytes.
const LONGEST_ANSWERS: usize = 16 * 1024;

/// The person's scenarios, the latest first.
///
/// # Errors
/// The store's.
pub async fn list(store: &Store, ctx: &Ctx<Own>) -> Result<Vec<Scenario>, ServiceError> {
    Ok(store.read(ctx, async |scope| scope.scenarios().await).await?)
}

/// One scenario with what was typed, as the calculator wrote it.
///
/// # Errors
/// [`Refusal::Unknown`] for one that is not there or somebody else's: the two are not told apart.
pub async fn one(store: &Store, ctx: &Ctx<Own>, id: ScenarioId) -> Result<(Scenario, String), ServiceError> {
    let found = store.read(ctx, async |scope| scope.scenario(id).await).await?;
    found.ok_or_else(|| Refusal::Unknown.into())
}

/// Keeps a scenario.
///
/// # Errors
/// [`Refusal::Name`]; [`Refusal::Answers`] for answers that are no JSON object or too long; [`Refusal::ScenariosFull`].
pub async fn keep(
    store: &Store,
    ctx: &Ctx<Own>,
    key: CommandKey,
    new: &NewScenario,
) -> Result<ScenarioId, ServiceError> {
    check_name(&new.name)?;
    check_answers(&new.answers)?;
    let command = Command { key, owner: Chain::Person(ctx.reach.0), kind: "scenario.keep", input: new };
    Ok(store.command(ctx, command, async |scope| add(scope, new).await).await?.answer)
}

/// Gives a scenario another name; its new version.
///
/// # Errors
/// [`Refusal::Name`]; [`Refusal::Stale`] when it was changed since `version`, or is not the person's.
pub async fn rename(
    store: &Store,
    ctx: &Ctx<Own>,
    key: CommandKey,
    (id, version): (ScenarioId, i64),
    name: &str,
) -> Result<i64, ServiceError> {
    check_name(name)?;
    let input = (id, version, name);
    let command = Command { key, owner: Chain::Person(ctx.reach.0), kind: "scenario.rename", input: &input };
    let done = store.command(ctx, command, async |scope| scope.rename_scenario(id, version, name).await);
    Ok(done.await?.answer)
}

/// Forgets a scenario. What was shared of it with a broker stays with the order, until its consent is taken back.
///
/// # Errors
/// [`Refusal::Stale`] when it was changed since `version`, or is not the person's.
pub async fn remove(
    store: &Store,
    ctx: &Ctx<Own>,
    key: CommandKey,
    (id, version): (ScenarioId, i64),
) -> Result<(), ServiceError> {
    let input = (id, version);
    let command = Command { key, owner: Chain::Person(ctx.reach.0), kind: "scenario.remove", input: &input };
    store.command(ctx, command, async |scope| scope.remove_scenario(id, version).await).await?;
    Ok(())
}

async fn add(scope: &mut WriteScope<'_, Own>, new: &NewScenario) -> Result<ScenarioId, ServiceError> {
    scope.keep_scenario(new).await?.ok_or_else(|| Refusal::ScenariosFull.into())
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let good = (1..=LONGEST_NAME).contains(&name.trim().chars().count()) && !name.chars().any(char::is_control);
    if good { Ok(()) } else { Err(Refusal::Name) }
}

fn check_answers(answers: &str) -> Result<(), Refusal> {
    let read = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(answers);
    if answers.len() <= LONGEST_ANSWERS && read.is_ok() { Ok(()) } else { Err(Refusal::Answers) }
}
