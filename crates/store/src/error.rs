//! What can go wrong with data, sorted by what the caller can do about it.

use crate::backup::BackupError;
use crate::engine::failure;
use crate::objects::ObjectError;

/// The store's answer when it cannot do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The row was changed since it was read. Nothing was saved.
    #[error("{entity} was changed by someone else in the meantime; nothing was saved")]
    Stale {
        /// The table.
        entity: &'static str,
    },
    /// A value that must be unique is taken. Nothing was saved.
    #[error("a value that must be unique is taken ({constraint}); nothing was saved")]
    Taken {
        /// The name of the constraint or its columns, for the one place that turns it into a field's error.
        constraint: String,
    },
    /// A command's key was used for another command. Nothing was saved.
    #[error("this key belongs to another command; nothing was saved")]
    KeyReused,
    /// The scope does not reach that far.
    #[error("this is outside of the scope")]
    OutOfScope,
    /// The disk is full. What was acknowledged before is safe, reading goes on.
    #[error("the disk is full: nothing of this was saved; reading goes on. Make room, then try again")]
    Full,
    /// The person's data key was erased, and with it whatever it sealed.
    #[error("these data were erased and cannot be brought back")]
    Erased,
    /// A document's content is not what was kept.
    #[error("the stored document was changed or damaged; take it from a backup")]
    DamagedDocument,
    /// The place of the documents does not do what was asked.
    #[error("the documents' storage: {0}")]
    Objects(#[source] ObjectError),
    /// A backup or a restore was refused or failed.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The file is damaged.
    #[error(
        "the database file is damaged ({detail}). Nothing was changed. Stop the server, keep the file, and restore the \
         last backup with `zusage restore DIR --master-key FILE`"
    )]
    Corrupt {
        /// What was found.
        detail: String,
    },
    /// Two writers met and the engine undid one; the store has tried again as often as makes sense.
    #[error("too many people are changing the same thing at the moment; nothing was saved")]
    Contended,
    /// The database does not answer. A command with a key can be sent again safely.
    #[error("the database does not answer ({detail}); send the same command again")]
    Unavailable {
        /// What was tried.
        detail: String,
    },
    /// A row holds what no code of ours wrote.
    #[error("{table}.{column} holds a value that cannot be read")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The database does not fit this program: migrations are missing, or it is newer.
    #[error("{0}")]
    Schema(String),
    /// The settings cannot work.
    #[error("{0}")]
    Setup(String),
    /// A defect of ours or of the engine; the text is for logs only.
    #[error("the database refused a statement: {0}")]
    Internal(#[source] sqlx::Error),
}

impl Error {
    /// Whether the same closure may succeed if it runs again from the start.
    pub(crate) fn is_retryable(&self) -> bool {
        matches!(self, Self::Contended)
    }

    /// The same error for the same caller, who went on after it.
    pub(crate) fn repeated(&self) -> Self {
        match self {
            Self::Taken { constraint } => Self::Taken { constraint: constraint.clone() },
            Self::OutOfScope => Self::OutOfScope,
            other => other.told_again(),
        }
    }

    /// The same error for another caller of the same transaction.
    pub(crate) fn told_again(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Corrupt { detail } => Self::Corrupt { detail: detail.clone() },
            Self::Contended => Self::Contended,
            other => Self::Unavailable { detail: other.to_string() },
        }
    }

    /// Whether the engine may have undone the whole transaction by itself, so that no further statement is safe.
    pub(crate) fn ends_transaction(&self) -> bool {
        matches!(self, Self::Full | Self::Corrupt { .. } | Self::Unavailable { .. } | Self::Contended)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        failure::classify(error)
    }
}

impl From<ObjectError> for Error {
    fn from(error: ObjectError) -> Self {
        match error {
            ObjectError::Full => Self::Full,
            error => Self::Objects(error),
        }
    }
}

/// The store's results.
pub type Result<T, E = Error> = std::result::Result<T, E>;
