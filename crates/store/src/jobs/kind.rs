//! What a job is.

use super::JobCtx;
use crate::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::future::Future;
use std::time::Duration;

/// A kind of job. The value is its payload: identifiers, no personal data, for it is kept as JSON in clear.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The name under which jobs of this kind are kept: `mail.send`. Never changes, never means something else.
    const KIND: &'static str;
    /// What it needs of the machine.
    const CLASS: Class;
    /// How often it is tried before an operator has to look.
    const MAX_ATTEMPTS: u32 = 8;

    /// How long a worker may be silent before another takes the job. A running worker extends it all the time, so this
    /// is the pause after a crash, not the length of the work.
    fn lease() -> Duration {
        Duration::from_mins(1)
    }

    /// How long one attempt may take; a handler that hangs would hold its place for ever.
    fn longest() -> Duration {
        Duration::from_mins(15)
    }
}

/// Does a kind of job with the services `C`.
pub trait Run<C>: Job {
    /// Does the work; must be idempotent, must not block the thread, and may be dropped at any `await`.
    fn run(self, ctx: JobCtx<C>) -> impl Future<Output = Result<(), JobError>> + Send;
}

/// What a job needs of the machine. Each class has its own number of jobs at a time, so that mails do not wait for scans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A few statements.
    Light,
    /// Waits for others' servers: mail, SMS, push.
    Mail,
    /// Renders and seals.
    Pdf,
    /// Reads scans.
    Ocr,
    /// Reads whole files into tables.
    Import,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::Light, Self::Mail, Self::Pdf, Self::Ocr, Self::Import];

    /// As it is kept, and as metrics name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Mail => "mail",
            Self::Pdf => "pdf",
            Self::Ocr => "ocr",
            Self::Import => "import",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// Which of the due jobs of a class goes first. A lower one waits as long as there is a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Priority {
    /// Somebody looks at a screen.
    High,
    /// The rule.
    #[default]
    Normal,
    /// Tidying up.
    Low,
}

impl Priority {
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::High => 0,
            Self::Normal => 1,
            Self::Low => 2,
        }
    }

    pub(crate) fn numbered(number: i64) -> Self {
        match number {
            0 => Self::High,
            1 => Self::Normal,
            _ => Self::Low,
        }
    }
}

/// Why an attempt failed: a code of the program, which cannot hold personal data, and at most a number (a status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct JobError {
    code: &'static str,
    number: Option<u32>,
    give_up: bool,
}

impl JobError {
    /// May work later: tried again, longer and longer apart, until the attempts are used up.
    pub const fn retry(code: &'static str) -> Self {
        Self { code, number: None, give_up: false }
    }

    /// Will never work: dead at once.
    pub const fn give_up(code: &'static str) -> Self {
        Self { code, number: None, give_up: true }
    }

    /// With the number that somebody else's server gave.
    #[must_use]
    pub const fn with_number(self, number: u32) -> Self {
        Self { number: Some(number), ..self }
    }

    pub(crate) const fn gives_up(self) -> bool {
        self.give_up
    }

    /// As it is kept: short, whatever the code.
    pub(crate) fn text(self) -> String {
        self.to_string().chars().take(100).collect()
    }
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)?;
        self.number.map_or(Ok(()), |number| write!(f, " {number}"))
    }
}

impl From<Error> for JobError {
    /// The store's troubles pass, or an operator has to look.
    fn from(error: Error) -> Self {
        Self::retry(match error {
            Error::Stale { .. } => "store.stale",
            Error::Taken { .. } => "store.taken",
            Error::OutOfScope => "store.out_of_scope",
            Error::Full => "store.full",
            Error::Contended => "store.contended",
            Error::Unavailable { .. } => "store.unavailable",
            _ => "store",
        })
    }
}
