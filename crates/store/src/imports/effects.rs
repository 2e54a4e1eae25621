//! What a booking did to which rows, so that it can be undone.

use super::broken;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::vault::{self, hex};
use crate::{Result, Scope, WriteScope};
use domain::Org;
use domain::id::ImportId;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: EFFECTS_ADD = "INSERT INTO import_effect (org_id, batch_id, seq, entity, entity_id, version_after, before) SELECT $1, $2, json_extract(value, '$[0]'), json_extract(value, '$[1]'), unhex(json_extract(value, '$[2]')), json_extract(value, '$[3]'), unhex(json_extract(value, '$[4]')) FROM json_each($3)",
        "INSERT INTO import_effect (org_id, batch_id, seq, entity, entity_id, version_after, before) SELECT $1, $2, CAST(value ->> 0 AS BIGINT), value ->> 1, CAST(value ->> 2 AS UUID), CAST(value ->> 3 AS BIGINT), decode(value ->> 4, 'hex') FROM json_array_elements(CAST($3 AS JSON))";
    Org: EFFECTS = "SELECT seq, entity, entity_id, version_after, before FROM import_effect WHERE org_id = $1 AND batch_id = $2 ORDER BY seq";
    Org: EFFECTS_DROP = "DELETE FROM import_effect WHERE org_id = $1 AND batch_id = $2";
}

/// So many rows go with one statement.
const AT_ONCE: usize = 500;

/// What a booking can touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A person's master data.
    Record,
    /// An employment.
    Employment,
    /// A contract.
    Contract,
    /// A carrier.
    Carrier,
    /// A place of work.
    Site,
    /// A payroll area.
    Area,
}

impl Entity {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Record, Self::Employment, Self::Contract, Self::Carrier, Self::Site, Self::Area];

    /// The table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Record => "person_record",
            Self::Employment => "employment",
            Self::Contract => "contract",
            Self::Carrier => "carrier",
            Self::Site => "site",
            Self::Area => "payroll_area",
        }
    }
}

/// What was done to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Its table.
    pub entity: Entity,
    /// The row.
    pub id: Uuid,
    /// The version that the booking left.
    pub version_after: i64,
    /// What stood there before, as [`Scope::before`] gave it; nothing for a new row.
    pub before: Option<String>,
}

impl Scope<'_, Org> {
    /// What a booking did, in its order.
    ///
    /// # Errors
    /// [`crate::Error::Erased`] when the batch's key was.
    pub async fn import_effects(&mut self, batch: ImportId) -> Result<Vec<Effect>> {
        type Row = (i64, String, Uuid, i64, Option<Vec<u8>>);
        let found = rows!(self, EFFECTS, Row, fetch_all; self.reach.0.uuid(), batch.uuid())?;
        let key = self.batch_key(batch).await?;
        let effect = |(seq, entity, id, version_after, sealed): Row| {
            let entity = Entity::ALL.into_iter().find(|one| one.code() == entity).ok_or(broken("entity"))?;
            let open = |sealed: Vec<u8>| {
                let clear = vault::open(&key, &context(batch, seq), &sealed).ok();
                clear.and_then(|clear| String::from_utf8(clear).ok()).ok_or(broken("before"))
            };
            Ok(Effect { entity, id, version_after, before: sealed.map(open).transpose()? })
        };
        found.into_iter().map(effect).collect()
    }
}

impl WriteScope<'_, Org> {
    /// Keeps what a booking did; once per batch. The ledger tells of each row where it is written.
    ///
    /// # Errors
    /// The store's.
    pub async fn add_import_effects(&mut self, batch: ImportId, effects: &[Effect]) -> Result<()> {
        let key = self.batch_key(batch).await?;
        let org = self.ctx.reach.0.uuid();
        let mut seq = 0_i64;
        for chunk in effects.chunks(AT_ONCE) {
            let mut list = Vec::with_capacity(chunk.len());
            for effect in chunk {
                seq += 1;
                let before = effect.before.as_ref();
                let before = before
                    .map(|before| hex(&vault::seal(&key, &context(batch, seq), before.as_bytes(), self.ctx.source())));
                let id = effect.id.simple().to_string();
                list.push(json!([seq, effect.entity.code(), id, effect.version_after, before]));
            }
            changed!(self.scope, EFFECTS_ADD; org, batch.uuid(), json!(list).to_string())?;
        }
        Ok(())
    }

    /// Forgets what a booking did, once it is undone.
    ///
    /// # Errors
    /// The store's.
    pub async fn drop_import_effects(&mut self, batch: ImportId) -> Result<()> {
        changed!(self.scope, EFFECTS_DROP; self.ctx.reach.0.uuid(), batch.uuid())?;
        Ok(())
    }
}

fn context(batch: ImportId, seq: i64) -> Vec<u8> {
    [b"import_effect.before:".as_slice(), batch.uuid().as_bytes(), &seq.to_be_bytes()].concat()
}
