//! Invitations by e-mail (B11). The link is made from the invitation's identifier and the master key whenever the mail is written, so it
//! stands in no table, and a mail that is sent again after a crash holds the same one. A further invitation closes the one before.

use super::{LONGEST_DAYS, LinkSecret};
use crate::letters::last_day;
use crate::{Refusal, ServiceError, today};
use domain::access::permits::InvitePeople;
use domain::access::{Allowed, Denied};
use domain::id::{CommandKey, InvitationId, RecordId};
use domain::organisation::may_hold_people;
use domain::{Ctx, Language, Org};
use gateways::mail::Address;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::invitations::NewMailInvitation;
use store::jobs::{Class, Enqueue, Job};
use store::ledger::Chain;
use store::{Command, Store};

/// Tells the secrets of these links from those of others; never renamed.
const KIND: &str = "invitation";

/// An invitation waits to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationMail {
    /// Which.
    pub invitation: InvitationId,
    /// In which language.
    pub language: Language,
}

impl Job for InvitationMail {
    const KIND: &'static str = "mail.invitation";
    const CLASS: Class = Class::Mail;
}

/// What stands in the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailToSend {
    /// Where to.
    pub address: Address,
    /// The secret part of the link.
    pub link: LinkSecret,
    /// Who invites.
    pub organisation: String,
    /// The last whole day of the link.
    pub until: Date,
}

/// Invites somebody by e-mail; letters and mails before it are closed. Only who has no account yet, and only where a birthday proves that the
/// mail is in the right hands.
///
/// # Errors
/// [`Refusal::Address`], [`Refusal::NoBirthday`]; an organisation that may not hold people's data (G01); [`Refusal::Stale`] for somebody who
/// is not here; [`Denied::Forbidden`] for who has an account.
pub async fn mail(
    store: &Store,
    allowed: &Allowed<InvitePeople>,
    key: CommandKey,
    (record, address): (RecordId, &str),
    (language, days): (Language, u64),
) -> Result<InvitationId, ServiceError> {
    let address = Address::parse(address.trim()).map_err(|_| Refusal::Address)?;
    if !(1..=LONGEST_DAYS).contains(&days) {
        return Err(Refusal::Term.into());
    }
    let (id, day) = (allowed.id::<InvitationId>(), today(allowed.now()));
    let expires = allowed.now().plus(Duration::from_hours(24 * days));
    let new = NewMailInvitation { id, record, link_hash: secret(store, id).hash(), address: address.as_str(), expires };
    let input = (record, address.as_str(), language, days);
    let command = Command { key, owner: Chain::Org(allowed.reach.0), kind: "invitation.mail", input: &input };
    let done = store
        .command(allowed.ctx(), command, async |scope| {
            let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
            may_hold_people(organisation.kind, organisation.state, organisation.agreement_on, day)?;
            let invited = scope.invite_by_mail(&new).await?;
            if invited.activated {
                return Err(Denied::Forbidden.into());
            }
            if scope.record_of(record).await?.is_none_or(|record| record.birth_date.is_none()) {
                return Err(Refusal::NoBirthday.into());
            }
            scope.enqueue(&InvitationMail { invitation: id, language }, &Enqueue::now().once(id.to_string())).await?;
            Ok::<_, ServiceError>(id)
        })
        .await?;
    Ok(done.answer)
}

/// What an invitation's mail says; nothing when it was sent before, or is over.
///
/// # Errors
/// The store's.
pub async fn mail_to_send(store: &Store, ctx: &Ctx<Org>, id: InvitationId) -> Result<Option<MailToSend>, store::Error> {
    let now = ctx.now();
    let read = store.read(ctx, async |scope| {
        let waiting = scope.waiting_mail(id, now).await?;
        Ok::<_, store::Error>(waiting.zip(scope.organisation().await?))
    });
    let found = match read.await {
        // Nobody is there to be invited any more.
        Err(store::Error::Erased) => None,
        found => found?,
    };
    Ok(found.and_then(|(waiting, organisation)| {
        let address = Address::parse(&waiting.address).ok()?;
        let until = last_day(waiting.expires).unwrap_or_else(|| today(now));
        Some(MailToSend { address, link: secret(store, id), organisation: organisation.appearance.name, until })
    }))
}

fn secret(store: &Store, id: InvitationId) -> LinkSecret {
    LinkSecret::new(store.link_secret(KIND, id.uuid()))
}
