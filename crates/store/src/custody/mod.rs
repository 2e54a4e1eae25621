//! What is kept sealed: data keys, single fields, documents, and erasing them.
//!
//! A reach has its own things in custody: an organisation the records of its people, a person themself. The statements
//! differ only in their scope column, so [`Custody`] names them once per reach.

mod document;
mod erase;
mod erase_file;
mod field;
mod key;

pub use document::{Content, Document, NewDocument};

use domain::id::{PersonId, RecordId};
use domain::{Org, Own};
use uuid::Uuid;

pub(crate) use document::{STATEMENTS as DOCUMENT_STATEMENTS, fetch};
pub(crate) use erase::STATEMENTS as ERASE_STATEMENTS;
pub(crate) use erase_file::STATEMENTS as ERASE_FILE_STATEMENTS;
pub(crate) use field::STATEMENTS as FIELD_STATEMENTS;
pub(crate) use key::STATEMENTS as KEY_STATEMENTS;

/// A reach that keeps sealed data, and what a subject is to it.
pub trait Custody: crate::Reaching {
    /// Whom sealed data are about: a record of the organisation, or the person.
    type Subject: Copy + Send + Sync + std::fmt::Debug;

    #[doc(hidden)]
    fn subject_id(subject: Self::Subject) -> Uuid;
    #[doc(hidden)]
    fn owner(&self) -> Uuid;
    #[doc(hidden)]
    fn sql() -> &'static Sql<Self>;
}

/// The statements of a reach; opaque outside.
#[doc(hidden)]
#[derive(Debug)]
pub struct Sql<R> {
    pub(crate) key_get: crate::engine::statement::Statement<R>,
    pub(crate) key_add: crate::engine::statement::Statement<R>,
    pub(crate) document_add: crate::engine::statement::Statement<R>,
    pub(crate) document_get: crate::engine::statement::Statement<R>,
    pub(crate) document_list: crate::engine::statement::Statement<R>,
    pub(crate) key_erase: crate::engine::statement::Statement<R>,
    pub(crate) salts_erase: crate::engine::statement::Statement<R>,
    pub(crate) key_hold: crate::engine::statement::Statement<R>,
    pub(crate) subject_there: crate::engine::statement::Statement<R>,
    pub(crate) documents_name: crate::engine::statement::Statement<R>,
    pub(crate) documents_erase: crate::engine::statement::Statement<R>,
}

impl Custody for Org {
    type Subject = RecordId;

    fn subject_id(subject: RecordId) -> Uuid {
        subject.uuid()
    }

    fn owner(&self) -> Uuid {
        self.0.uuid()
    }

    fn sql() -> &'static Sql<Self> {
        const SQL: &Sql<Org> = &Sql {
            key_get: key::ORG_KEY_GET,
            key_add: key::ORG_KEY_ADD,
            document_add: document::ORG_DOCUMENT_ADD,
            document_get: document::ORG_DOCUMENT_GET,
            document_list: document::ORG_DOCUMENT_LIST,
            key_erase: erase::ORG_KEY_ERASE,
            salts_erase: erase::ORG_SALTS_ERASE,
            key_hold: key::ORG_KEY_HOLD,
            subject_there: key::ORG_SUBJECT_THERE,
            documents_name: erase::ORG_DOCUMENTS_NAME,
            documents_erase: erase::ORG_DOCUMENTS_ERASE,
        };
        SQL
    }
}

impl Custody for Own {
    type Subject = PersonId;

    fn subject_id(subject: PersonId) -> Uuid {
        subject.uuid()
    }

    fn owner(&self) -> Uuid {
        self.0.uuid()
    }

    fn sql() -> &'static Sql<Self> {
        const SQL: &Sql<Own> = &Sql {
            key_get: key::OWN_KEY_GET,
            key_add: key::OWN_KEY_ADD,
            document_add: document::OWN_DOCUMENT_ADD,
            document_get: document::OWN_DOCUMENT_GET,
            document_list: document::OWN_DOCUMENT_LIST,
            key_erase: erase::OWN_KEY_ERASE,
            salts_erase: erase::OWN_SALTS_ERASE,
            key_hold: key::OWN_KEY_HOLD,
            subject_there: key::OWN_SUBJECT_THERE,
            documents_name: erase::OWN_DOCUMENTS_NAME,
            documents_erase: erase::OWN_DOCUMENTS_ERASE,
        };
        SQL
    }
}
