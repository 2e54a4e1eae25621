//! Letters that open accounts (B11, H03): made in bulk, shown by QR code or typed code, proved by the birthday, good once.

use crate::{Refusal, ServiceError, today};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::Allowed;
use domain::access::permits::InvitePeople;
use domain::id::{InvitationId, PersonId, ReceiptId, RecordId};
use domain::organisation::may_hold_people;
use domain::time::Timestamp;
use domain::{Ctx, Org, System};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;
use store::Store;
use store::invitations::{Invitation, NewInvitation, NewReceipt, Shown};

/// One PDF of letters.
const MOST_LETTERS: usize = 5_000;
const LONGEST_DAYS: u64 = 90;
/// So many wrong birthdays close a letter.
const TRIES: i64 = 5;
/// Crockford's alphabet: nothing in it is mistaken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of a letter as it is typed: eight letters and digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has eight letters and digits")]
pub struct NoCode;

impl Code {
    fn of(random: [u8; 5]) -> Self {
        let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letters = (0..8).rev().filter_map(|place| {
            let index = usize::try_from(bits >> (5 * place) & 31).ok()?;
            ALPHABET.get(index).copied().map(char::from)
        });
        Self(letters.collect())
    }

    /// In groups of four, as it is printed.
    pub fn printed(&self) -> String {
        let (first, second) = self.0.split_at(4);
        format!("{first} {second}")
    }
}

impl FromStr for Code {
    type Err = NoCode;

    /// Reads what people make of it: small letters, blanks, hyphens, O for 0, I and L for 1.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let letters = text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        let code: String = letters.take(9).collect();
        let good = code.len() == 8 && code.bytes().all(|byte| ALPHABET.contains(&byte));
        if good { Ok(Self(code)) } else { Err(NoCode) }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

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

/// The secret part of a link: 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LinkSecret([u8; 16]);

impl LinkSecret {
    /// For the address.
    pub fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl FromStr for LinkSecret {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoCode)?;
        bytes.try_into().map(Self).map_err(|_| NoCode)
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}

/// How somebody shows a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ticket {
    /// Scanned.
    Link(LinkSecret),
    /// Typed.
    Code(Code),
}

/// Why a letter opens nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Unknown, used, replaced by a newer one, too old, or closed by wrong birthdays: all look the same.
    #[error("this letter opens nothing (any more)")]
    Closed,
    /// Another birthday than the employer knows.
    #[error("this is not the birthday that the employer knows")]
    Birthday,
    /// The service's own trouble.
    #[error(transparent)]
    Trouble(#[from] ServiceError),
}

/// Makes letters; each closes the ones before it to the same person. All of them are made, or none.
///
/// # Errors
/// Too many at once; a term that is too long; an organisation that may not hold people's data (G01); somebody who is not here.
pub async fn invite(
    store: &Store,
    allowed: &Allowed<InvitePeople>,
    records: &[RecordId],
    days: u64,
) -> Result<Vec<Letter>, ServiceError> {
    if records.len() > MOST_LETTERS || !(1..=LONGEST_DAYS).contains(&days) {
        return Err(Refusal::Term.into());
    }
    let expires = allowed.now().plus(Duration::from_hours(24 * days));
    let records: BTreeSet<RecordId> = records.iter().copied().collect();
    let drafts: Vec<(RecordId, LinkSecret, Code)> =
        records.iter().map(|record| (*record, LinkSecret(allowed.random()), Code::of(allowed.random()))).collect();
    let (drafts, day) = (&drafts, today(allowed.now()));
    let letters = store.write(allowed.ctx(), async |scope| {
        let organisation = scope.organisation().await?.ok_or(Refusal::Unknown)?;
        may_hold_people(organisation.kind, organisation.state, organisation.agreement_on, day)?;
        let mut letters = Vec::with_capacity(drafts.len());
        for (record, link, code) in drafts {
            let new = NewInvitation { record: *record, link_hash: link.hash(), code: &code.0, expires };
            let id = scope.invite(&new).await?;
            letters.push(Letter { id, record: *record, link: *link, code: code.clone(), expires });
        }
        Ok::<_, ServiceError>(letters)
    });
    letters.await
}

