//! Organisations: who they are, how they appear, and when they may hold people's data.

mod appearance;
mod colour;
mod theme;

pub use appearance::{Accent, Mark, NoAccent, NoMark, NoSlug, Slug};
pub use colour::{Colour, NoColour};
pub use theme::{Palette, Theme};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// As it stands in tables and addresses.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Reads what [`Self::code`] writes.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use names;

names! {
    /// What an organisation is to the product.
    OrganisationKind {
        /// Runs the installation.
        Operator = "operator",
        /// Employs people and makes promises to them (Arbeitgeber).
        Employer = "employer",
        /// A pension fund with its own service desk (nl).
        Fund = "fund",
        /// A service desk for an insurer's customers (da).
        InsurerDesk = "insurer_desk",
        /// Advises people and employers (Makler).
        Broker = "broker",
        /// Carries the promises (Versorgungsträger).
        Carrier = "carrier",
        /// Technical holder of who has left: never a party, never signs (Interims-AG, J04).
        InterimEmployer = "interim_employer",
    }
}

names! {
    /// Where an organisation stands with the operator (Mandant).
    OrganisationState {
        /// No contract yet (Anbahnung).
        Prospect = "prospect",
        /// Contract and processing agreement are signed (Vertrag + AVV).
        Contracted = "contracted",
        /// Data are being taken over (Migration).
        Migrating = "migrating",
        /// In use (Aktiv).
        Active = "active",
        /// Notice was given (Gekündigt).
        Terminated = "terminated",
        /// Data are handed over (Übergabe).
        Handover = "handover",
        /// Only the archive is left (Archiv).
        Archived = "archived",
    }
}

impl OrganisationKind {
    /// Whether the operator adds it by hand: there is one operator, and an interim employer comes from the employer that it follows.
    pub const fn is_added_by_hand(self) -> bool {
        !matches!(self, Self::Operator | Self::InterimEmployer)
    }
}

impl OrganisationState {
    /// The states that may follow.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Prospect => &[Self::Contracted],
            Self::Contracted => &[Self::Migrating, Self::Active, Self::Terminated],
            Self::Migrating => &[Self::Active, Self::Terminated],
            Self::Active => &[Self::Terminated],
            Self::Terminated => &[Self::Handover, Self::Active],
            Self::Handover => &[Self::Archived],
            Self::Archived => &[],
        }
    }

    /// Whether nobody works there any more: only the archive is left, for whoever audits it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Archived)
    }

    /// Whether this state may follow.
    pub fn may_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }
}

/// Why an organisation may not hold people's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPeople {
    /// The agreement on processing (AVV, GDPR Art. 28) is not signed, or only from a later day (G01).
    #[error("the agreement on data processing is not signed")]
    NoAgreement,
    /// It has left, or is leaving.
    #[error("the organisation is not in use")]
    NotInUse,
    /// A carrier or the operator holds nobody's data here.
    #[error("an organisation of this kind holds no people")]
    Kind,
}

/// Whether an organisation may take in people's data on a day: no person's data before the processing agreement (G01).
///
/// # Errors
/// Why not.
pub fn may_hold_people(
    kind: OrganisationKind,
    state: OrganisationState,
    agreement: Option<Date>,
    today: Date,
) -> Result<(), NoPeople> {
    match kind {
        OrganisationKind::Operator | OrganisationKind::Carrier | OrganisationKind::Broker => {
            return Err(NoPeople::Kind);
        }
        // It takes over who is there already, under the agreement of the employer they came from.
        OrganisationKind::InterimEmployer => return Ok(()),
        OrganisationKind::Employer | OrganisationKind::Fund | OrganisationKind::InsurerDesk => {}
    }
    if agreement.is_none_or(|signed| signed > today) {
        return Err(NoPeople::NoAgreement);
    }
    match state {
        OrganisationState::Contracted | OrganisationState::Migrating | OrganisationState::Active => Ok(()),
        _ => Err(NoPeople::NotInUse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn nobody_is_taken_in_before_the_agreement() {
        let on =
            |agreement, today| may_hold_people(OrganisationKind::Employer, OrganisationState::Active, agreement, today);
        let signed = date(2026, 11, 23);
        assert_eq!(on(None, signed), Err(NoPeople::NoAgreement));
        assert_eq!(on(Some(signed), date(2026, 11, 22)), Err(NoPeople::NoAgreement));
        assert_eq!(on(Some(signed), signed), Ok(()));
    }

    #[test]
    fn only_who_is_in_use_takes_people_in() {
        let signed = date(2026, 1, 1);
        let open: Vec<_> = OrganisationState::ALL
            .iter()
            .filter(|state| may_hold_people(OrganisationKind::Fund, **state, Some(signed), signed).is_ok())
            .map(|state| state.code())
            .collect();
        assert_eq!(open, ["contracted", "migrating", "active"]);
        let carrier = may_hold_people(OrganisationKind::Carrier, OrganisationState::Active, Some(signed), signed);
        assert_eq!(carrier, Err(NoPeople::Kind));
    }

    #[test]
    fn states_follow_one_another_and_end() {
        assert!(OrganisationState::Prospect.may_become(OrganisationState::Contracted));
        assert!(!OrganisationState::Prospect.may_become(OrganisationState::Active));
        assert!(OrganisationState::Archived.next().is_empty());
        for state in OrganisationState::ALL {
            assert_eq!(OrganisationState::from_code(state.code()), Some(*state));
        }
    }
}
