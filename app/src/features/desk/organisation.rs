//! The organisation in the address: `/desk/{org}`. It stands there and never in a session, so that one account can
//! hold several roles and a link means the same for everyone.

use super::Area;
use super::api::desk;
use crate::asked::Asked;
use crate::ui::Face;
use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// An organisation as far as its frame shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its part of the address.
    pub slug: String,
    /// How it shows itself.
    pub face: Face,
    /// What the person may do in it; the server decides again with each request.
    pub permissions: Vec<Permission>,
}

impl Organisation {
    /// As a person sees it who holds something there; none for one without an address.
    #[cfg(feature = "ssr")]
    pub(super) fn seen(organisation: &services::access::Organisation, access: &domain::access::Access) -> Option<Self> {
        let slug = organisation.slug.as_ref()?;
        Some(Self {
            slug: slug.as_str().to_owned(),
            face: Face::of(organisation),
            permissions: Permission::ALL.iter().copied().filter(|permission| access.may(*permission)).collect(),
        })
    }

    /// Whether the person sees an area.
    pub fn shows(&self, area: Area) -> bool {
        self.permissions.contains(&area.permission())
    }

    /// The address of an area.
    pub fn href(&self, area: Area) -> String {
        format!("/desk/{}/{}", self.slug, area.segment())
    }

    /// Where the person begins here: the first area that they see.
    pub fn start(&self) -> Option<Area> {
        Area::GROUPS.iter().flat_map(|(_, areas)| *areas).copied().find(|area| self.shows(*area))
    }
}

/// The organisation of the current address; asked for once per organisation, not per page.
pub type AskedDesk = Asked<Organisation>;

/// Asks for the organisation of the current address.
pub fn ask_for_desk() -> AskedDesk {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    Asked::of(slug.into(), desk)
}
