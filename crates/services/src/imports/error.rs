//! Why an import did nothing.

use super::BatchState;
use crate::ServiceError;
use domain::intake::NoMapping;
use lists::NoTable;
use std::fmt;
use uuid::Uuid;

/// Why there is no answer. But for [`Self::Stale`] after [`super::book`], which keeps a new preview, nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file gives no table. Its code is the key of a text: `import.file.<code>`.
    #[error(transparent)]
    File(#[from] NoTable),
    /// The columns are no mapping.
    #[error(transparent)]
    Mapping(#[from] NoMapping),
    /// There is no such batch here.
    #[error("there is no such import here")]
    Unknown,
    /// The batch stands elsewhere than this step begins.
    #[error("this step does not follow where the import stands")]
    State(BatchState),
    /// Nothing of the file would add or change anything.
    #[error("no row of the list adds or changes anything")]
    NothingToBook,
    /// What is known changed since the preview, or somebody else changed the import: look again.
    #[error("something changed since this was looked at; a new preview was kept")]
    Stale,
    /// File and outcome were erased: their time was over, or a person of the list was erased.
    #[error("file and outcome of this import were erased")]
    Expired,
    /// These were changed or used since, by somebody or by another import: the first fifty, and how many there are in all.
    #[error("some entries were changed since they were imported")]
    Blocked(Vec<Blocking>, usize),
    /// Anything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<store::Error> for ImportError {
    fn from(error: store::Error) -> Self {
        match error {
            // Judged in the same transaction: whoever took the number came in between.
            store::Error::Stale { .. } | store::Error::Taken { .. } => Self::Stale,
            store::Error::Erased => Self::Expired,
            other => Self::Service(other.into()),
        }
    }
}

/// What keeps an import from being undone. Logs show no name.
#[derive(Clone, PartialEq, Eq)]
pub struct Blocking {
    /// What it is.
    pub what: What,
    /// Its identifier; for a person the record's, for the address of their page.
    pub id: Uuid,
    /// A person's name as lists show it, family name first; a contract's number.
    pub name: String,
    /// A person's personnel number.
    pub number: Option<String>,
    /// The record to open: the person's own, or the contract's.
    pub record: Option<domain::id::RecordId>,
}

impl fmt::Debug for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.what, self.id)
    }
}

/// What blocks an undoing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A person (master data, employment, or something that was added to them).
    Person,
    /// A contract.
    Contract,
}
