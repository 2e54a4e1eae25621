//! `PasskeyButton`: asks the device, then sends a form with its answer. It appears only where the browser knows passkeys; without
//! JavaScript there is the password.

use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Icon, icons};
use leptos::html;
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
    let (shown, set_shown) = signal(false);
    let (failed, set_failed) = signal(None::<Key>);
    let (busy, set_busy) = signal(false);
    let form = NodeRef::<html::Form>::new();
    let field = NodeRef::<html::Input>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move || set_shown.set(crate::platform::passkey::supported()));
    let ask = move |_| {
        set_busy.set(true);
        set_failed.set(None);
        #[cfg(feature = "hydrate")]
        leptos::task::spawn_local(async move {
            match asked(occasion).await {
                Ok(answer) => {
                    if let (Some(field), Some(form)) = (field.get_untracked(), form.get_untracked()) {
                        field.set_value(&answer);
                        drop(form.submit());
                    }
                }
                Err(reason) => {
                    set_busy.set(false);
                    set_failed.set(Some(reason));
                }
            }
        });
    };
    #[cfg(not(feature = "hydrate"))]
    let _ = (set_shown, set_failed, occasion);
    view! {
        <form class="stack" data-gap="2" method="post" action=action node_ref=form hidden=move || !shown.get()>
            <input type="hidden" name="credential" node_ref=field/>
            <input type="hidden" name="to" value=move || to.get()/>
            <input type="hidden" name="notice" value="read"/>
            {move || failed.get().map(|reason| view! { <p class="field__error" role="alert">{t.get(reason)}</p> })}
            <button class="btn" r#type="button" data-kind=kind.attribute() data-size="l" aria-busy=move || busy.get().then_some("true") on:click=ask>
                <Icon glyph=icons::FINGERPRINT/>
                {t.get(label)}
            </button>
        </form>
    }
    .into_any()
}

/// Asks the server what to ask, then the device.
#[cfg(feature = "hydrate")]
async fn asked(occasion: Occasion) -> Result<String, Key> {
    use super::api::{add_options, first_options, sign_in_options};
    use crate::platform::passkey::{self, PasskeyError};
    let options = match occasion {
        Occasion::SignIn => sign_in_options().await,
        Occasion::First => first_options().await,
        Occasion::Another => add_options().await,
    };
    let options = options.inspect_err(|error| crate::api::sign_in_again(*error)).map_err(|_| k::PASSKEY_TROUBLE)?;
    let answer = match occasion {
        Occasion::SignIn => passkey::get(&options, false).await,
        Occasion::First | Occasion::Another => passkey::create(&options).await,
    };
    answer.map_err(|error| match error {
        PasskeyError::Known => k::PASSKEY_KNOWN,
        PasskeyError::Unsupported | PasskeyError::Failed | PasskeyError::Replaced => k::PASSKEY_TROUBLE,
        PasskeyError::Declined => k::PROBLEM_PASSKEY,
    })
}

#[cfg(not(feature = "hydrate"))]
const _: Key = k::PROBLEM_PASSKEY;
