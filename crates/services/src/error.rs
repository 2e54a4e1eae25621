//! Why a use case did nothing.

use domain::access::Denied;
use domain::organisation::NoPeople;

/// What a rule refuses; the words for people are made from it in their language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A name is empty or too long.
    #[error("a name has from 1 to 200 characters")]
    Name,
    /// The part of addresses belongs to another organisation.
    #[error("this address is taken")]
    AddressTaken,
    /// The name belongs to another site or payroll area.
    #[error("this name is taken")]
    NameTaken,
    /// This state does not follow the present one.
    #[error("the organisation cannot take this step from where it stands")]
    State,
    /// An operator, or an employer that only follows another one.
    #[error("an organisation of this kind is not added by hand")]
    Kind,
    /// The organisation may not hold people's data.
    #[error(transparent)]
    People(#[from] NoPeople),
    /// The role does not exist in an organisation of this kind.
    #[error("this role does not exist in an organisation of this kind")]
    RoleHere,
    /// Nobody changes what they hold themself.
    #[error("nobody gives or takes a role of their own")]
    OwnRole,
    /// Who prepares does not approve.
    #[error("nobody prepares and approves at the same time")]
    Duties,
    /// Somebody must be able to give roles.
    #[error("this is the last one who can give roles")]
    LastManager,
    /// There is no such person, site, role or mandate here.
    #[error("there is no such entry here")]
    Unknown,
    /// A term ends before it begins.
    #[error("the last day lies before the first")]
    Term,
    /// An organisation that does not work for others, or the same one.
    #[error("this organisation cannot hold a mandate of this one")]
    Holder,
    /// The code is wrong, was used, or too many were tried.
    #[error("this code is not taken")]
    SecondFactor,
    /// The browser's answer proves no passkey, came too late or twice, or the passkey is known already.
    #[error("this passkey is not taken")]
    Passkey,
    /// So many passkeys are enough.
    #[error("nobody keeps more than 20 passkeys")]
    PasskeysFull,
    /// Whoever has no password keeps one passkey.
    #[error("this is the last way to sign in")]
    LastWayIn,
    /// The address of a sign-in provider may not be asked.
    #[error("a sign-in provider needs a public https address")]
    ProviderAddress,
    /// The client id cannot be one.
    #[error("this is no client id")]
    ProviderClient,
    /// The client secret cannot be one, or a new address or client id comes without a secret of its own.
    #[error("a sign-in provider needs a client secret of its own")]
    ProviderSecret,
    /// The ticket is unknown, used, too old, or of another browser.
    #[error("this ticket links nothing (any more)")]
    Ticket,
    /// Somebody else signs in by this identity.
    #[error("this identity belongs to another account")]
    IdentityTaken,
    /// Who acts has not shown a moment ago who they are.
    #[error("this needs the password, or a sign-in of this moment")]
    NotFresh,
    /// It was tried too often.
    #[error("too many tries; wait a while")]
    TooMany,
    /// The text is no e-mail address.
    #[error("this is no e-mail address")]
    Address,
    /// Without a birthday nothing proves that a mail is in the right hands.
    #[error("an e-mail needs a birthday that is known")]
    NoBirthday,
    /// Somebody can give roles here already.
    #[error("somebody can give roles here already")]
    Managed,
    /// A wish or a note is empty or too long.
    #[error("a text has from 1 to 2000 characters")]
    Text,
    /// What was typed into a calculator cannot be kept.
    #[error("answers are a JSON object of at most 16 kilobytes")]
    Answers,
    /// So many scenarios are enough.
    #[error("nobody keeps more than 50 scenarios")]
    ScenariosFull,
    /// Nobody without a licence advises (§ 34d `GewO`), and nobody whom the employer did not let in.
    #[error("only a licensed broker of the employer advises")]
    Unlicensed,
    /// Nobody can be called without a way to them.
    #[error("neither an e-mail address nor a telephone number")]
    Unreachable,
    /// An order is documented once something is written down (§ 61 VVG).
    #[error("an order is documented by its note")]
    Undocumented,
    /// Somebody else changed it in the meantime.
    #[error("this was changed by someone else in the meantime")]
    Stale,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The person may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A rule refuses it. Nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A password could not be hashed or a token not be signed: the machine is in trouble.
    #[error("a password could not be hashed or a token not be signed")]
    Hashing,
    /// Too many passwords are being compared: try again in some seconds. Nothing was counted.
    #[error("too many sign in at this moment")]
    Busy,
    /// A passkey could not be asked for, or one that was kept could not be read.
    #[error("a passkey could not be asked for or read")]
    Passkeys,
    /// The keys that seal cannot be made or read, or the work broke off.
    #[error("the keys that seal documents cannot be made or read")]
    Sealing,
    /// The store's trouble. Its text is for logs.
    #[error(transparent)]
    Store(store::Error),
}

impl From<store::Error> for ServiceError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Stale { .. } => Self::Refused(Refusal::Stale),
            other => Self::Store(other),
        }
    }
}

impl From<NoPeople> for ServiceError {
    fn from(reason: NoPeople) -> Self {
        Self::Refused(Refusal::People(reason))
    }
}

/// The refusal for a name that must be unique; everything else as it is.
pub(crate) fn taken(error: store::Error, refusal: Refusal) -> ServiceError {
    match error {
        store::Error::Taken { .. } => ServiceError::Refused(refusal),
        other => other.into(),
    }
}
