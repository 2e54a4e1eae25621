//! `/start/{secret}`: a role by a link, for whoever got it from the operator or from somebody who gives roles.

use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, FieldKind, Form, PageTitle, Submit, TaskFrame};
use leptos::prelude::*;

/// The form's id, for the button below the thumb.
const FORM: &str = "start";

/// The name must be the one that the link was made for, so the link alone opens nothing. Whoever is signed in takes the role with their
/// account; everybody else chooses a password.
#[component]
pub fn FounderPage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    // The sign-in that the page is made for: the form is for this one only.
    let joins = use_context::<services::auth::Session>().map(|session| session.sign_in.to_string());
    let (title, lead, action) = if joins.is_some() {
        (k::FOUNDER_KNOWN_TITLE, k::FOUNDER_KNOWN_LEAD, k::FOUNDER_KNOWN_TITLE)
    } else {
        (k::FOUNDER_TITLE, k::FOUNDER_LEAD, k::FOUNDER_ACTION)
    };
    let password = joins.is_none().then(|| {
        view! {
            <Field name="password" label=k::SIGN_IN_PASSWORD hint=k::ACTIVATE_PASSWORD_HINT kind=FieldKind::NewPassword/>
            <p class="source">{t.get(k::FOUNDER_TAKEN)}</p>
        }
    });
    view! {
        <PageTitle text=t.get(title)/>
        <TaskFrame action=move || view! { <Submit label=action form=FORM/> }>
            <section class="stack" data-gap="3">
                <h1>{t.get(title)}</h1>
                <p class="muted">{t.get(lead)}</p>
            </section>
            // Without an action the form comes back to this address, so the secret stands nowhere else.
            <Form name=FORM>
                <Field name="name" label=k::SIGN_IN_NAME hint=k::FOUNDER_NAME_HINT kind=FieldKind::Username/>
                {password}
                {joins.map(|joins| view! { <input type="hidden" name="joins" value=joins/> })}
            </Form>
        </TaskFrame>
    }
    .into_any()
}
