//! The door: every field is checked and prepared here, so that the template can rely on it.

use super::{Event, Evidence, Finding, Signer, Subject, data};
use crate::templates::{
    day::moment,
    door::{Door, Wrong, at_most, some, whole},
    link::{site, square},
    organisation,
};
use crate::{DocumentError, Field, Problem};
use serde::de::IgnoredAny;
use std::fmt::Write as _;

/// How much fits, counted in characters where nothing else is said.
pub mod limits {
    /// Pages of the sheet.
    pub const PAGES: usize = 12;
    /// A name, a role, a way, a kind of signature, a contact, a chain, a norm.
    pub const LINE: usize = 120;
    /// A number of the sheet or of the document.
    pub const NUMBER: usize = 40;
    /// The time zone, the form.
    pub const SHORT: usize = 80;
    /// The words before the link.
    pub const HINT: usize = 60;
    /// Who signed.
    pub const SIGNERS: usize = 4;
    /// Events.
    pub const EVENTS: usize = 120;
    /// What happened.
    pub const EVENT: usize = 240;
    /// Consents, findings, steps: so many of each.
    pub const ENTRIES: usize = 20;
    /// A consent, a finding, a reason, a step.
    pub const TEXT: usize = 800;
    /// The link in the square.
    pub const LINK: usize = 80;
    /// Bytes of the JSON.
    pub const JSON: usize = 4 * 1024 * 1024;
}

/// Demands JSON of a bearable size.
pub(super) fn json(bytes: &[u8]) -> Result<(), DocumentError> {
    let wrong = |problem| DocumentError::Input { field: Field::Attachment, problem };
    if bytes.len() > limits::JSON {
        return Err(wrong(Problem::TooLarge(limits::JSON)));
    }
    serde_json::from_slice::<IgnoredAny>(bytes).map(|_| ()).map_err(|_| wrong(Problem::NoJson))
}

/// The evidence as the template reads it, and whether a sign is missing.
pub(super) fn evidence(given: &Evidence) -> Result<(data::Data, bool), DocumentError> {
    let mut door = Door::default();
    let data = all(&mut door, given).map_err(whole)?;
    Ok((data, door.incomplete))
}

fn all(door: &mut Door, given: &Evidence) -> Result<data::Data, Wrong> {
    some(Field::Signatures, &given.signers, limits::SIGNERS)?;
    some(Field::Events, &given.events, limits::EVENTS)?;
    at_most(Field::Consents, &given.consents, limits::ENTRIES)?;
    at_most(Field::Findings, &given.findings, limits::ENTRIES)?;
    some(Field::Steps, &given.steps, limits::ENTRIES)?;
    Ok(data::Data {
        language: given.language,
        accent: given.colour.hex(),
        on_accent: given.colour.letters().hex(),
        accent_text: given.colour.on_paper().hex(),
        mark: organisation::mark(door, given.organisation.as_ref())?,
        number: door.text(Field::Number, &given.number, limits::NUMBER)?,
        subject: subject(door, &given.subject)?,
        zone: door.text(Field::Zone, &given.zone, limits::SHORT)?,
        signers: given.signers.iter().map(|one| signer(door, one)).collect::<Result<_, _>>()?,
        events: given.events.iter().map(|one| event(door, one)).collect::<Result<_, _>>()?,
        consents: door.texts(Field::Consents, &given.consents, limits::TEXT)?,
        findings: given.findings.iter().map(|one| finding(door, one)).collect::<Result<_, _>>()?,
        chain: door.text(Field::Ledger, &given.ledger.chain, limits::LINE)?,
        entry: given.ledger.number.to_string(),
        head: grouped(&given.ledger.hash),
        sealed_by: door.text(Field::Certificate, &given.certificate.subject, limits::LINE)?,
        fingerprint: grouped(&given.certificate.sha256),
        steps: door.texts(Field::Steps, &given.steps, limits::TEXT)?,
        hint: door.text(Field::Hint, &given.hint, limits::HINT)?,
        qr: square(&given.link, limits::LINK).map_err(|problem| (Field::Link, problem))?,
        site: site(&given.link),
    })
}

fn subject(door: &mut Door, subject: &Subject) -> Result<data::SubjectData, Wrong> {
    Ok(data::SubjectData {
        title: door.text(Field::Title, &subject.title, limits::LINE)?,
        number: door.text(Field::Number, &subject.number, limits::NUMBER)?,
        form: door.text(Field::Form, &subject.form, limits::SHORT)?,
        hash: grouped(&subject.sha256),
    })
}

fn signer(door: &mut Door, signer: &Signer) -> Result<data::SignerData, Wrong> {
    Ok(data::SignerData {
        name: door.text(Field::Name, &signer.name, limits::LINE)?,
        role: door.text(Field::Signatures, &signer.role, limits::LINE)?,
        at: moment(signer.at).map_err(|problem| (Field::Date, problem))?,
        channel: door.text(Field::Channel, &signer.channel, limits::LINE)?,
        level: door.text(Field::Level, &signer.level, limits::LINE)?,
        contact: door.maybe(Field::Channel, signer.contact.as_deref(), limits::LINE)?,
    })
}

fn event(door: &mut Door, event: &Event) -> Result<data::EventData, Wrong> {
    Ok(data::EventData {
        at: moment(event.at).map_err(|problem| (Field::Date, problem))?,
        who: door.text(Field::Events, &event.who, limits::LINE)?,
        what: door.text(Field::Events, &event.what, limits::EVENT)?,
    })
}

fn finding(door: &mut Door, finding: &Finding) -> Result<data::FindingData, Wrong> {
    Ok(data::FindingData {
        text: door.text(Field::Findings, &finding.text, limits::TEXT)?,
        norm: door.maybe(Field::Findings, finding.norm.as_deref(), limits::LINE)?,
        reason: door.maybe(Field::Overrides, finding.reason.as_deref(), limits::TEXT)?,
    })
}

/// A hash in groups of four digits, as people compare it.
fn grouped(hash: &[u8; 32]) -> Vec<String> {
    let group = |pair: &[u8]| {
        pair.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02X}");
            text
        })
    };
    hash.chunks(2).map(group).collect()
}
