//! What can go wrong with objects. Nothing here names a person: addresses are HMACs, and even these are left out.

use std::error::Error;
use std::io;

/// How much of a service's own words is kept, in characters.
const CAUSE: usize = 300;

/// An operation on objects failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ObjectError {
    /// There is no such object.
    #[error("this object is missing")]
    Missing,
    /// Larger than any object may be.
    #[error("this object has {size} bytes, more than the allowed {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// [`super::MAX_OBJECT`]
        limit: u64,
    },
    /// No room is left; the operator must make some, trying again does not help.
    #[error("the place for objects is full")]
    Full,
    /// The place does not let us in: wrong key, missing permission.
    #[error("the place for objects refuses access: {cause}")]
    Refused {
        /// The place's own words, shortened.
        cause: String,
    },
    /// The place does not answer or cannot work; later it may.
    #[error("the place for objects is unavailable: {cause}")]
    Unavailable {
        /// The innermost cause in its own words, shortened.
        cause: String,
    },
    /// The settings cannot work.
    #[error("the settings for objects are wrong: {what}")]
    Config {
        /// What to mend.
        what: &'static str,
    },
}

impl ObjectError {
    pub(super) fn unavailable(cause: impl Into<String>) -> Self {
        Self::Unavailable { cause: cause.into() }
    }

    fn of_kind(kind: io::ErrorKind, cause: String) -> Self {
        match kind {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::PermissionDenied => Self::Refused { cause },
            _ => Self::Unavailable { cause },
        }
    }
}

impl From<object_store::Error> for ObjectError {
    fn from(error: object_store::Error) -> Self {
        use object_store::Error as E;
        let (cause, kind) = innermost(&error);
        match error {
            // Without its bucket every object would be missing, and a caller might believe it.
            E::NotFound { .. } if cause.contains("NoSuchBucket") => Self::unavailable("there is no such bucket"),
            E::NotFound { .. } => Self::Missing,
            E::PermissionDenied { .. } | E::Unauthenticated { .. } => Self::Refused { cause },
            _ => match status(&cause) {
                Some("401" | "403") => Self::Refused { cause },
                // RFC 4918, 11.5
                Some("507") => Self::Full,
                _ => Self::of_kind(kind, cause),
            },
        }
    }
}

impl From<io::Error> for ObjectError {
    fn from(error: io::Error) -> Self {
        Self::of_kind(error.kind(), error.to_string())
    }
}

/// The end of the chain: it says most and holds no path. And the last kind that the system gave on the way.
fn innermost(error: &(dyn Error + 'static)) -> (String, io::ErrorKind) {
    let (mut last, mut kind) = (error, io::ErrorKind::Other);
    loop {
        kind = last.downcast_ref::<io::Error>().map_or(kind, io::Error::kind);
        match last.source() {
            Some(source) => last = source,
            None => return (last.to_string().chars().take(CAUSE).collect(), kind),
        }
    }
}

/// The HTTP status, which `object_store` gives away in words only where it was listing.
fn status(cause: &str) -> Option<&str> {
    cause.strip_prefix("Server returned non-2xx status code: ")?.get(..3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_disk(kind: io::ErrorKind) -> ObjectError {
        let source = Box::new(io::Error::from(kind));
        object_store::Error::Generic { store: "test", source }.into()
    }

    #[test]
    fn errors_of_the_disk_are_told_apart() {
        assert_eq!(from_disk(io::ErrorKind::StorageFull), ObjectError::Full);
        assert_eq!(from_disk(io::ErrorKind::QuotaExceeded), ObjectError::Full);
        assert!(matches!(from_disk(io::ErrorKind::PermissionDenied), ObjectError::Refused { .. }));
        assert!(matches!(from_disk(io::ErrorKind::ReadOnlyFilesystem), ObjectError::Unavailable { .. }));
    }

    #[test]
    fn a_status_in_words_is_understood() {
        let answered = |status: &str| {
            let source = format!("Server returned non-2xx status code: {status}: <Error/>").into();
            ObjectError::from(object_store::Error::Generic { store: "S3", source })
        };
        assert!(matches!(answered("403 Forbidden"), ObjectError::Refused { .. }));
        assert_eq!(answered("507 Insufficient Storage"), ObjectError::Full);
        assert!(matches!(answered("503 Service Unavailable"), ObjectError::Unavailable { .. }));
    }

    #[test]
    fn a_missing_bucket_is_no_missing_object() {
        let missing = |text: &str| {
            let (path, source) = ("ab/cd/ef".to_owned(), text.to_owned().into());
            ObjectError::from(object_store::Error::NotFound { path, source })
        };
        assert_eq!(missing("<Code>NoSuchKey</Code>"), ObjectError::Missing);
        assert!(matches!(missing("<Code>NoSuchBucket</Code>"), ObjectError::Unavailable { .. }));
    }

    #[test]
    fn long_causes_are_cut_and_paths_left_out() {
        let source = "ä".repeat(1000).into();
        let error = ObjectError::from(object_store::Error::PermissionDenied { path: "secret/path".into(), source });
        let ObjectError::Refused { cause } = &error else { panic!("{error}") };
        assert_eq!(cause.chars().count(), CAUSE);
        assert!(!error.to_string().contains("secret/path"));
    }
}
