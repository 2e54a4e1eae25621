//! `PasskeyButton`: the door's script asks the device, then sends the form with its answer. It appears only where the browser knows
//! passkeys; without JavaScript there is the password.

use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Icon, icons};
use leptos::prelude::*;

/// What the passkey is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// Signing in.
    SignIn,
    /// The account that a letter opens.
    First,
    /// One more for whoever is signed in.
    Another,
}

impl Occasion {
    /// Whether a passkey is shown or made.
    const fn way(self) -> &'static str {
        match self {
            Self::SignIn => "get",
            Self::First | Self::Another => "create",
        }
    }

    /// Where it is asked what to ask the device.
    const fn asks(self) -> &'static str {
        match self {
            Self::SignIn => "/api/passkey/sign-in",
            Self::First => "/api/passkey/first",
            Self::Another => "/api/passkey/add",
        }
    }
}

/// Why there was no answer, as the script names it, and what to say.
const REASONS: [(&str, Key); 3] =
    [("declined", k::PROBLEM_PASSKEY), ("known", k::PASSKEY_KNOWN), ("trouble", k::PASSKEY_TROUBLE)];

/// A button and its own form.
#[component]
pub fn PasskeyButton(
    /// What for.
    occasion: Occasion,
    /// Where the device's answer goes.
    action: &'static str,
    /// What happens.
    label: Key,
    /// Where to go on, for signing in.
    #[prop(optional, into)]
    to: Signal<String>,
    /// Its weight.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
) -> impl IntoView {
    let t = use_texts();
    let reason = |(why, text): (&'static str, Key)| {
        view! { <p class="field__error" role="alert" hidden data-why=why>{t.get(text)}</p> }
    };
    view! {
        <form class="stack" data-gap="2" method="post" action=action hidden data-passkey=occasion.way() data-ask=occasion.asks()>
            <input type="hidden" name="credential"/>
            <input type="hidden" name="to" value=move || to.get()/>
            <input type="hidden" name="notice" value="read"/>
            {REASONS.map(reason)}
            <button class="btn" r#type="button" data-kind=kind.attribute() data-size="l">
                <Icon glyph=icons::FINGERPRINT/>
                {t.get(label)}
            </button>
        </form>
    }
    .into_any()
}
