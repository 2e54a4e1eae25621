//! Opening a letter: account, way in, link to the employer's record and receipt, or nothing of it.

use super::{NotOpened, Ticket, claim, counted, found, is_open, judge};
use crate::auth::throttle::{self, NAMES};
use crate::auth::{Auth, LoginName, Network, NewPassword};
use crate::{Refusal, ServiceError, today};
use domain::id::{CommandKey, InvitationId, OrgId, PersonId, ReceiptId, RecordId};
use domain::organisation::may_hold_people;
use domain::{Ctx, Language, Own, System};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::invitations::{Activated, Holder, Invitation, NewReceipt};
use store::jobs::{Class, Enqueue, Job};
use store::ledger::Chain;
use store::sign_in::NewPasskey;
use store::{Command, WriteScope};

/// Whose account the letter opens, and how they will come in: no account is ever opened without a way into it.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A new account with a name and a password.
    Password {
        /// To sign in with.
        name: LoginName,
        /// As it was chosen.
        password: NewPassword,
    },
    /// Somebody who is signed in: the record joins their account, which has its ways in.
    SignedIn(PersonId),
    /// A new account with a passkey, which the browser made for the person that it names.
    Passkey(Box<NewPasskey>),
}

/// What is asked of a letter.
#[derive(Debug)]
pub struct Activation<'a> {
    /// The letter.
    pub ticket: &'a Ticket,
    /// The birthday that proves the right hands.
    pub birth: Date,
    /// Whose account.
    pub credential: Credential,
    /// The language of the account and of the notice.
    pub language: Language,
    /// The notice on data protection that was shown (H03).
    pub notice: &'a str,
}

/// An account that a letter opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Whose.
    pub person: PersonId,
    /// The receipt.
    pub receipt: ReceiptId,
    /// Whether it was open before.
    pub repeated: bool,
}

/// Somebody's record went to another account: who had it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordMoved {
    /// Whose record it is.
    pub org: OrgId,
    /// The record.
    pub record: RecordId,
    /// The letter that moved it.
    pub invitation: InvitationId,
}

impl Job for RecordMoved {
    const KIND: &'static str = "notice.record_moved";
    const CLASS: Class = Class::Mail;
}

/// A credential as it is written.
enum WayIn {
    Password { name: LoginName, hash: String },
    Passkey(Box<NewPasskey>),
    Own,
}

impl WayIn {
    /// Writes it in the transaction that opens the account.
    async fn give(&self, scope: &mut WriteScope<'_, System>, person: PersonId) -> Result<(), ServiceError> {
        scope
            .within(Own(person), async |own| match self {
                Self::Own => Ok(()),
                Self::Passkey(new) => {
                    let added = own.add_passkey(new).await.map(|_| ());
                    added.map_err(|error| crate::error::taken(error, Refusal::Passkey))
                }
                Self::Password { name, hash } => {
                    let set = own.set_login(name.as_str(), hash).await.map(|_| ());
                    set.map_err(|error| crate::error::taken(error, Refusal::NameTaken))
                }
            })
            .await
    }
}

/// Opens the account with a receipt for it and for the notice that was shown (H03). The same key again, from a second tab, gets the same
/// answer, and is told that it is repeated: it proves no password. Another key finds the letter closed.
///
/// # Errors
/// [`NotOpened`].
pub async fn activate(
    auth: &Auth,
    ctx: &Ctx<System>,
    network: Network,
    key: CommandKey,
    wanted: &Activation<'_>,
) -> Result<Opened, NotOpened> {
    let (store, from) = (auth.store(), network.subject());
    let tries = counted(wanted.ticket, &from);
    claim(store, ctx, &tries).await?;
    let invitation = found(store, ctx, wanted.ticket).await?.ok_or(NotOpened::Closed)?;
    let opened = if is_open(&invitation, ctx.now()) {
        judge(store, ctx, &invitation, wanted.ticket, wanted.birth).await?;
        open(auth, ctx, key, &invitation, wanted).await
    } else {
        // Used: by this very command, perhaps.
        carry_out(auth, ctx, key, &invitation, wanted, None).await
    };
    let opened = opened.map_err(not_opened)?;
    throttle::give_back(store, ctx, &tries).await?;
    Ok(opened)
}

