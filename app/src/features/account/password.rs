//! `/account/password`: name and password are set or changed.

use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, FieldKind, FormNote, PageTitle, Submit};
use leptos::prelude::*;

/// A plain form; every other sign-in ends with it.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let problem = answer.problem_of("password");
    view! {
        <PageTitle text=t.get(k::ACCOUNT_PASSWORD)/>
        <section class="stack" data-gap="3">
            <h1>{t.get(k::ACCOUNT_PASSWORD)}</h1>
            <p class="muted">{t.get(k::PASSWORD_LEAD)}</p>
        </section>
        <FormNote problem/>
        <form class="stack" data-gap="4" method="post" action="/account/password">
            <Field name="old" label=k::PASSWORD_OLD hint=k::PASSWORD_OLD_HINT kind=FieldKind::Password free=true problem/>
            <Field name="name" label=k::SIGN_IN_NAME hint=k::ACTIVATE_NAME_HINT kind=FieldKind::Username value=answer.typed("name") problem/>
            <Field name="password" label=k::PASSWORD_NEW hint=k::ACTIVATE_PASSWORD_HINT kind=FieldKind::NewPassword problem/>
            <div><Submit label=k::PASSWORD_SET/></div>
        </form>
        <p><a href="/account">{t.get(k::ACCOUNT_BACK)}</a></p>
    }
    .into_any()
}
