//! `/account/password`: name and password are set or changed.

use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, FieldKind, Form, PageTitle, Submit};
use leptos::prelude::*;

/// A plain form; every other sign-in ends with it.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    view! {
        <PageTitle text=t.get(k::ACCOUNT_PASSWORD)/>
        <section class="stack" data-gap="3">
            <h1>{t.get(k::ACCOUNT_PASSWORD)}</h1>
            <p class="muted">{t.get(k::PASSWORD_LEAD)}</p>
        </section>
        <Form name="password" action="/account/password">
            <Field name="old" label=k::PASSWORD_OLD hint=k::PASSWORD_OLD_HINT kind=FieldKind::Password free=true/>
            <Field name="name" label=k::SIGN_IN_NAME hint=k::ACTIVATE_NAME_HINT kind=FieldKind::Username/>
            <Field name="password" label=k::PASSWORD_NEW hint=k::ACTIVATE_PASSWORD_HINT kind=FieldKind::NewPassword/>
            <div><Submit label=k::PASSWORD_SET/></div>
        </Form>
        <p><a href="/account">{t.get(k::ACCOUNT_BACK)}</a></p>
    }
    .into_any()
}
