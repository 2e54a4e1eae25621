//! Below the answer: keep it under a name, or ask a licensed broker about it. The fields belong to the calculator's form, so what was
//! typed is sent with them; the form's own program leaves them alone.

use crate::features::desk::fresh_key;
use crate::form::Problem;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;
use services::auth::Session;

/// The calculator's form, which stands elsewhere on the page.
pub(super) const FORM: &str = "calculator";

/// For who is signed in; nothing for anybody else.
pub(super) fn keep(title: &str, unkept: Option<(String, Problem)>) -> Option<AnyView> {
    let session = use_context::<Session>()?;
    let t = use_texts();
    let (called, problem) = unkept.unzip();
    let called = called.unwrap_or_else(|| title.replace('\u{ad}', ""));
    let wrong = problem.as_ref().map(|_| "true");
    let error = problem.map(|problem| {
        view! {
            <p class="field__error">
                <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                {problem.text(t)}
            </p>
        }
    });
    let view = view! {
        <section class="card stack keep" data-gap="4" aria-labelledby="keep-title">
            <div class="stack" data-gap="1">
                <h2 id="keep-title">{t.get(k::SCENARIO_KEEP)}</h2>
                <p class="hint">{t.get(k::SCENARIO_KEEP_LEAD)}</p>
            </div>
            <div class="field" data-invalid=wrong.map(|_| "")>
                <label class="field__label" for="called">{t.get(k::SCENARIO_NAME)}</label>
                <input
                    class="input"
                    id="called"
                    name="called"
                    form=FORM
                    data-aside=""
                    value=called
                    maxlength="80"
                    autocomplete="off"
                    aria-describedby="called-error"
                    aria-invalid=wrong
                />
                <div id="called-error" aria-live="polite">{error}</div>
            </div>
            <input type="hidden" name="key" form=FORM value=fresh_key(&session)/>
            <div class="row" data-wrap="">
                <button class="btn" id="keep" data-kind="primary" r#type="submit" form=FORM name="keep" value="keep">
                    {t.get(k::SCENARIO_SAVE)}
                </button>
                <button class="btn" r#type="submit" form=FORM name="keep" value="ask">{t.get(k::ADVICE_ASK)}</button>
            </div>
            <p class="hint">{t.get(k::ADVICE_ASK_HINT)}</p>
            <a class="link" href="/calculate/saved">{t.get(k::SCENARIOS_OPEN)}</a>
        </section>
    };
    Some(view.into_any())
}

/// On a page for everybody: signing in lets one keep it.
pub(super) fn sign_in_hint(slug: &str) -> Option<AnyView> {
    let t = use_texts();
    let to = format!("/sign-in?to=/calculate/{slug}");
    let view = view! { <p class="hint keep"><a class="link" href=to>{t.get(k::SCENARIO_SIGN_IN)}</a></p> };
    use_context::<Session>().is_none().then(|| view.into_any())
}
