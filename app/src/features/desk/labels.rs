//! Words for what an organisation is, where it stands, and where its sites are.

use crate::i18n::{Key, k, use_texts};
use domain::Land;
#[cfg(feature = "ssr")]
use domain::organisation::OrganisationKind;
use domain::organisation::OrganisationState;
use leptos::prelude::*;

/// What an organisation is.
#[cfg(feature = "ssr")]
pub const fn kind(kind: OrganisationKind) -> Key {
    match kind {
        OrganisationKind::Operator => k::ORGANISATION_KIND_OPERATOR,
        OrganisationKind::Employer => k::ORGANISATION_KIND_EMPLOYER,
        OrganisationKind::Fund => k::ORGANISATION_KIND_FUND,
        OrganisationKind::InsurerDesk => k::ORGANISATION_KIND_INSURER_DESK,
        OrganisationKind::Broker => k::ORGANISATION_KIND_BROKER,
        OrganisationKind::Carrier => k::ORGANISATION_KIND_CARRIER,
        OrganisationKind::InterimEmployer => k::ORGANISATION_KIND_INTERIM_EMPLOYER,
    }
}

/// Where it stands, and the tone of that.
const fn state(state: OrganisationState) -> (Key, Option<&'static str>) {
    match state {
        OrganisationState::Prospect => (k::ORGANISATION_STATE_PROSPECT, None),
        OrganisationState::Contracted => (k::ORGANISATION_STATE_CONTRACTED, Some("accent")),
        OrganisationState::Migrating => (k::ORGANISATION_STATE_MIGRATING, Some("accent")),
        OrganisationState::Active => (k::ORGANISATION_STATE_ACTIVE, Some("ok")),
        OrganisationState::Terminated => (k::ORGANISATION_STATE_TERMINATED, Some("warn")),
        OrganisationState::Handover => (k::ORGANISATION_STATE_HANDOVER, Some("warn")),
        OrganisationState::Archived => (k::ORGANISATION_STATE_ARCHIVED, None),
    }
}

/// Where it stands, in words and tone.
#[component]
pub fn StateBadge(state: OrganisationState) -> impl IntoView {
    let (text, tone) = self::state(state);
    view! { <span class="badge" data-tone=tone>{use_texts().get(text)}</span> }
}

/// A Land's name.
pub const fn land(land: Land) -> Key {
    match land {
        Land::Brandenburg => k::LAND_BB,
        Land::Berlin => k::LAND_BE,
        Land::BadenWuerttemberg => k::LAND_BW,
        Land::Bayern => k::LAND_BY,
        Land::Bremen => k::LAND_HB,
        Land::Hessen => k::LAND_HE,
        Land::Hamburg => k::LAND_HH,
        Land::MecklenburgVorpommern => k::LAND_MV,
        Land::Niedersachsen => k::LAND_NI,
        Land::NordrheinWestfalen => k::LAND_NW,
        Land::RheinlandPfalz => k::LAND_RP,
        Land::SchleswigHolstein => k::LAND_SH,
        Land::Saarland => k::LAND_SL,
        Land::Sachsen => k::LAND_SN,
        Land::SachsenAnhalt => k::LAND_ST,
        Land::Thueringen => k::LAND_TH,
    }
}