/// Who sent a letter: all that is shown before the birthday is proved.
///
/// # Errors
/// [`NotOpened::Closed`].
pub async fn sender(store: &Store, ctx: &Ctx<System>, ticket: &Ticket) -> Result<String, NotOpened> {
    let invitation = open(store, ctx, ticket).await?;
    let org = ctx.narrowed(Org(invitation.org));
    let found = store.read(&org, async |scope| scope.organisation().await).await.map_err(ServiceError::from)?;
    found.map(|organisation| organisation.appearance.name).ok_or(NotOpened::Closed)
}

/// Proves that the letter is in the right hands; each wrong birthday counts before it is judged.
///
/// # Errors
/// [`NotOpened`].
pub async fn prove(store: &Store, ctx: &Ctx<System>, ticket: &Ticket, birth: Date) -> Result<Invitation, NotOpened> {
    let invitation = open(store, ctx, ticket).await?;
    let tries = store.write(ctx, async |scope| scope.try_invitation(&invitation).await).await;
    if tries.map_err(ServiceError::from)? > TRIES {
        return Err(NotOpened::Closed);
    }
    // Where the employer knows no birthday the link is all there is; eight letters alone are too few.
    let typed = matches!(ticket, Ticket::Code(_));
    if invitation.birth.is_some_and(|known| known != birth) || (typed && invitation.birth.is_none()) {
        return Err(NotOpened::Birthday);
    }
    store.write(ctx, async |scope| scope.forget_try(&invitation).await).await.map_err(ServiceError::from)?;
    Ok(invitation)
}

/// Opens the account with a receipt for it and for the notice that was shown (H03). `person`: who is signed in already, so that a second
/// employer's record joins their account; else a new account is made.
///
/// # Errors
/// [`NotOpened`].
pub async fn activate(
    store: &Store,
    ctx: &Ctx<System>,
    ticket: &Ticket,
    birth: Date,
    person: Option<PersonId>,
    language: &str,
    notice: &str,
) -> Result<(PersonId, ReceiptId), NotOpened> {
    let invitation = prove(store, ctx, ticket, birth).await?;
    let person = person.unwrap_or_else(|| ctx.id());
    let receipt = NewReceipt {
        what: "account",
        text_hash: Sha256::digest(notice).into(),
        language: language.to_owned(),
        method: "letter and birthday",
    };
    let opened = store.write(ctx, async |scope| scope.activate(&invitation, person, language, &receipt).await).await;
    match opened.map_err(ServiceError::from) {
        Ok(receipt) => Ok((person, receipt)),
        Err(ServiceError::Refused(Refusal::Stale)) => Err(NotOpened::Closed),
        Err(other) => Err(other.into()),
    }
}

async fn open(store: &Store, ctx: &Ctx<System>, ticket: &Ticket) -> Result<Invitation, NotOpened> {
    let now = ctx.now();
    let found = match ticket {
        Ticket::Link(secret) => {
            let hash = secret.hash();
            store.read(ctx, async |scope| scope.invitation(Shown::Link(&hash)).await).await
        }
        Ticket::Code(code) => store.read(ctx, async |scope| scope.invitation(Shown::Code(&code.0)).await).await,
    };
    let found = found.map_err(ServiceError::from)?;
    let alive = |invitation: &Invitation| !invitation.closed && invitation.expires > now && invitation.tries < TRIES;
    found.filter(alive).ok_or(NotOpened::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::of([0xff, 0x00, 0x84, 0x21, 0x0f]);
        assert_eq!(code.printed(), "ZW08 888F");
        let printed = code.printed();
        for typed in [printed.clone(), printed.to_lowercase(), printed.replace(' ', "-"), format!(" {printed} ")] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        assert_eq!("OIL0 1234".parse::<Code>().map(|code| code.0), Ok("01101234".to_owned()));
        for bad in ["", "K7MX 4RP", "K7MX 4RPTT", "K7MX 4RPU", "K7MX 4RP!", &"A".repeat(1_000)] {
            assert_eq!(bad.parse::<Code>(), Err(NoCode), "{bad}");
        }
    }

    #[test]
    fn secrets_are_never_shown() {
        let (link, code) = (LinkSecret([9; 16]), Code::of([9; 5]));
        assert_eq!(link.text().parse(), Ok(link));
        assert!(!format!("{link:?} {code:?}").contains(&link.text()) && !format!("{code:?}").contains(&code.0));
    }
}
