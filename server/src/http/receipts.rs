//! `/desk/{org}/people/access.csv`: who got access, when, and which notice they confirmed, as a table to keep (H03).

use super::{AppState, csv};
use axum::extract::{Extension, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::SeePeople;
use domain::time::Timestamp;
use http::StatusCode;
use services::ServiceError;
use services::access::Organisation;
use services::letters::{self, Invitee, MailState, Standing};

const HEAD: [&str; 11] = [
    "personnel_no",
    "given_name",
    "family_name",
    "standing",
    "invited_at",
    "invited_by",
    "mail",
    "receipt_at",
    "method",
    "notice_sha256",
    "ledger_seq",
];

/// Everybody, page by page.
pub(super) async fn table(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
) -> Response {
    let text = match write(&state, &access).await {
        Ok(text) => text,
        Err(error) => {
            tracing::error!(%error, "the receipts could not be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    csv::file(text, &format!("zusage-{slug}-access"))
}

async fn write(state: &AppState, access: &Access) -> Result<String, ServiceError> {
    let allowed = access.allow::<SeePeople>()?;
    let mut text = format!("{}{}", csv::MARK, csv::line(HEAD.map(str::to_owned)));
    let mut after = None;
    loop {
        let page = letters::access(&state.store, &allowed, after).await?;
        for person in &page.people {
            text += &csv::line(cells(person));
        }
        after = page.next;
        if after.is_none() {
            return Ok(text);
        }
    }
}

fn cells(person: &Invitee) -> [String; 11] {
    let at = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
    let standing = match person.standing {
        Standing::New => "new",
        Standing::Invited => "invited",
        Standing::Active => "active",
    };
    let mail = person.invited.and_then(|invited| invited.mail).map(|(state, _)| match state {
        MailState::Waiting => "waiting",
        MailState::Sent => "sent",
        MailState::Refused => "refused",
    });
    let by = person.invited.map(|_| if mail.is_some() { "mail" } else { "letter" });
    let receipt = person.receipt.as_ref();
    let hash = receipt.map(|receipt| letters::hex(&receipt.text_hash));
    [
        person.personnel_no.clone(),
        person.name.0.clone(),
        person.name.1.clone(),
        standing.to_owned(),
        at(person.invited.map(|invited| invited.at)),
        by.unwrap_or_default().to_owned(),
        mail.unwrap_or_default().to_owned(),
        at(receipt.map(|receipt| receipt.at)),
        receipt.map(|receipt| receipt.method.clone()).unwrap_or_default(),
        hash.unwrap_or_default(),
        receipt.and_then(|receipt| receipt.seq).map(|seq| seq.to_string()).unwrap_or_default(),
    ]
}
