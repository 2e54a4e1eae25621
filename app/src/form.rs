//! What the server said to a form that stays on its page: the problem, and what was typed. Both sides render it, so it travels with the
//! page; passwords and codes are never among it.

use crate::i18n::{Key, k};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Why a form was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Name and password do not belong together.
    WrongLogin,
    /// The second factor is asked for.
    NeedsCode,
    /// Too many tries.
    TooMany,
    /// The code of the second factor is wrong.
    WrongCode,
    /// The letter opens nothing (any more).
    LetterClosed,
    /// The operator's link opens nothing (any more), or not for this name.
    LinkClosed,
    /// Another birthday than the employer knows.
    WrongBirthday,
    /// No date.
    NoDate,
    /// No code of a letter.
    NoLetterCode,
    /// No name to sign in with.
    NoName,
    /// The name belongs to somebody else.
    NameTaken,
    /// The password is too short.
    PasswordShort,
    /// The password is too long.
    PasswordLong,
    /// The password is too easily guessed.
    PasswordGuessable,
    /// The old password is missing or wrong.
    OldPassword,
    /// The sign-in is too old, or without the second factor, for changing how one signs in.
    NotFresh,
    /// The notice was not confirmed.
    NoticeUnread,
    /// The passkey was not taken.
    Passkey,
    /// Nothing was chosen.
    NothingChosen,
    /// The organisation may not hold people's data yet (G01).
    NoAgreement,
    /// A step of the task took too long.
    TooLate,
    /// Somebody else changed it in the meantime.
    Stale,
    /// A rule of the organisation forbids it.
    NotAllowed,
    /// Something typed cannot be.
    BadInput,
    /// Nobody gives or takes a role of their own.
    OwnRole,
    /// Who prepares does not approve.
    Duties,
    /// Somebody must be able to give roles.
    LastManager,
    /// The role does not exist in an organisation of this kind.
    RoleHere,
    /// A term that ends before it begins, or lies in the past.
    Term,
    /// More than whoever gives it holds.
    OverLimit,
    /// No amount of money.
    NoAmount,
    /// An organisation that is not there, or does not work for others.
    Holder,
    /// No name of a person.
    MemberName,
    /// Nobody with an account was meant.
    Unknown,
    /// No e-mail address.
    NoAddress,
    /// An e-mail needs a birthday that is known.
    NoBirthday,
    /// No mails leave this installation.
    NoMails,
    /// No day, in a field that is none of a birthday.
    NoDay,
    /// No sign-in through an organisation at this address.
    #[cfg(feature = "ssr")]
    SsoUnknown,
    /// The way to a provider is over.
    #[cfg(feature = "ssr")]
    SsoOver,
    /// The provider did not say who it is.
    #[cfg(feature = "ssr")]
    SsoDenied,
    /// The provider does not answer.
    #[cfg(feature = "ssr")]
    SsoBusy,
    /// The provider's setting is wrong, on one of the two sides.
    #[cfg(feature = "ssr")]
    SsoSetting,
    /// The account is locked.
    #[cfg(feature = "ssr")]
    SsoAccount,
    /// The provider's identity belongs to another account.
    #[cfg(feature = "ssr")]
    SsoTaken,
    /// No identity waits to be linked.
    #[cfg(feature = "ssr")]
    SsoNothing,
    /// Somebody else changed the provider in the meantime.
    ProviderChanged,
    /// The provider's address may not be asked.
    ProviderAddress,
    /// No client id.
    ProviderClient,
    /// No client secret, or not for this provider.
    ProviderSecret,
    /// A reason of the workplace. Its text travels with it, so that the employee's bundle names none of them.
    AtWork {
        /// What happened and what to do.
        text: Key,
        /// What it is about.
        at: At,
    },
}

/// A field of the workplace's forms, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct At(u8);

impl At {
    /// The form as a whole.
    pub const FORM: Self = Self(0);
    /// An organisation's name.
    pub const NAME: Self = Self(1);
    /// Its mark.
    pub const MARK: Self = Self(2);
    /// Its accent.
    pub const ACCENT: Self = Self(3);
    /// Its part of addresses.
    pub const SLUG: Self = Self(4);
    /// A place of work.
    pub const SITE: Self = Self(5);
    /// A payroll area.
    pub const AREA: Self = Self(6);
    /// A day of signing.
    pub const SIGNED: Self = Self(7);

    const NAMES: [&str; 7] = ["name", "mark", "accent", "slug", "site", "area", "signed"];

    /// The field's name.
    pub fn field(self) -> Option<&'static str> {
        Self::NAMES.get(usize::from(self.0).checked_sub(1)?).copied()
    }
}

