//! `POST /write`: one command with its key.

use crate::opening::ctx;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use domain::Org;
use domain::id::{CommandKey, OrgId, RecordId};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use store::ledger::Chain;
use store::people::NewRecord;
use store::{Command, Error, Store};

/// What a client sends, and sends again with the same key until it is answered.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Write {
    /// In which organisation.
    pub org: OrgId,
    /// Once per intention.
    pub key: CommandKey,
    /// The client's own count: found again in the record's family name.
    pub number: u64,
}

/// What it is answered.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Answer {
    /// The record that was added.
    pub id: RecordId,
    /// Whether it was added when the command came before.
    pub replayed: bool,
}

const FAMILY: &str = "Load-";

/// Adds a record, once per key.
pub async fn write(State(store): State<Store>, Json(write): Json<Write>) -> Response {
    let ctx = ctx(Org(write.org));
    let command =
        Command { key: write.key, owner: Chain::Org(write.org), kind: "person_record.add", input: &write.number };
    let done = store
        .command(&ctx, command, async |scope| {
            // A personnel number of its own: carried out twice, the command would leave two records, not an error.
            let personnel_no = scope.ctx().id::<RecordId>().to_string();
            let (given_name, family_name) = ("Änne".to_owned(), format!("{FAMILY}{:09}", write.number));
            scope.add_record(&NewRecord { personnel_no, given_name, family_name, birth_date: None }).await
        })
        .await;
    match done {
        Ok(done) => Json(Answer { id: done.answer, replayed: done.replayed }).into_response(),
        Err(error) => refuse(&error),
    }
}

/// The client's number of a record that a command added.
pub fn number(family_name: &str) -> Option<u64> {
    family_name.strip_prefix(FAMILY)?.parse().ok()
}

/// 503 says "send it again"; what can never succeed is 409, a defect 500.
pub(super) fn refuse(error: &Error) -> Response {
    let status = match error {
        Error::Unavailable { .. } | Error::Contended | Error::Full => StatusCode::SERVICE_UNAVAILABLE,
        Error::KeyReused | Error::Taken { .. } | Error::Stale { .. } => StatusCode::CONFLICT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, error.to_string()).into_response()
}
