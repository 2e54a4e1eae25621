//! Letters that open accounts (B11, H03): made in bulk, shown by QR code or typed code, proved by the birthday, good once.

mod activate;
mod mail;
mod ticket;

pub use activate::{Activation, Credential, Opened, RecordMoved, activate};
pub use mail::{InvitationMail, MailToSend, mail, mail_to_send};
pub use ticket::{Code, LinkSecret, NoCode, Ticket};

use crate::auth::Network;
use crate::auth::throttle::{self, Try, Window};
use crate::{Refusal, ServiceError, today};
use domain::access::permits::{InvitePeople, ReissueAccess};
use domain::access::{Allowed, Denied};
use domain::id::{InvitationId, OrgId, RecordId};
use domain::organisation::may_hold_people;
use domain::time::Timestamp;
use domain::{Ctx, Org, System};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::time::Duration;
use store::invitations::{Invitation, NewInvitation, Shown};
use store::organisations::Organisation;
use store::{Store, WriteScope};

/// One PDF of letters.
const MOST_LETTERS: usize = 5_000;
const LONGEST_DAYS: u64 = 90;
/// So many wrong birthdays close a letter.
const TRIES: i64 = 5;
/// So often codes are drawn anew when one of them belongs to another letter: one in millions does.
const DRAWS: usize = 5;
/// Wrong codes typed from one network, which may be a whole office. Links are too long to be guessed.
pub(crate) const FROM_NETWORK: Window =
    Window { kind: "letter code, network", most: 30, length: Duration::from_mins(15) };

/// A letter to print. Link and code are known here only; the store keeps what recognises them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub id: InvitationId,
    /// To whom.
    pub record: RecordId,
    /// The secret part of the link.
    pub link: LinkSecret,
    /// The code to type.
    pub code: Code,
    /// Until when.
    pub expires: Timestamp,
}

/// Why a letter opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Unknown, used, replaced by a newer one, too old, closed by wrong birthdays, or sent by an organisation that may not hold people's
    /// data any more: all look the same.
    #[error("this letter opens nothing (any more)")]
    Closed,
    /// Another birthday than the employer knows.
    #[error("this is not the birthday that the employer knows")]
    Birthday,
    /// The name to sign in with belongs to somebody else. Nothing was opened.
    #[error("this name is taken")]
    NameTaken,
    /// The passkey belongs to another account. Nothing was opened.
    #[error("this passkey is known already")]
    PasskeyTaken,
    /// Too many wrong codes from this network, or too many names tried with this letter.
    #[error("too many tries; wait a while")]
    TooMany,
    /// A rule forbids the role to whoever opens the link.
    #[error(transparent)]
    Rule(Refusal),
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

/// Makes letters; each closes the ones before it to the same person. All of them are made, or none.
///
/// # Errors
/// Too many at once; a term that is too long; an organisation that may not hold people's data (G01); somebody who is not here;
/// [`Denied::Forbidden`] when one of the records has an account already ([`reissue`]).
pub async fn invite(
    store: &Store,
    allowed: &Allowed<InvitePeople>,
    records: &[RecordId],
    days: u64,
) -> Result<Vec<Letter>, ServiceError> {
    make(store, allowed.ctx(), records, days, false).await
}

/// The same for records that may have an account already, whose owner lost it: the letter moves the record to the account that it opens.
///
/// # Errors
/// As [`invite`], without the last one.
pub async fn reissue(
    store: &Store,
    allowed: &Allowed<ReissueAccess>,
    records: &[RecordId],
    days: u64,
) -> Result<Vec<Letter>, ServiceError> {
    make(store, allowed.ctx(), records, days, true).await
}

async fn make(
    store: &Store,
    ctx: &Ctx<Org>,
    records: &[RecordId],
    days: u64,
    activated: bool,
) -> Result<Vec<Letter>, ServiceError> {
    if records.len() > MOST_LETTERS || !(1..=LONGEST_DAYS).contains(&days) {
        return Err(Refusal::Term.into());
    }
    let expires = ctx.now().plus(Duration::from_hours(24 * days));
    let records: BTreeSet<RecordId> = records.iter().copied().collect();
    for _ in 1..DRAWS {
        match draw(store, ctx, &records, expires, activated).await {
            Err(ServiceError::Store(store::Error::Taken { .. })) => {}
            done => return done,
        }
    }
    draw(store, ctx, &records, expires, activated).await
}

/// Draws links and codes and writes the letters.
async fn draw(
    store: &Store,
    ctx: &Ctx<Org>,
    records: &BTreeSet<RecordId>,
    expires: Timestamp,
    activated: bool,
) -> Result<Vec<Letter>, ServiceError> {
    let drawn = |record: &RecordId| (*record, LinkSecret::new(ctx.random()), Code::of(ctx.random()));
    let drafts: Vec<(RecordId, LinkSecret, Code)> = records.iter().map(drawn).collect();
    let (drafts, day) = (&drafts, today(ctx.now()));
    let letters = store.write(ctx, async |scope: &mut WriteScope<'_, Org>| {
        let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
        may_hold_people(organisation.kind, organisation.state, organisation.agreement_on, day)?;
        let mut letters = Vec::with_capacity(drafts.len());
        for (record, link, code) in drafts {
            let new = NewInvitation { record: *record, link_hash: link.hash(), code: &code.0, expires };
            let made = scope.invite(&new).await?;
            if made.activated && !activated {
                return Err(Denied::Forbidden.into());
            }
            letters.push(Letter { id: made.id, record: *record, link: *link, code: code.clone(), expires });
        }
        Ok::<_, ServiceError>(letters)
    });
    letters.await
}

