//! The problems that forms of the whole product share, by name. Only the server finds them.

use super::Problem;
use crate::i18n::k;

impl Problem {
    /// Name and password do not belong together.
    pub const WRONG_LOGIN: Self = Self::new(k::PROBLEM_WRONG_LOGIN);
    /// The second factor is asked for.
    pub const NEEDS_CODE: Self = Self::at("code", k::PROBLEM_NEEDS_CODE);
    /// Too many tries.
    pub const TOO_MANY: Self = Self::new(k::PROBLEM_TOO_MANY);
    /// The code of the second factor is wrong.
    pub const WRONG_CODE: Self = Self::at("code", k::PROBLEM_WRONG_CODE);
    /// The letter opens nothing (any more).
    pub const LETTER_CLOSED: Self = Self::new(k::PROBLEM_LETTER_CLOSED);
    /// The operator's link opens nothing (any more), or not for this name.
    pub const LINK_CLOSED: Self = Self::new(k::PROBLEM_LINK_CLOSED);
    /// Another birthday than the employer knows.
    pub const WRONG_BIRTHDAY: Self = Self::at("birth", k::PROBLEM_WRONG_BIRTHDAY);
    /// No code of a letter.
    pub const NO_LETTER_CODE: Self = Self::at("code", k::PROBLEM_NO_LETTER_CODE);
    /// No name to sign in with.
    pub const NO_NAME: Self = Self::at("name", k::PROBLEM_NO_NAME);
    /// The name belongs to somebody else.
    pub const NAME_TAKEN: Self = Self::at("name", k::PROBLEM_NAME_TAKEN);
    /// The password is too short.
    pub const PASSWORD_SHORT: Self = Self::at("password", k::PROBLEM_PASSWORD_SHORT);
    /// The password is too long.
    pub const PASSWORD_LONG: Self = Self::at("password", k::PROBLEM_PASSWORD_LONG);
    /// The password is too easily guessed.
    pub const PASSWORD_GUESSABLE: Self = Self::at("password", k::PROBLEM_PASSWORD_GUESSABLE);
    /// The old password is missing or wrong.
    pub const OLD_PASSWORD: Self = Self::at("old", k::PROBLEM_OLD_PASSWORD);
    /// The sign-in is too old, or without the second factor, for changing how one signs in.
    pub const NOT_FRESH: Self = Self::new(k::PROBLEM_NOT_FRESH);
    /// The notice was not confirmed.
    pub const NOTICE_UNREAD: Self = Self::at("notice", k::PROBLEM_NOTICE_UNREAD);
    /// The passkey was not taken.
    pub const PASSKEY: Self = Self::new(k::PROBLEM_PASSKEY);
    /// Nothing was chosen.
    pub const NOTHING_CHOSEN: Self = Self::new(k::PROBLEM_NOTHING_CHOSEN);
    /// The organisation may not hold people's data yet (G01).
    pub const NO_AGREEMENT: Self = Self::new(k::PROBLEM_NO_AGREEMENT);
    /// A step of the task took too long.
    pub const TOO_LATE: Self = Self::new(k::PROBLEM_TOO_LATE);
    /// Somebody else changed it in the meantime.
    pub const STALE: Self = Self::new(k::PROBLEM_STALE);
    /// A rule of the organisation forbids it.
    pub const NOT_ALLOWED: Self = Self::new(k::PROBLEM_NOT_ALLOWED);
    /// Something typed cannot be.
    pub const BAD_INPUT: Self = Self::new(k::PROBLEM_BAD_INPUT);
    /// Nobody gives or takes a role of their own.
    pub const OWN_ROLE: Self = Self::new(k::PROBLEM_OWN_ROLE);
    /// Who prepares does not approve.
    pub const DUTIES: Self = Self::at("role", k::PROBLEM_DUTIES);
    /// Somebody must be able to give roles.
    pub const LAST_MANAGER: Self = Self::new(k::PROBLEM_LAST_MANAGER);
    /// The role does not exist in an organisation of this kind.
    pub const ROLE_HERE: Self = Self::at("role", k::PROBLEM_ROLE_HERE);
    /// A term that ends before it begins, or lies in the past.
    pub const TERM: Self = Self::at("to", k::PROBLEM_TERM);
    /// More than whoever gives it holds.
    pub const OVER_LIMIT: Self = Self::at("limit", k::PROBLEM_OVER_LIMIT);
    /// An organisation that is not there, or does not work for others.
    pub const HOLDER: Self = Self::at("holder", k::PROBLEM_HOLDER);
    /// No name of a person.
    pub const MEMBER_NAME: Self = Self::at("called", k::PROBLEM_MEMBER_NAME);
    /// Nobody with an account was meant.
    pub const UNKNOWN: Self = Self::at("who", k::PROBLEM_UNKNOWN);
    /// No e-mail address.
    pub const NO_ADDRESS: Self = Self::at("mail", k::PROBLEM_NO_ADDRESS);
    /// An e-mail needs a birthday that is known.
    pub const NO_BIRTHDAY: Self = Self::at("who", k::PROBLEM_NO_BIRTHDAY);
    /// No mails leave this installation.
    pub const NO_MAILS: Self = Self::new(k::PROBLEM_NO_MAILS);
    /// No sign-in through an organisation at this address.
    pub const SSO_UNKNOWN: Self = Self::at("org", k::PROBLEM_SSO_UNKNOWN);
    /// The way to a provider is over.
    pub const SSO_OVER: Self = Self::new(k::PROBLEM_SSO_OVER);
    /// The provider did not say who it is.
    pub const SSO_DENIED: Self = Self::new(k::PROBLEM_SSO_DENIED);
    /// The provider does not answer.
    pub const SSO_BUSY: Self = Self::new(k::PROBLEM_SSO_BUSY);
    /// The provider's setting is wrong, on one of the two sides.
    pub const SSO_SETTING: Self = Self::new(k::PROBLEM_SSO_SETTING);
    /// The account is locked.
    pub const SSO_ACCOUNT: Self = Self::new(k::PROBLEM_SSO_ACCOUNT);
    /// The provider's identity belongs to another account.
    pub const SSO_TAKEN: Self = Self::new(k::PROBLEM_SSO_TAKEN);
    /// No identity waits to be linked.
    pub const SSO_NOTHING: Self = Self::new(k::PROBLEM_SSO_NOTHING);
    /// Somebody else changed the provider in the meantime.
    pub const PROVIDER_CHANGED: Self = Self::new(k::PROBLEM_PROVIDER_CHANGED);
    /// The provider's address may not be asked.
    pub const PROVIDER_ADDRESS: Self = Self::at("issuer", k::PROBLEM_PROVIDER_ADDRESS);
    /// No client id.
    pub const PROVIDER_CLIENT: Self = Self::at("client_id", k::PROBLEM_PROVIDER_CLIENT);
    /// No client secret, or not for this provider.
    pub const PROVIDER_SECRET: Self = Self::at("secret", k::PROBLEM_PROVIDER_SECRET);
}
