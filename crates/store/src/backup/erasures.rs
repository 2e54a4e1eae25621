//! Who was erased after a backup was made: a restore of it has to erase them again (Art. 17 GDPR).

use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Result, Store};
use domain::id::{OrgId, PersonId, RecordId};
use domain::time::Timestamp;
use domain::{Ctx, Org, Own, System};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

statements! {
    System: ERASURES = "SELECT org_id, entity_id, at FROM ledger WHERE action = 'erased' AND at >= $1 ORDER BY at, chain_id, seq";
}

/// An erasure, in identifiers only. Written and read as a line of three words: `ORGANISATION RECORD INSTANT`, or
/// `- PERSON INSTANT` for an account. Keep such lines apart from database and backup (a daily `erasures_since` into a file
/// will do), so that they are there when the database is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// Who was erased.
    pub erased: Erased,
    /// When.
    pub at: Timestamp,
}

/// Who was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// An employer's copy of a person.
    Record(OrgId, RecordId),
    /// A person's own data.
    Account(PersonId),
}

/// The text is no erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no erasure: `ORGANISATION RECORD INSTANT` or `- PERSON INSTANT` is wanted")]
pub struct NoErasure;

impl fmt::Display for Erasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.erased {
            Erased::Record(org, record) => write!(f, "{org} {record} {}", self.at),
            Erased::Account(person) => write!(f, "- {person} {}", self.at),
        }
    }
}

impl FromStr for Erasure {
    type Err = NoErasure;

    fn from_str(text: &str) -> Result<Self, NoErasure> {
        let mut words = text.split_whitespace();
        let (Some(org), Some(id), Some(at), None) = (words.next(), words.next(), words.next(), words.next()) else {
            return Err(NoErasure);
        };
        let erased = if org == "-" {
            Erased::Account(id.parse().map_err(|_| NoErasure)?)
        } else {
            Erased::Record(org.parse().map_err(|_| NoErasure)?, id.parse().map_err(|_| NoErasure)?)
        };
        let at: jiff::Timestamp = at.parse().map_err(|_| NoErasure)?;
        Ok(Self { erased, at: at.into() })
    }
}

impl Store {
    /// Who was erased since then, from the ledger, oldest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn erasures_since(&self, ctx: &Ctx<System>, since: Timestamp) -> Result<Vec<Erasure>> {
        type Row = (Option<Uuid>, Uuid, Ts);
        let found = self.read(ctx, async |scope| rows!(scope, ERASURES, Row, fetch_all; Ts(since))).await?;
        let erasure = |(org, id, Ts(at)): Row| {
            let account = Erased::Account(PersonId::from_uuid(id));
            let record = |org| Erased::Record(OrgId::from_uuid(org), RecordId::from_uuid(id));
            Erasure { erased: org.map_or(account, record), at }
        };
        Ok(found.into_iter().map(erasure).collect())
    }

    /// Erases who was erased before, after tables of an earlier time were restored; how many of them those tables know. Doing
    /// it twice is right.
    ///
    /// # Errors
    /// As [`Store::erase_record`]; the rest of the list is not erased then.
    pub async fn erase_again(&self, ctx: &Ctx<System>, erasures: &[Erasure]) -> Result<u64> {
        let mut count = 0;
        for erasure in erasures {
            count += u64::from(match erasure.erased {
                Erased::Record(org, record) => self.erase_record(&ctx.narrowed(Org(org)), record).await?,
                Erased::Account(person) => self.erase_account(&ctx.narrowed(Own(person))).await?,
            });
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back() {
        let at = Timestamp::from_microsecond(1_795_338_000_000_001);
        let (org, id) = (Uuid::from_u128(7), Uuid::from_u128(8));
        let record = Erased::Record(OrgId::from_uuid(org), RecordId::from_uuid(id));
        for erased in [record, Erased::Account(PersonId::from_uuid(id))] {
            let erasure = Erasure { erased, at };
            assert_eq!(erasure.to_string().parse(), Ok(erasure));
        }
        for other in ["", "- x 2026-11-22T09:00:00Z", "a b", "- 00000000-0000-0000-0000-000000000008 soon", "a b c d"] {
            assert_eq!(other.parse::<Erasure>(), Err(NoErasure), "{other}");
        }
    }
}
