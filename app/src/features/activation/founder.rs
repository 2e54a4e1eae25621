//! `/start/{secret}`: the first account of an organisation, for whoever the operator gave the link.

use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, FieldKind, FormNote, PageTitle, Submit, TaskFrame};
use leptos::prelude::*;

/// The form's id, for the button below the thumb.
const FORM: &str = "start";

/// Name and password; the name must be the one that the link was made for, so the link alone opens nothing.
#[component]
pub fn FounderPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let problem = answer.problem_of(FORM);
    view! {
        <PageTitle text=t.get(k::FOUNDER_TITLE)/>
        <TaskFrame action=move || view! { <Submit label=k::FOUNDER_ACTION form=FORM/> }>
            <section class="stack" data-gap="3">
                <h1>{t.get(k::FOUNDER_TITLE)}</h1>
                <p class="muted">{t.get(k::FOUNDER_LEAD)}</p>
            </section>
            <FormNote problem/>
            // Without an action the form comes back to this address, so the secret stands nowhere else.
            <form class="stack" data-gap="4" id=FORM method="post">
                <Field name="name" label=k::SIGN_IN_NAME hint=k::FOUNDER_NAME_HINT kind=FieldKind::Username value=answer.typed("name") problem/>
                <Field name="password" label=k::SIGN_IN_PASSWORD hint=k::ACTIVATE_PASSWORD_HINT kind=FieldKind::NewPassword problem/>
            </form>
        </TaskFrame>
    }
    .into_any()
}