/// Who sent a letter: all that is shown before the birthday is proved. A code that leads nowhere counts on the network.
///
/// # Errors
/// [`NotOpened::Closed`]; [`NotOpened::TooMany`].
pub async fn sender(
    store: &Store,
    ctx: &Ctx<System>,
    network: Network,
    ticket: &Ticket,
) -> Result<Organisation, NotOpened> {
    let from = network.subject();
    let tries = counted(ticket, &from);
    claim(store, ctx, &tries).await?;
    let invitation = found(store, ctx, ticket).await?.filter(|one| is_open(one, ctx.now())).ok_or(NotOpened::Closed)?;
    throttle::give_back(store, ctx, &tries).await?;
    sending(store, ctx, invitation.org).await
}

/// Proves that the letter is in the right hands; each wrong code counts on the network, each wrong birthday on the letter, before it is
/// judged.
///
/// # Errors
/// [`NotOpened`].
pub async fn prove(
    store: &Store,
    ctx: &Ctx<System>,
    network: Network,
    ticket: &Ticket,
    birth: Date,
) -> Result<Invitation, NotOpened> {
    let from = network.subject();
    let tries = counted(ticket, &from);
    claim(store, ctx, &tries).await?;
    let invitation = found(store, ctx, ticket).await?.filter(|one| is_open(one, ctx.now())).ok_or(NotOpened::Closed)?;
    judge(store, ctx, &invitation, ticket, birth).await?;
    throttle::give_back(store, ctx, &tries).await?;
    Ok(invitation)
}

/// Counts a birthday on the letter and compares it.
async fn judge(
    store: &Store,
    ctx: &Ctx<System>,
    invitation: &Invitation,
    ticket: &Ticket,
    birth: Date,
) -> Result<(), NotOpened> {
    let tries = store.write(ctx, async |scope| scope.try_invitation(invitation).await).await;
    if tries.map_err(ServiceError::from)? > TRIES {
        return Err(NotOpened::Closed);
    }
    // Where the employer knows no birthday the link is all there is; eight letters alone are too few.
    let typed = matches!(ticket, Ticket::Code(_));
    if invitation.birth.is_some_and(|known| known != birth) || (typed && invitation.birth.is_none()) {
        return Err(NotOpened::Birthday);
    }
    Ok(store.write(ctx, async |scope| scope.forget_try(invitation).await).await.map_err(ServiceError::from)?)
}

/// The letter again, for whoever proved its birthday some minutes ago. Counts nothing, so it is for callers that know that: a page may be
/// loaded as often as somebody likes.
///
/// # Errors
/// [`NotOpened`].
pub async fn look(
    store: &Store,
    ctx: &Ctx<System>,
    ticket: &Ticket,
    birth: Date,
) -> Result<(Invitation, Organisation), NotOpened> {
    let found = found(store, ctx, ticket).await?.filter(|one| is_open(one, ctx.now())).ok_or(NotOpened::Closed)?;
    if found.birth.is_some_and(|known| known != birth) {
        return Err(NotOpened::Birthday);
    }
    let sender = sending(store, ctx, found.org).await?;
    Ok((found, sender))
}

async fn sending(store: &Store, ctx: &Ctx<System>, org: OrgId) -> Result<Organisation, NotOpened> {
    let org = ctx.narrowed(Org(org));
    let found = store.read(&org, async |scope| scope.organisation().await).await.map_err(ServiceError::from)?;
    found.ok_or(NotOpened::Closed)
}

/// What a ticket is counted on.
fn counted<'a>(ticket: &Ticket, network: &'a str) -> Vec<Try<'a>> {
    match ticket {
        Ticket::Link(_) => Vec::new(),
        Ticket::Code(_) => vec![(&FROM_NETWORK, network)],
    }
}

async fn claim(store: &Store, ctx: &Ctx<System>, tries: &[Try<'_>]) -> Result<(), NotOpened> {
    if throttle::claim(store, ctx, tries).await? { Ok(()) } else { Err(NotOpened::TooMany) }
}

/// The letter, open or not.
async fn found(store: &Store, ctx: &Ctx<System>, ticket: &Ticket) -> Result<Option<Invitation>, ServiceError> {
    let found = match ticket {
        Ticket::Link(secret) => {
            let hash = secret.hash();
            store.read(ctx, async |scope| scope.invitation(Shown::Link(&hash)).await).await
        }
        Ticket::Code(code) => store.read(ctx, async |scope| scope.invitation(Shown::Code(&code.0)).await).await,
    };
    Ok(found?)
}

fn is_open(invitation: &Invitation, now: Timestamp) -> bool {
    !invitation.closed && invitation.expires > now && invitation.tries < TRIES
}
