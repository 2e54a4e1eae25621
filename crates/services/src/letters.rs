//! Letters as paper (B11): one PDF with a page per person. Secrets stand on the paper and nowhere else, so the same letters are never
//! printed twice: another print makes new ones and closes these.

use crate::invitations::{self, Letter};
use crate::{Refusal, ServiceError, today};
use docgen::letter::{Contact, Recipient, Sender};
use docgen::{Colour, DocumentError, Language, Pdf, Stamp};
use domain::access::permits::{InvitePeople, ReissueAccess, SeePeople};
use domain::access::{Access, Allowed};
use domain::id::{RecordId, RequestId};
use domain::time::Timestamp;
use domain::{Ctx, Org};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use store::Store;
use store::invitees::Recipient as Known;
pub use store::invitees::{Invitee, LastInvitation, LastReceipt, MailState, Standing};
use store::organisations::Organisation;
use tokio::sync::Semaphore;

/// Half a megabyte of memory per letter while it is set.
const MOST: usize = 200;
/// Setting letters takes a processor for itself: one job at a time leaves the rest to everybody else.
static SETTING: Semaphore = Semaphore::const_new(1);

/// What stands on every letter beside the person's own part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stationery {
    /// Street and town of the sender.
    pub address: Vec<String>,
    /// Whom people ask.
    pub contact: String,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// How long the letters are good.
    pub days: u64,
    /// Where this installation is reached, without a slash at the end.
    pub site: String,
    /// The letters' language.
    pub language: Language,
}

/// Why there are no letters. Nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum NoLetters {
    /// Nobody was chosen, or too many at once.
    #[error("between 1 and 200 people get letters at once")]
    Count,
    /// What stands on the letters cannot be printed.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A rule refuses it, or the service is in trouble.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// A page of everybody who can get a letter, with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// The page.
    pub people: Vec<Invitee>,
    /// The last one of it, when there are more.
    pub next: Option<RecordId>,
    /// How many there are in all.
    pub count: i64,
}

/// So many people stand on a page.
pub const PAGE: u16 = 200;

/// A page of who can get a letter, by name, after a person.
///
/// # Errors
/// The store's.
pub async fn invitees(
    store: &Store,
    allowed: &Allowed<InvitePeople>,
    after: Option<RecordId>,
) -> Result<People, ServiceError> {
    page(store, allowed.ctx(), after).await
}

/// The same for who only sees people: who has access, and what they confirmed (H03).
///
/// # Errors
/// The store's.
pub async fn access(
    store: &Store,
    allowed: &Allowed<SeePeople>,
    after: Option<RecordId>,
) -> Result<People, ServiceError> {
    page(store, allowed.ctx(), after).await
}

async fn page(store: &Store, ctx: &Ctx<Org>, after: Option<RecordId>) -> Result<People, ServiceError> {
    let read = store.read(ctx, async |scope| {
        let people = scope.invitees_after(after, PAGE + 1).await?;
        Ok::<_, store::Error>((people, scope.count_invitees().await?))
    });
    let (mut people, count) = read.await?;
    let more = people.len() > usize::from(PAGE);
    people.truncate(usize::from(PAGE));
    let next = people.last().filter(|_| more).map(|last| last.record);
    Ok(People { people, next, count })
}

/// What is kept of a notice that somebody confirmed: its SHA-256 tells the version, to the letter.
pub fn text_hash(notice: &str) -> [u8; 32] {
    Sha256::digest(notice).into()
}

