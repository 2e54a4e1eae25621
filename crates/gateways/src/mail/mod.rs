//! Mail out: to an SMTP server, or for the demo into a folder.
//!
//! A mail says in the person's language that something happened, and holds a deep link: no names, no amounts. Neither
//! errors nor logs hold an address or a word of a message.

mod address;
mod config;
mod error;
mod folder;
mod html;
mod language;
mod line;
mod link;
mod mailer;
mod message;
mod smtp;
mod template;
mod wrap;

pub use address::{Address, NoAddress};
pub use config::{Delivery, Login, MailerConfig, Secret, Security, Sender, SmtpConfig};
pub use error::{Kind, MailError};
pub use language::Language;
pub use line::{BadLine, Name, Subject};
pub use link::{BadLink, Link};
pub use mailer::Mailer;
pub use message::Mail;
pub use template::{Template, Words};
