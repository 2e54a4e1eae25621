//! What mails say. No template has room for a person's name or an amount.

mod date;
mod texts;

use super::wrap::wrap;
use super::{BadLine, Language, Link, Name, Subject, html};
use jiff::civil::Date;
use texts::Texts;

/// A mail's occasion with what its text needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Template {
    /// An organisation prepared an account.
    Invitation {
        /// Who invites.
        organisation: Name,
        /// Activates the account.
        link: Link,
        /// The last day on which the link works.
        until: Date,
    },
    /// Somebody signed in on another device.
    SignInAlert {
        /// To the list of sign-ins.
        link: Link,
    },
    /// Somebody used the way back into an account.
    RecoveryUsed {
        /// To what can be done about it.
        link: Link,
    },
    /// Something new is there to be read.
    MessageWaiting {
        /// To the place.
        link: Link,
    },
}

/// A template in one language. Without `Debug`: the text holds the link.
#[derive(Clone)]
pub struct Words {
    /// The subject.
    pub subject: Subject,
    /// Plain text in lines of at most 72 characters; a link keeps its own line, however long.
    pub text: String,
    /// The same words as HTML.
    pub html: String,
}

/// A paragraph.
pub(super) enum Part {
    Words(String),
    Link(Link),
}

impl Template {
    /// Writes the mail's words.
    ///
    /// # Errors
    /// [`BadLine`] if the text's subject is none; the tests write every template, so they would say it first.
    pub fn write(&self, language: Language) -> Result<Words, BadLine> {
        let frame = Language::of(texts::FRAME, language);
        let (subject, body) = split(Language::of(self.texts(), language));
        let subject = self.subject(subject)?;
        let parts: Vec<Part> = paragraphs(frame)
            .flat_map(|paragraph| if paragraph == "{text}" { paragraphs(body).collect() } else { vec![paragraph] })
            .map(|paragraph| self.part(paragraph, language))
            .collect();
        let text = parts.iter().map(Part::plain).collect::<Vec<_>>().join("\n\n") + "\n";
        let html = html::document(language, &subject, &parts);
        Ok(Words { subject, text, html })
    }

    const fn texts(&self) -> Texts {
        match self {
            Self::Invitation { .. } => texts::INVITATION,
            Self::SignInAlert { .. } => texts::SIGN_IN_ALERT,
            Self::RecoveryUsed { .. } => texts::RECOVERY_USED,
            Self::MessageWaiting { .. } => texts::MESSAGE_WAITING,
        }
    }

    const fn link(&self) -> &Link {
        match self {
            Self::Invitation { link, .. }
            | Self::SignInAlert { link }
            | Self::RecoveryUsed { link }
            | Self::MessageWaiting { link } => link,
        }
    }

    fn subject(&self, line: &str) -> Result<Subject, BadLine> {
        match (self, line.split_once("{organisation}")) {
            (Self::Invitation { organisation, .. }, Some((before, after))) => {
                Subject::around(before, organisation, after)
            }
            _ => Subject::parse(line),
        }
    }

    fn part(&self, paragraph: &str, language: Language) -> Part {
        if paragraph == "{link}" {
            return Part::Link(self.link().clone());
        }
        let mut pieces = paragraph.split('{');
        let mut words = pieces.next().unwrap_or_default().to_owned();
        // One pass, so that braces in a name are no placeholders.
        for piece in pieces {
            let (placeholder, rest) = piece.split_once('}').unwrap_or((piece, ""));
            words.push_str(&self.value(placeholder, language));
            words.push_str(rest);
        }
        Part::Words(words)
    }

    /// What stands for a placeholder. Others do not compile (`texts.rs`).
    fn value(&self, placeholder: &str, language: Language) -> String {
        match (self, placeholder) {
            (Self::Invitation { organisation, .. }, "organisation") => organisation.as_str().to_owned(),
            (Self::Invitation { until, .. }, "until") => date::written(*until, language),
            _ => String::new(),
        }
    }
}

impl Part {
    fn plain(&self) -> String {
        match self {
            Self::Words(words) => wrap(words),
            Self::Link(link) => link.as_str().to_owned(),
        }
    }
}

/// The first line and what follows it.
fn split(text: &str) -> (&str, &str) {
    text.split_once("\n\n").unwrap_or((text, ""))
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

#[cfg(test)]
mod tests;
