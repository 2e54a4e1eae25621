//! Calculations that people keep. What they called one and what they typed is sealed under their own key; no organisation's scope has a
//! statement on them, and the ledger learns that one was kept and nothing of it.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::organisations::stale;
use crate::vault::{self, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::Own;
use domain::advice::CalculatorSlug;
use domain::id::ScenarioId;
use domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

statements! {
    Own: SCENARIO_LOCK = "UPDATE account SET updated_at = updated_at WHERE person_id = $1";
    Own: SCENARIO_COUNT = "SELECT COUNT(*) FROM scenario WHERE person_id = $1";
    Own: SCENARIO_ADD = "INSERT INTO scenario (person_id, id, calculator, name, answers, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)";
    Own: SCENARIOS = "SELECT id, calculator, name, version, created_at, updated_at FROM scenario WHERE person_id = $1 ORDER BY updated_at DESC, id DESC";
    Own: SCENARIO_GET = "SELECT id, calculator, name, version, created_at, updated_at, answers FROM scenario WHERE person_id = $1 AND id = $2";
    Own: SCENARIO_RENAME = "UPDATE scenario SET name = $4, version = version + 1, updated_at = $5 WHERE person_id = $1 AND id = $2 AND version = $3";
    Own: SCENARIO_REMOVE = "DELETE FROM scenario WHERE person_id = $1 AND id = $2 AND version = $3";
}

/// So many scenarios a person keeps at most.
pub const MOST_SCENARIOS: i64 = 50;

/// A scenario to be kept.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
pub struct NewScenario {
    /// Of which calculator.
    pub calculator: CalculatorSlug,
    /// What the person calls it.
    pub name: String,
    /// What they typed, as the calculator writes and reads it.
    pub answers: String,
}

impl std::fmt::Debug for NewScenario {
    /// Without what was typed: logs hold nobody's pay.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewScenario").field("calculator", &self.calculator).finish_non_exhaustive()
    }
}

/// A scenario, as it stands in a list: without what was typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The scenario.
    pub id: ScenarioId,
    /// Of which calculator.
    pub calculator: CalculatorSlug,
    /// What the person calls it.
    pub name: String,
    /// Counts changes.
    pub version: i64,
    /// When it was kept.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Scenario {
    /// Without its name, which the person typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scenario").field("id", &self.id).field("version", &self.version).finish_non_exhaustive()
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    calculator: String,
    name: Vec<u8>,
    version: i64,
    created_at: Ts,
    updated_at: Ts,
}

#[derive(sqlx::FromRow)]
struct WholeRow {
    #[sqlx(flatten)]
    head: Row,
    answers: Vec<u8>,
}

impl Row {
    fn read(self, key: &DataKey) -> Result<Scenario> {
        let broken = |column| Error::Inconsistent { table: "scenario", column };
        let id = ScenarioId::from_uuid(self.id);
        Ok(Scenario {
            id,
            calculator: self.calculator.parse().map_err(|_| broken("calculator"))?,
            name: opened(key, id, "name", &self.name)?,
            version: self.version,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        })
    }
}

impl Scope<'_, Own> {
    /// The person's scenarios, the latest first.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn scenarios(&mut self) -> Result<Vec<Scenario>> {
        let person = self.reach.0;
        let found = rows!(self, SCENARIOS, Row, fetch_all; person.uuid())?;
        let Some(key) = self.key(person).await? else { return Ok(Vec::new()) };
        found.into_iter().map(|row| row.read(&key)).collect()
    }

    /// One scenario with what was typed; none that is not the person's.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn scenario(&mut self, id: ScenarioId) -> Result<Option<(Scenario, String)>> {
        let person = self.reach.0;
        let found = rows!(self, SCENARIO_GET, WholeRow, fetch_optional; person.uuid(), id.uuid())?;
        let Some(WholeRow { head, answers }) = found else { return Ok(None) };
        let broken = Error::Inconsistent { table: "scenario", column: "name" };
        let Some(key) = self.key(person).await? else { return Err(broken) };
        let answers = opened(&key, id, "answers", &answers)?;
        Ok(Some((head.read(&key)?, answers)))
    }
}

impl WriteScope<'_, Own> {
    /// Keeps a scenario; none when the person has [`MOST_SCENARIOS`] already.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn keep_scenario(&mut self, new: &NewScenario) -> Result<Option<ScenarioId>> {
        let (person, id, now) = (self.ctx.reach.0, self.ctx.id::<ScenarioId>(), Ts(self.ctx.now()));
        let key = self.key_or_new(person).await?;
        // So that of two that are kept at the same time both are counted.
        changed!(self.scope, SCENARIO_LOCK; person.uuid())?;
        let (count,) = rows!(self.scope, SCENARIO_COUNT, (i64,), fetch_one; person.uuid())?;
        if count >= MOST_SCENARIOS {
            return Ok(None);
        }
        let sealed = |column, text: &str| vault::seal(&key, &context(id, column), text.as_bytes(), self.ctx.source());
        let (name, answers) = (sealed("name", &new.name), sealed("answers", &new.answers));
        changed!(
            self.scope, SCENARIO_ADD; person.uuid(), id.uuid(), new.calculator.as_str(), &name, &answers, now,
        )?;
        self.record(change("scenario.kept", person.uuid(), id, 1));
        Ok(Some(id))
    }

    /// Gives a scenario another name.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was changed since `version`, or is not the person's; [`Error::Erased`] when the person was.
    pub async fn rename_scenario(&mut self, id: ScenarioId, version: i64, name: &str) -> Result<i64> {
        let (person, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        let key = self.key_or_new(person).await?;
        let sealed = vault::seal(&key, &context(id, "name"), name.as_bytes(), self.ctx.source());
        let done = changed!(self.scope, SCENARIO_RENAME; person.uuid(), id.uuid(), version, &sealed, now)?;
        stale(done, "scenario")?;
        self.record(change("scenario.renamed", person.uuid(), id, version + 1));
        Ok(version + 1)
    }

    /// Forgets a scenario.
    ///
    /// # Errors
    /// [`Error::Stale`] when it was changed since `version`, or is not the person's.
    pub async fn remove_scenario(&mut self, id: ScenarioId, version: i64) -> Result<()> {
        let person = self.ctx.reach.0.uuid();
        stale(changed!(self.scope, SCENARIO_REMOVE; person, id.uuid(), version)?, "scenario")?;
        self.record(change("scenario.removed", person, id, version + 1));
        Ok(())
    }
}

/// Without anything that was typed: what is removed leaves no hash to test guesses against.
fn change(action: &'static str, person: Uuid, id: ScenarioId, version: i64) -> Change {
    Change { action, entity: "scenario", entity_id: id.uuid(), version, subject: Some(person), payload: json!({}) }
}

fn opened(key: &DataKey, id: ScenarioId, column: &'static str, sealed: &[u8]) -> Result<String> {
    let clear = vault::open(key, &context(id, column), sealed).ok().and_then(|clear| String::from_utf8(clear).ok());
    clear.ok_or(Error::Inconsistent { table: "scenario", column })
}

/// Binds a sealed text to its place.
fn context(id: ScenarioId, column: &str) -> Vec<u8> {
    format!("scenario.{column}:{id}").into_bytes()
}