/// Bytes as digits.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Makes letters and prints them. What cannot be printed is found before a letter is made.
///
/// # Errors
/// [`NoLetters`].
pub async fn print(
    store: &Store,
    access: &Access,
    organisation: &Organisation,
    records: &[RecordId],
    paper: Stationery,
) -> Result<Pdf, NoLetters> {
    if records.is_empty() || records.len() > MOST {
        return Err(NoLetters::Count);
    }
    // Held to the end: between the letters that are closed and the ones that are printed nobody else's printing may come.
    let _permit = SETTING.acquire().await.map_err(|_| ServiceError::Hashing)?;
    let allowed = access.allow::<InvitePeople>().map_err(ServiceError::from)?;
    let known = recipients(store, allowed.ctx(), records).await?;
    if records.iter().any(|record| !known.contains_key(record)) {
        return Err(ServiceError::from(Refusal::Unknown).into());
    }
    let (day, made) = (today(allowed.now()), allowed.now().as_microsecond());
    let made = jiff::Timestamp::from_microsecond(made).unwrap_or_default();
    // A trial without secrets: a name that no font has or an address that is too long must not cost anybody their letter.
    let trial = draft(organisation, &known, records.iter().map(|record| (*record, None)), &paper, day);
    set(trial, Stamp { made, ident: "trial".to_owned() }).await?;
    let letters = match access.allow::<ReissueAccess>() {
        Ok(reissue) => invitations::reissue(store, &reissue, records, paper.days).await?,
        Err(_) => invitations::invite(store, &allowed, records, paper.days).await?,
    };
    let sorted = sorted(&letters, records);
    let draft =
        draft(organisation, &known, sorted.into_iter().map(|letter| (letter.record, Some(letter))), &paper, day);
    let ident: RequestId = allowed.request;
    set(draft, Stamp { made, ident: ident.to_string() }).await
}

async fn recipients(
    store: &Store,
    ctx: &Ctx<Org>,
    records: &[RecordId],
) -> Result<HashMap<RecordId, Known>, ServiceError> {
    let read = store.read(ctx, async |scope| {
        let mut known = HashMap::new();
        for record in records {
            known.extend(scope.recipient(*record).await?.map(|found| (*record, found)));
        }
        Ok::<_, store::Error>(known)
    });
    Ok(read.await?)
}

/// In the order in which the people were chosen.
fn sorted<'l>(letters: &'l [Letter], records: &[RecordId]) -> Vec<&'l Letter> {
    records.iter().filter_map(|record| letters.iter().find(|letter| letter.record == *record)).collect()
}

fn draft<'l>(
    organisation: &Organisation,
    known: &HashMap<RecordId, Known>,
    people: impl Iterator<Item = (RecordId, Option<&'l Letter>)>,
    paper: &Stationery,
    day: Date,
) -> docgen::letter::Letter {
    let look = &organisation.appearance;
    let colour = Colour::parse(&look.accent.to_string()).unwrap_or(Colour { red: 36, green: 64, blue: 200 });
    let sender = Sender {
        name: look.name.clone(),
        mark: look.mark.as_str().to_owned(),
        colour,
        address: paper.address.clone(),
        contact: Contact { name: paper.contact.clone(), phone: paper.phone.clone(), email: paper.email.clone() },
    };
    let recipients = people.filter_map(|(record, letter)| Some(recipient(known.get(&record)?, letter, paper, day)));
    let site = paper.site.split_once("://").map_or(paper.site.as_str(), |(_, site)| site).to_owned();
    docgen::letter::Letter { sender, recipients: recipients.collect(), date: day, site, language: paper.language }
}

fn recipient(invitee: &Known, letter: Option<&Letter>, paper: &Stationery, day: Date) -> Recipient {
    let (secret, code) = letter.map_or_else(
        || ("0".repeat(22), "00000000".to_owned()),
        |letter| (letter.link.text(), letter.code.printed().replace(' ', "")),
    );
    let until = letter.and_then(|letter| last_day(letter.expires));
    Recipient {
        name: format!("{} {}", invitee.name.0, invitee.name.1),
        // Handed over in the firm: the employer's list knows no home address yet.
        address: vec![invitee.personnel_no.clone()],
        language: paper.language,
        link: format!("{}/i/{secret}", paper.site),
        code,
        valid_until: until.unwrap_or(day),
    }
}

/// The last whole day before an instant.
pub(crate) fn last_day(expires: Timestamp) -> Option<Date> {
    let at = jiff::Timestamp::from_microsecond(expires.as_microsecond()).ok()?;
    at.to_zoned(TimeZone::UTC).date().yesterday().ok()
}

async fn set(letter: docgen::letter::Letter, stamp: Stamp) -> Result<Pdf, NoLetters> {
    let done = tokio::task::spawn_blocking(move || docgen::letter::render(&letter, &stamp)).await;
    Ok(done.map_err(|_| ServiceError::Hashing)??)
}
