//! The organisation in the address: `/desk/{org}`. It stands there and never in a session, so that one account can
//! hold several roles and a link means the same for everyone.

use crate::settings::{Settings, use_settings};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// An organisation as far as its frame shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organisation {
    /// Its part of the address.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// The one organisation of the demo, invented. The organisations of the store take its place.
const DEMO: Organisation = Organisation { slug: "kessler", name: "Kessler Maschinenbau" };

impl Organisation {
    /// The organisations that this server shows.
    pub fn visible(settings: &Settings) -> Vec<Self> {
        if settings.demo { vec![DEMO] } else { Vec::new() }
    }

    /// The organisation of an address; `None` if it does not exist or is not visible, which must look the same.
    pub fn find(settings: &Settings, slug: &str) -> Option<Self> {
        Self::visible(settings).into_iter().find(|organisation| organisation.slug == slug)
    }
}

/// The organisation of the current address.
pub fn use_organisation() -> Memo<Option<Organisation>> {
    let params = use_params_map();
    let settings = use_settings();
    Memo::new(move |_| params.read().get_str("org").and_then(|slug| Organisation::find(&settings, slug)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_demo_has_an_organisation() {
        let demo = Settings { demo: true, ..Settings::default() };
        assert_eq!(Organisation::find(&demo, "kessler"), Some(DEMO));
        assert_eq!(Organisation::find(&demo, "Kessler"), None);
        assert_eq!(Organisation::find(&demo, ""), None);
        assert_eq!(Organisation::find(&Settings::default(), "kessler"), None);
    }
}
