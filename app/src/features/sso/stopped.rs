//! Nobody was signed in.

use super::StepFrame;
use crate::form::Answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, Form, Submit};
use leptos::prelude::*;

/// Says why, keeps what was typed, and offers to begin anew or to sign in otherwise.
#[component]
pub fn StoppedPage(
    /// Why, and the organisation's address as it was typed.
    answer: Answer,
    /// Where the person wanted to go.
    to: String,
) -> impl IntoView {
    let t = use_texts();
    provide_context(answer);
    view! {
        <StepFrame>
            <h1>{t.get(k::SSO_STOPPED_TITLE)}</h1>
            <Form name="sso" action="/sign-in/sso">
                <input type="hidden" name="to" value=to/>
                <Field name="org" label=k::SIGN_IN_SSO_ORG hint=k::SIGN_IN_SSO_HINT/>
                <div><Submit label=k::SIGN_IN_SSO_GO/></div>
            </Form>
            <a class="btn" data-kind="quiet" href="/sign-in">{t.get(k::SSO_OTHERWISE)}</a>
        </StepFrame>
    }
    .into_any()
}
