//! Commands: writes with a key. The same command sent twice is carried out once and answered twice.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::{Internal, statements};
use crate::engine::types::Ts;
use crate::ledger::{Chain, canonical};
use crate::scope::Reaching;
use crate::vault::Purpose;
use crate::{Error, Result, Store, WriteScope};
use domain::id::CommandKey;
use domain::time::Timestamp;
use domain::{Ctx, System};
use serde::Serialize;
use serde::de::DeserializeOwned;

statements! {
    Internal: COMMAND_CLAIM = "INSERT INTO command (owner_id, key, org_id, person_id, kind, fingerprint, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (owner_id, key) DO NOTHING";
    Internal: COMMAND_GET = "SELECT fingerprint, answer FROM command WHERE owner_id = $1 AND key = $2";
    System: COMMANDS_PRUNE = "DELETE FROM command WHERE (owner_id, key) IN (SELECT owner_id, key FROM command WHERE at < $1 ORDER BY at LIMIT 1000)";
    Internal: COMMAND_ANSWER = "UPDATE command SET answer = $3 WHERE owner_id = $1 AND key = $2";
}

/// A write that may arrive more than once.
#[derive(Debug)]
pub struct Command<'a, I> {
    /// Made by the client, once per intention.
    pub key: CommandKey,
    /// Whose commands the key is unique among.
    pub owner: Chain,
    /// What is done: `person_record.create`.
    pub kind: &'static str,
    /// What it is done with; the same key with another input is refused.
    pub input: &'a I,
}

/// A command's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<A> {
    /// The answer: the same every time.
    pub answer: A,
    /// Whether it was carried out before.
    pub replayed: bool,
}

impl Store {
    /// Carries a command out once, however often it is sent. Answers are kept in clear: identifiers, no personal data.
    ///
    /// # Errors
    /// [`Error::KeyReused`] for a key that belongs to another command; else as [`Store::write`].
    pub async fn command<R, I, A, E, F>(&self, ctx: &Ctx<R>, command: Command<'_, I>, closure: F) -> Result<Done<A>, E>
    where
        R: Reaching,
        I: Serialize,
        A: Serialize + DeserializeOwned,
        E: From<Error>,
        F: AsyncFnOnce(&mut WriteScope<'_, R>) -> Result<A, E> + Clone,
    {
        let fingerprint = self.fingerprint_of(command.kind, command.input).map_err(E::from)?;
        if !ctx.reach.covers(command.owner) {
            return Err(Error::OutOfScope.into());
        }
        let command = &command;
        self.write(ctx, async |scope| {
            if let Some(answer) = claim(scope, command, &fingerprint).await? {
                return Ok(Done { answer, replayed: true });
            }
            let answer = closure(scope).await?;
            keep(scope, command, &answer).await?;
            Ok(Done { answer, replayed: false })
        })
        .await
    }
}

impl WriteScope<'_, System> {
    /// Forgets commands from before, a thousand at most; says how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn prune_commands(&mut self, before: Timestamp) -> Result<u64> {
        changed!(self.scope, COMMANDS_PRUNE; Ts(before))
    }
}

impl Store {
    /// Keyed: the input is often personal and easily guessed.
    fn fingerprint_of<I: Serialize>(&self, kind: &str, input: &I) -> Result<[u8; 32]> {
        let value = serde_json::to_value((kind, input));
        let value = value.map_err(|_| Error::Inconsistent { table: "command", column: "fingerprint" })?;
        Ok(self.master().subkey(Purpose::Command).mac(canonical(&value).as_bytes()))
    }
}

/// Takes the key, or finds the answer of the one who had it.
async fn claim<R: Reaching, I, A: DeserializeOwned>(
    scope: &mut WriteScope<'_, R>,
    command: &Command<'_, I>,
    fingerprint: &[u8],
) -> Result<Option<A>> {
    let at = Ts(scope.ctx.now());
    let (owner, key) = (command.owner, command.key.uuid());
    let inner = &mut scope.scope;
    let taken = inner
        .internally(async |inner| {
            changed!(inner, COMMAND_CLAIM; owner.id(), key, owner.org(), owner.person(), command.kind, fingerprint, at)
        })
        .await?;
    if taken == 1 {
        return Ok(None);
    }
    let (known, answer) = inner
        .internally(async |inner| rows!(inner, COMMAND_GET, (Vec<u8>, Option<String>), fetch_one; owner.id(), key))
        .await?;
    if known != fingerprint {
        return Err(Error::KeyReused);
    }
    let answer = answer.and_then(|text| serde_json::from_str(&text).ok());
    answer.map(Some).ok_or(Error::Inconsistent { table: "command", column: "answer" })
}

async fn keep<R: Reaching, I, A: Serialize>(
    scope: &mut WriteScope<'_, R>,
    command: &Command<'_, I>,
    answer: &A,
) -> Result<()> {
    let text = serde_json::to_string(answer).map_err(|_| Error::Inconsistent { table: "command", column: "answer" })?;
    let (owner, key) = (command.owner.id(), command.key.uuid());
    scope.scope.internally(async |inner| changed!(inner, COMMAND_ANSWER; owner, key, &text)).await?;
    Ok(())
}
