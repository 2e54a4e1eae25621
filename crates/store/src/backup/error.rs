//! Why there is no backup, or no way back from one: each says what was kept and what to do.

use crate::vault::OtherMaster;
use std::io;
use std::path::PathBuf;

/// A backup or a restore was refused or failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The folder for the backup holds something else.
    #[error("{} holds other files than a backup's ({found}): nothing was written. Name a new or an empty folder", dir.display())]
    Foreign {
        /// The folder.
        dir: PathBuf,
        /// The first thing found.
        found: String,
    },
    /// The folder holds a backup of another installation.
    #[error("{} holds a backup of another installation ({other}): nothing was written. Name another folder", dir.display())]
    OtherInstallation {
        /// The folder.
        dir: PathBuf,
        /// Which keys.
        other: OtherMaster,
    },
    /// Somebody else is writing there.
    #[error("another backup or restore is at work ({}): nothing was changed. Wait for it", place.display())]
    Busy {
        /// The folder.
        place: PathBuf,
    },
    /// Documents that rows name are not in the store of documents.
    #[error(
        "{count} documents are missing in the store of documents (the first is {first}), so no whole backup can be made; an \
         earlier backup in the folder was kept. Bring the documents back from it, or from an older one"
    )]
    Lost {
        /// How many.
        count: usize,
        /// The address of the first.
        first: String,
    },
    /// The tables as they are would make a bad backup.
    #[error(
        "the copy of the tables is not sound ({what}); it was not taken as a backup, and an earlier backup in the folder \
         was kept. Run `zusage ledger verify`, then restore the last good backup"
    )]
    Unsound {
        /// What was found.
        what: String,
    },
    /// No manifest.
    #[error(
        "{} holds no whole backup: manifest.json is missing, so the backup was interrupted or is still being written. \
         Nothing was restored, the folder was left as it is. Take another backup", dir.display()
    )]
    Incomplete {
        /// The folder.
        dir: PathBuf,
    },
    /// Bytes of the backup are not what was written.
    #[error("the backup is damaged ({what}). Nothing was restored, the backup was left as it is. Take another one")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// Made by a later version.
    #[error(
        "the backup was made by a newer Zusage ({product}). Nothing was restored, the backup was left as it is. Restore it \
         with that version or a later one"
    )]
    Newer {
        /// That version.
        product: String,
    },
    /// Made by an earlier version, for the one target that cannot take it.
    #[error(
        "the backup was made by an older Zusage ({product}), whose tables must be brought up to date in a file first. \
         Nothing was restored. Restore it into a SQLite file, make a backup of that, and restore that one"
    )]
    Older {
        /// That version.
        product: String,
    },
    /// The key does not open what the backup holds.
    #[error("the backup belongs to the master key {}, but the file holds {}: nothing was restored. Name the right key file", .0.expected, .0.found)]
    WrongKey(OtherMaster),
    /// There is something where the data would go.
    #[error(
        "{place} holds data already: nothing was restored or changed. Name an empty place, or move those data away"
    )]
    Occupied {
        /// The file or the table.
        place: String,
    },
    /// What was restored is not what was backed up.
    #[error(
        "what was restored is not what the backup describes ({what}); it was removed again, and the backup was left as it \
         is. Take another backup"
    )]
    Differs {
        /// What was found.
        what: String,
    },
    /// The system refused.
    #[error("{} cannot be {doing}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// "read", "written" …
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}
