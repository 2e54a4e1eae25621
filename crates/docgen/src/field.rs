//! What an input consists of, as errors name it.

use std::fmt;

/// A field of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// The list of people.
    Recipients,
    /// The organisation's name.
    SenderName,
    /// The organisation's mark.
    Mark,
    /// The organisation's address.
    SenderAddress,
    /// The name of whom to ask.
    ContactName,
    /// The telephone number of whom to ask.
    ContactPhone,
    /// The e-mail address of whom to ask.
    ContactEmail,
    /// The address that people type.
    Site,
    /// The document's identity.
    Ident,
    /// The person's name.
    Name,
    /// The person's address.
    Address,
    /// The link in the square.
    Link,
    /// The code that people type.
    Code,
    /// The last day of the code.
    ValidUntil,
    /// A day that goes on the page.
    Date,
    /// The employer's name.
    Employer,
    /// A contract's number.
    Number,
    /// An amount of money.
    Amount,
    /// A sentence about the whole.
    Summary,
    /// What was found, one by one.
    Findings,
    /// The document's title.
    Title,
    /// What stands below the title.
    Subtitle,
    /// The form's name and version.
    Form,
    /// Who declares or agrees.
    Parties,
    /// Names and values in lines.
    Facts,
    /// What the document says, one by one.
    Sections,
    /// A section's heading.
    Heading,
    /// Running text.
    Text,
    /// A table.
    Table,
    /// Numbered clauses.
    Clauses,
    /// Something to know before signing.
    Note,
    /// Who signs.
    Signatures,
    /// The form that the law demands.
    LegalForm,
    /// What kind of signature it is.
    Level,
    /// How to check the document.
    Hint,
    /// By which way somebody signed.
    Channel,
    /// The time zone.
    Zone,
    /// What happened.
    Events,
    /// What was agreed to.
    Consents,
    /// Why a warning was set aside.
    Overrides,
    /// The head of the ledger.
    Ledger,
    /// The seal's certificate.
    Certificate,
    /// How to check without us.
    Steps,
    /// What is attached to the file.
    Attachment,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recipients => "recipients",
            Self::SenderName => "sender's name",
            Self::Mark => "sender's mark",
            Self::SenderAddress => "sender's address",
            Self::ContactName => "contact's name",
            Self::ContactPhone => "contact's phone",
            Self::ContactEmail => "contact's e-mail",
            Self::Site => "site",
            Self::Ident => "ident",
            Self::Name => "name",
            Self::Address => "address",
            Self::Link => "link",
            Self::Code => "code",
            Self::ValidUntil => "valid until",
            Self::Date => "date",
            Self::Employer => "employer",
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Summary => "summary",
            Self::Findings => "findings",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Form => "form",
            Self::Parties => "parties",
            Self::Facts => "facts",
            Self::Sections => "sections",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Table => "table",
            Self::Clauses => "clauses",
            Self::Note => "note",
            Self::Signatures => "signatures",
            Self::LegalForm => "legal form",
            Self::Level => "level",
            Self::Hint => "hint",
            Self::Channel => "channel",
            Self::Zone => "time zone",
            Self::Events => "events",
            Self::Consents => "consents",
            Self::Overrides => "overrides",
            Self::Ledger => "ledger",
            Self::Certificate => "certificate",
            Self::Steps => "steps",
            Self::Attachment => "attachment",
        })
    }
}
