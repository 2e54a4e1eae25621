//! What the page of letters asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// Where somebody stands on the way to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// No letter was made.
    New,
    /// A letter was made.
    Invited,
    /// The account is open.
    Active,
}

/// Somebody who can get a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteeView {
    /// Names the record in the form.
    pub id: String,
    /// Given and family name.
    pub name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where they stand.
    pub standing: Standing,
    /// The same in words, with the day.
    pub stands: String,
    /// Whether an e-mail may be sent instead of a letter.
    pub by_mail: bool,
}

/// Whom the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPeople {
    /// Everybody who can get a letter.
    pub people: Vec<InviteeView>,
    /// Whether the person may give access again to who has an account.
    pub again: bool,
    /// Who stands last on this page, when there are more.
    pub next: Option<String>,
    /// How many there are in all.
    pub count: i64,
    /// The key of the command that sends a mail; none where no mails leave.
    pub mail_key: Option<String>,
}

/// A page of everybody who can get a letter; `after` names the last person of the page before.
#[server(prefix = "/api", endpoint = "letters", input = GetUrl)]
pub async fn invitees(org: String, #[server(default)] after: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::InvitePeople;
    use domain::id::CommandKey;
    use services::letters;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<InvitePeople>().map_err(|denied| server::refused(denied.into()))?;
    let services = server::services()?;
    let found = letters::invitees(&services.store, &allowed, after.parse().ok()).await.map_err(server::refused)?;
    let people = found.people.iter().map(seen::invitee).collect();
    let again = access.may(Permission::ReissueAccess);
    let mail_key = services.mails.then(|| allowed.id::<CommandKey>().to_string());
    let next = found.next.map(|last| last.to_string());
    crate::asked::json(&LetterPeople { people, again, next, count: found.count, mail_key })
}

#[cfg(feature = "ssr")]
pub(in crate::features::desk) mod seen {
    use super::{InviteeView, Standing};
    use crate::i18n::{Texts, k, moment, use_texts};
    use services::letters::{self, Invitee, MailState};

    pub(super) fn invitee(invitee: &Invitee) -> InviteeView {
        let standing = match invitee.standing {
            letters::Standing::New => Standing::New,
            letters::Standing::Invited => Standing::Invited,
            letters::Standing::Active => Standing::Active,
        };
        InviteeView {
            id: invitee.record.to_string(),
            name: format!("{} {}", invitee.name.0, invitee.name.1),
            personnel_no: invitee.personnel_no.clone(),
            standing,
            stands: stands(use_texts(), invitee),
            by_mail: invitee.birthday_known && standing != Standing::Active,
        }
    }

    /// Where somebody stands, with the day.
    pub(in crate::features::desk) fn stands(t: Texts, invitee: &Invitee) -> String {
        let at = |key, at| t.fill(key, &[("at", &moment(t.lang(), at))]);
        let newest = invitee.invited.map(|invited| (invited.at, invited.mail));
        match (invitee.standing, &invitee.receipt, newest) {
            (letters::Standing::Active, Some(receipt), _) => at(k::LETTERS_ACTIVE_SINCE, receipt.at),
            (letters::Standing::Active, None, _) => t.get(k::LETTERS_ACTIVE).to_owned(),
            (letters::Standing::New, _, _) | (_, _, None) => t.get(k::LETTERS_NEW).to_owned(),
            (_, _, Some((made, None))) => at(k::LETTERS_INVITED_AT, made),
            (_, _, Some((made, Some((MailState::Sent, sent))))) => at(k::LETTERS_MAILED_AT, sent.unwrap_or(made)),
            (_, _, Some((_, Some((MailState::Waiting, _))))) => t.get(k::LETTERS_MAIL_WAITING).to_owned(),
            (_, _, Some((_, Some((MailState::Refused, _))))) => t.get(k::LETTERS_MAIL_REFUSED).to_owned(),
        }
    }
}
