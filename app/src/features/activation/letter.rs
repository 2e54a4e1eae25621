//! `/i/{secret}` and `/activate`: who the letter is from, and the birthday that proves that it is in the right hands.

use super::data::sender;
use crate::asked::Asked;
use crate::form::{Problem, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{Face, Field, FieldKind, Form, PageTitle, Submit, TaskFrame};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The form's id, for the button below the thumb.
const FORM: &str = "letter";

/// `/i/{secret}`: opened by the QR code. Opening it consumes nothing: mail scanners open links too.
#[component]
pub fn LinkPage() -> impl IntoView {
    let params = use_params_map();
    let secret = Memo::new(move |_| params.read().get("secret").unwrap_or_default());
    use_answer();
    Asked::of(secret.into(), sender).show(move |from| match from {
        Ok(sender) => view! { <BirthdayPage sender/> }.into_any(),
        Err(_) => view! { <ClosedPage/> }.into_any(),
    })
}

/// The birthday for the letter of this address.
#[component]
fn BirthdayPage(sender: Face) -> impl IntoView {
    let t = use_texts();
    let from = t.fill(k::ACTIVATE_FROM, &[("sender", &sender.name)]);
    view! {
        <PageTitle text=t.get(k::ACTIVATE_TITLE)/>
        <TaskFrame from=sender action=move || view! { <Submit label=k::ACTIVATE_CHECK form=FORM/> }>
            <section class="stack" data-gap="3">
                <p class="eyebrow">{from}</p>
                <h1>{t.get(k::ACTIVATE_TITLE)}</h1>
                <p class="muted">{t.get(k::ACTIVATE_LEAD)}</p>
            </section>
            // Without an action the form comes back to this address, so the secret stands nowhere else.
            <Form name=FORM>
                <Field name="birth" label=k::ACTIVATE_BIRTH hint=k::ACTIVATE_BIRTH_HINT kind=FieldKind::Date/>
            </Form>
            <p class="source">{t.get(k::ACTIVATE_WHY)}</p>
        </TaskFrame>
    }
    .into_any()
}

/// `/activate`: the code of the letter is typed.
#[component]
pub fn CodePage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    view! {
        <PageTitle text=t.get(k::ACTIVATE_TITLE)/>
        <TaskFrame action=move || view! { <Submit label=k::ACTIVATE_CHECK form=FORM/> }>
            <section class="stack" data-gap="3">
                <h1>{t.get(k::ACTIVATE_TITLE)}</h1>
                <p class="muted">{t.get(k::ACTIVATE_CODE_LEAD)}</p>
            </section>
            <Form name=FORM action="/activate">
                <Field name="code" label=k::ACTIVATE_CODE hint=k::ACTIVATE_CODE_HINT kind=FieldKind::Code/>
                <Field name="birth" label=k::ACTIVATE_BIRTH hint=k::ACTIVATE_BIRTH_HINT kind=FieldKind::Date/>
            </Form>
            <p class="source">{t.get(k::ACTIVATE_WHY)}</p>
        </TaskFrame>
    }
    .into_any()
}

/// The letter opens nothing (any more): unknown, used, replaced, too old.
#[component]
pub(super) fn ClosedPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ACTIVATE_CLOSED_TITLE)/>
        <TaskFrame action=move || view! {
            <a class="btn" data-kind="primary" data-size="l" href="/activate" rel="external">{t.get(k::ACTIVATE_TYPE_CODE)}</a>
            <a class="btn" data-kind="quiet" data-size="l" href="/sign-in" rel="external">{t.get(k::SIGN_IN_ACTION)}</a>
        }>
            <section class="stack" data-gap="3">
                <h1>{t.get(k::ACTIVATE_CLOSED_TITLE)}</h1>
                <p class="muted">{Problem::LETTER_CLOSED.text(t)}</p>
            </section>
        </TaskFrame>
    }
    .into_any()
}