/// Opens a letter that is proved.
async fn open(
    auth: &Auth,
    ctx: &Ctx<System>,
    key: CommandKey,
    invitation: &Invitation,
    wanted: &Activation<'_>,
) -> Result<Opened, ServiceError> {
    let place = auth.hasher().place()?;
    let letter = invitation.id.to_string();
    if !throttle::claim(auth.store(), ctx, &[(&NAMES, &letter)]).await? {
        return Err(Refusal::TooMany.into());
    }
    let way = match &wanted.credential {
        Credential::SignedIn(person) => (Holder::Known(*person), WayIn::Own),
        Credential::Passkey(new) => (Holder::New(new.person), WayIn::Passkey(new.clone())),
        Credential::Password { name, password } => {
            let hash = auth.hasher().hash(&place, password.clone().into_password(), ctx.random()).await?;
            (Holder::New(ctx.id()), WayIn::Password { name: name.clone(), hash })
        }
    };
    let opened = carry_out(auth, ctx, key, invitation, wanted, Some(&way)).await?;
    throttle::give_back(auth.store(), ctx, &[(&NAMES, &letter)]).await?;
    Ok(opened)
}

/// Carries the command out once, or finds its answer. Without a way in nothing new is carried out.
async fn carry_out(
    auth: &Auth,
    ctx: &Ctx<System>,
    key: CommandKey,
    invitation: &Invitation,
    wanted: &Activation<'_>,
    way: Option<&(Holder, WayIn)>,
) -> Result<Opened, ServiceError> {
    let text_hash = crate::letters::text_hash(wanted.notice);
    let who = match &wanted.credential {
        Credential::Password { name, .. } => (Some(name.as_str()), None),
        Credential::SignedIn(person) => (None, Some(*person)),
        Credential::Passkey(new) => (None, Some(new.person)),
    };
    let input = (invitation.id, wanted.birth, who, wanted.language, text_hash);
    let command = Command { key, owner: Chain::Org(invitation.org), kind: "invitation.activate", input: &input };
    let language = wanted.language.code().to_owned();
    let method = if invitation.by_mail { "mail and birthday" } else { "letter and birthday" };
    let receipt = &NewReceipt { what: "account", text_hash, language, method };
    let done = auth.store().command(ctx, command, async |scope| {
        let (holder, way) = way.ok_or(Refusal::Stale)?;
        check_sender(scope, invitation.org).await?;
        let activated = scope.activate(invitation, *holder, wanted.language, receipt).await?;
        way.give(scope, holder.person()).await?;
        tell(scope, invitation, &activated).await?;
        Ok::<_, ServiceError>((holder.person(), activated.receipt))
    });
    let done = done.await?;
    let (person, receipt) = done.answer;
    Ok(Opened { person, receipt, repeated: done.replayed })
}

/// A letter outlives what its sender may do.
async fn check_sender(scope: &mut WriteScope<'_, System>, org: OrgId) -> Result<(), ServiceError> {
    let day = today(scope.ctx().now());
    let sender = scope.organisation_by_id(org).await?.ok_or(Refusal::Stale)?;
    Ok(may_hold_people(sender.kind, sender.state, sender.agreement_on, day)?)
}

/// Has somebody told whose record went to another account.
async fn tell(
    scope: &mut WriteScope<'_, System>,
    invitation: &Invitation,
    activated: &Activated,
) -> Result<(), store::Error> {
    let Some(before) = activated.moved_from else { return Ok(()) };
    let job = RecordMoved { org: invitation.org, record: invitation.record, invitation: invitation.id };
    let once = Enqueue::now().once(invitation.id.to_string());
    scope.enqueue(Some(Chain::Person(before)), &job, &once).await?;
    Ok(())
}

fn not_opened(error: ServiceError) -> NotOpened {
    match error {
        ServiceError::Refused(Refusal::Stale | Refusal::People(_)) | ServiceError::Store(store::Error::KeyReused) => {
            NotOpened::Closed
        }
        ServiceError::Refused(Refusal::NameTaken) => NotOpened::NameTaken,
        ServiceError::Refused(Refusal::Passkey) => NotOpened::PasskeyTaken,
        ServiceError::Refused(Refusal::TooMany) => NotOpened::TooMany,
        other => other.into(),
    }
}
