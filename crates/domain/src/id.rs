//! Identifiers: UUID version 7, one type per kind, so that a person's id cannot be passed where an organisation's is wanted.

use crate::random::Random;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid};

/// The text is no identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no identifier")]
pub struct NoId;

/// A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then randomness, so that new rows lie side by side in an index.
pub(crate) fn uuid_v7(at: Timestamp, random: &dyn Random) -> Uuid {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    let millis = u64::try_from(at.as_microsecond() / 1000).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an identifier that was made before.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare identifier, for where it leaves the program.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl NewId for $name {
            fn new(at: Timestamp, random: &dyn Random) -> Self {
                Self(uuid_v7(at, random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NoId;

            fn from_str(text: &str) -> Result<Self, NoId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NoId)
            }
        }
    )+};
}

/// An identifier that can be made anew; [`crate::Ctx::id`] is the usual way.
pub trait NewId {
    /// Makes one for this instant.
    fn new(at: Timestamp, random: &dyn Random) -> Self;
}

ids! {
    /// An organisation: employer, pension fund, insurer's desk, broker firm, operator.
    OrgId
    /// A human with an account. Belongs to nobody else.
    PersonId
    /// An employer's copy of a person's master data.
    RecordId
    /// A place of work (Betrieb, Standort).
    SiteId
    /// A group of people whose pay is calculated together (Abrechnungskreis).
    PayrollAreaId
    /// A role that a person holds in an organisation.
    MembershipId
    /// What lets one organisation work for another (Vollmacht).
    MandateId
    /// A spell of work at one employer (Dienstverhältnis).
    EmploymentId
    /// Who carries promises, as one organisation knows them (Versorgungsträger).
    CarrierId
    /// The frame of many contracts with one carrier (Gruppenvertrag).
    GroupContractId
    /// A contract that funds a promise (Vertrag).
    ContractId
    /// What a contract is worth on a day, as somebody stated it.
    ContractValueId
    /// What was due for a contract in a month.
    ContributionId
    /// A document that is filed with a person.
    FilingId
    /// What an employer tells its people.
    MessageId
    /// A list on its way in (Importlauf).
    ImportId
    /// Where somebody is signed in: one browser, one app.
    SignInId
    /// A passkey of a person.
    PasskeyId
    /// A letter that opens an account.
    InvitationId
    /// A link that opens the first account of an organisation.
    AccountLinkId
    /// What was typed into a form that was not carried out.
    DraftId
    /// A calculation that a person keeps.
    ScenarioId
    /// An order to advise (Beratungsauftrag).
    AdviceOrderId
    /// What lets an organisation advise (§ 34d `GewO`).
    LicenceId
    /// A company that asked to be called (Interessentenanfrage).
    LeadId
    /// What somebody confirmed to have got (Quittung).
    ReceiptId
    /// What somebody agreed to (Einwilligung).
    ConsentId
    /// A stored document.
    DocumentId
    /// A data key: what it opens is readable while it exists.
    KeyId
    /// A job for later.
    JobId
    /// One request, as it stands in logs and in the ledger.
    RequestId
    /// Marks a command, so that sending it twice does it once. Made by the client.
    CommandKey
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn ids_are_version_7_and_sort_by_time() {
        let random = SeededRandom::new(1);
        let early = OrgId::new(Timestamp::from_microsecond(1_000_000), &random);
        let late = OrgId::new(Timestamp::from_microsecond(2_000_000), &random);
        assert_eq!(early.uuid().get_version_num(), 7);
        assert!(early < late);
    }

    #[test]
    fn text_is_parsed_or_refused() {
        let id = PersonId::new(Timestamp::from_microsecond(5), &SeededRandom::new(7));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("42".parse::<PersonId>(), Err(NoId));
    }
}
