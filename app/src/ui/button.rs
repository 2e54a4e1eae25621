//! `LinkButton`: a link that looks like a button. One primary action per screen; it names what happens.

use leptos::prelude::*;

/// The weight of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one action of the screen.
    Primary,
    /// Everything beside it.
    #[default]
    Plain,
    /// Beside a primary one, and wanted nearly as often.
    Soft,
    /// What is rarely wanted: it looks like a link.
    Quiet,
    /// What takes something away.
    Danger,
}

impl ButtonKind {
    /// The `data-kind` attribute.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Primary => Some("primary"),
            Self::Plain => None,
            Self::Soft => Some("soft"),
            Self::Quiet => Some("quiet"),
            Self::Danger => Some("danger"),
        }
    }
}

/// A large link in the shape of a button. Works without JavaScript; Enter follows it.
#[component]
pub fn LinkButton(
    /// Where it leads.
    href: &'static str,
    /// What happens: verb and object.
    label: &'static str,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Leaves this bundle: the browser loads the page, the router does not try.
    #[prop(optional)]
    leaves: bool,
) -> impl IntoView {
    view! {
        <a class="btn" data-kind=kind.attribute() data-size="l" href=href rel=leaves.then_some("external")>
            {label}
        </a>
    }
}