impl Problem {
    /// What happened and what to do.
    pub const fn text(self) -> Key {
        match self {
            Self::WrongLogin => k::PROBLEM_WRONG_LOGIN,
            Self::NeedsCode => k::PROBLEM_NEEDS_CODE,
            Self::TooMany => k::PROBLEM_TOO_MANY,
            Self::WrongCode => k::PROBLEM_WRONG_CODE,
            Self::LetterClosed => k::PROBLEM_LETTER_CLOSED,
            Self::LinkClosed => k::PROBLEM_LINK_CLOSED,
            Self::WrongBirthday => k::PROBLEM_WRONG_BIRTHDAY,
            Self::NoDate | Self::NoDay => k::PROBLEM_NO_DATE,
            Self::NoLetterCode => k::PROBLEM_NO_LETTER_CODE,
            Self::NoName => k::PROBLEM_NO_NAME,
            Self::NameTaken => k::PROBLEM_NAME_TAKEN,
            Self::PasswordShort => k::PROBLEM_PASSWORD_SHORT,
            Self::PasswordLong => k::PROBLEM_PASSWORD_LONG,
            Self::PasswordGuessable => k::PROBLEM_PASSWORD_GUESSABLE,
            Self::OldPassword => k::PROBLEM_OLD_PASSWORD,
            Self::NotFresh => k::PROBLEM_NOT_FRESH,
            Self::NoticeUnread => k::PROBLEM_NOTICE_UNREAD,
            Self::Passkey => k::PROBLEM_PASSKEY,
            Self::NothingChosen => k::PROBLEM_NOTHING_CHOSEN,
            Self::NoAgreement => k::PROBLEM_NO_AGREEMENT,
            Self::TooLate => k::PROBLEM_TOO_LATE,
            Self::Stale => k::PROBLEM_STALE,
            Self::NotAllowed => k::PROBLEM_NOT_ALLOWED,
            Self::BadInput => k::PROBLEM_BAD_INPUT,
            Self::AtWork { text, .. } => text,
            Self::NoAddress => k::PROBLEM_NO_ADDRESS,
            Self::NoBirthday => k::PROBLEM_NO_BIRTHDAY,
            Self::NoMails => k::PROBLEM_NO_MAILS,
            Self::OwnRole => k::PROBLEM_OWN_ROLE,
            Self::Duties => k::PROBLEM_DUTIES,
            Self::LastManager => k::PROBLEM_LAST_MANAGER,
            Self::RoleHere => k::PROBLEM_ROLE_HERE,
            Self::Term => k::PROBLEM_TERM,
            Self::OverLimit => k::PROBLEM_OVER_LIMIT,
            Self::NoAmount => k::PROBLEM_NO_AMOUNT,
            Self::Holder => k::PROBLEM_HOLDER,
            Self::MemberName => k::PROBLEM_MEMBER_NAME,
            Self::Unknown => k::PROBLEM_UNKNOWN,
            #[cfg(feature = "ssr")]
            Self::SsoUnknown => k::PROBLEM_SSO_UNKNOWN,
            #[cfg(feature = "ssr")]
            Self::SsoOver => k::PROBLEM_SSO_OVER,
            #[cfg(feature = "ssr")]
            Self::SsoDenied => k::PROBLEM_SSO_DENIED,
            #[cfg(feature = "ssr")]
            Self::SsoBusy => k::PROBLEM_SSO_BUSY,
            #[cfg(feature = "ssr")]
            Self::SsoSetting => k::PROBLEM_SSO_SETTING,
            #[cfg(feature = "ssr")]
            Self::SsoAccount => k::PROBLEM_SSO_ACCOUNT,
            #[cfg(feature = "ssr")]
            Self::SsoTaken => k::PROBLEM_SSO_TAKEN,
            #[cfg(feature = "ssr")]
            Self::SsoNothing => k::PROBLEM_SSO_NOTHING,
            Self::ProviderChanged => k::PROBLEM_PROVIDER_CHANGED,
            Self::ProviderAddress => k::PROBLEM_PROVIDER_ADDRESS,
            Self::ProviderClient => k::PROBLEM_PROVIDER_CLIENT,
            Self::ProviderSecret => k::PROBLEM_PROVIDER_SECRET,
        }
    }

    /// The field that it is about; none for the form as a whole.
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::AtWork { at, .. } => at.field(),
            Self::WrongCode | Self::NeedsCode | Self::NoLetterCode => Some("code"),
            Self::WrongBirthday | Self::NoDate => Some("birth"),
            Self::NoName | Self::NameTaken => Some("name"),
            Self::PasswordShort | Self::PasswordLong | Self::PasswordGuessable => Some("password"),
            Self::OldPassword => Some("old"),
            Self::NoticeUnread => Some("notice"),
            Self::Duties | Self::RoleHere => Some("role"),
            Self::Term => Some("to"),
            Self::OverLimit | Self::NoAmount => Some("limit"),
            Self::Holder => Some("holder"),
            Self::MemberName => Some("called"),
            Self::Unknown | Self::NoBirthday => Some("who"),
            Self::NoAddress => Some("mail"),
            #[cfg(feature = "ssr")]
            Self::SsoUnknown => Some("org"),
            Self::ProviderAddress => Some("issuer"),
            Self::ProviderClient => Some("client_id"),
            Self::ProviderSecret => Some("secret"),
            _ => None,
        }
    }
}

/// What the server said to the form of this page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// Which form of the page; empty when none was sent.
    pub form: String,
    /// Why it was not carried out.
    pub problem: Option<Problem>,
    /// What was typed, without secrets: name of the field and text.
    pub kept: Vec<(String, String)>,
    /// What is shown once: the secret of a new second factor, recovery codes.
    pub shown: Vec<String>,
}

impl Answer {
    /// A form that was not carried out.
    pub fn refused(form: &str, problem: Problem) -> Self {
        Self { form: form.to_owned(), problem: Some(problem), ..Self::default() }
    }

    /// With what was typed into a field.
    #[must_use]
    pub fn keeping(mut self, field: &str, text: &str) -> Self {
        self.kept.push((field.to_owned(), text.chars().take(300).collect()));
        self
    }

    /// What was typed into a field.
    pub fn typed(&self, field: &str) -> String {
        self.kept.iter().find(|(name, _)| name == field).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// The problem of a form of the page.
    pub fn problem_of(&self, form: &str) -> Option<Problem> {
        self.problem.filter(|_| self.form == form)
    }
}

/// The answer that the page was made with; the same on both sides.
pub fn use_answer() -> Answer {
    SharedValue::new(|| use_context::<Answer>().unwrap_or_default()).into_inner()
}
