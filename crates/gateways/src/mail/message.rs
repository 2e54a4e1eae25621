//! A mail and its form on the wire (RFC 5322, MIME).

use super::{Address, BadLine, Language, MailError, Sender, Subject, Template};
use domain::time::Timestamp;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Message, message::MessageBuilder};
use std::fmt;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// One mail to one person. `Debug` shows its identifier only.
#[derive(Clone)]
pub struct Mail {
    /// Becomes the message's identifier. Sending again under the same one lets others see that it is the same.
    pub id: Uuid,
    /// When it was written.
    pub date: Timestamp,
    /// To whom.
    pub to: Address,
    /// The language of subject and text.
    pub language: Language,
    /// The subject.
    pub subject: Subject,
    /// The text.
    pub text: String,
    /// The same words as HTML.
    pub html: Option<String>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<Address>,
}

impl Mail {
    /// A mail with a template's words.
    ///
    /// # Errors
    /// As [`Template::write`].
    pub fn from_template(
        id: Uuid,
        date: Timestamp,
        to: Address,
        language: Language,
        template: &Template,
    ) -> Result<Self, BadLine> {
        let words = template.write(language)?;
        let (subject, text, html) = (words.subject, words.text, Some(words.html));
        Ok(Self { id, date, to, language, subject, text, html, reply_to: None })
    }

    /// The message's bytes: ASCII, lines ending in CRLF, the same for the same mail and sender.
    pub(super) fn bytes(&self, sender: &Sender) -> Result<Vec<u8>, MailError> {
        let head = self.head(sender);
        let text = SinglePart::plain(self.text.clone());
        let message = match &self.html {
            None => head.singlepart(text),
            Some(html) => {
                // Not lettre's own, which is random; no text holds it by chance.
                let parts = MultiPart::alternative().boundary(format!("zusage-{}", self.id.simple()));
                head.multipart(parts.singlepart(text).singlepart(SinglePart::html(html.clone())))
            }
        };
        message.map(|message| message.formatted()).map_err(|_| MailError::Malformed)
    }

    fn head(&self, sender: &Sender) -> MessageBuilder {
        let domain = sender.address.domain();
        let from = Mailbox::new(Some(sender.name.as_str().to_owned()), sender.address.lettre());
        let head = Message::builder()
            .message_id(Some(format!("<{}@{domain}>", self.id)))
            .date(date(self.date))
            .from(from)
            .to(Mailbox::new(None, self.to.lettre()))
            .subject(self.subject.as_str())
            // RFC 3834: written by a program, so that no other program answers; the second says the same to Exchange.
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(header("X-Auto-Response-Suppress", "All".to_owned()))
            .raw_header(header("List-Id", format!("<zusage.{domain}>")))
            .raw_header(header("Content-Language", self.language.tag().to_owned()));
        match &self.reply_to {
            Some(address) => head.reply_to(Mailbox::new(None, address.lettre())),
            None => head,
        }
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).finish_non_exhaustive()
    }
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Bounded to what the header can hold: the years 1970 to 9999.
fn date(at: Timestamp) -> SystemTime {
    const LAST: u64 = 253_402_300_799;
    let seconds = u64::try_from(at.as_microsecond().div_euclid(1_000_000)).unwrap_or(0).min(LAST);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests;
