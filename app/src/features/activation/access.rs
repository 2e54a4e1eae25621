//! `/activate/access`: the notice is read, the access secured, the account open.

use super::data::{Letter, letter};
use super::letter::ClosedPage;
use crate::asked::Asked;
use crate::features::passkeys::{Occasion, PasskeyButton};
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::icons::Glyph;
use crate::ui::{Field, FieldKind, Form, Icon, PageTitle, Submit, TaskFrame, icons};
use leptos::prelude::*;

/// The form's id, for the button below the thumb.
const FORM: &str = "access";

/// The letter's third step.
#[component]
pub fn AccessPage() -> impl IntoView {
    use_answer();
    Asked::<Letter>::once(letter).show(move |found| match found {
        Ok(mut letter) => match letter.joins.take() {
            Some(account) => view! { <JoinPage letter account/> }.into_any(),
            None => view! { <SecurePage letter/> }.into_any(),
        },
        Err(_) => view! { <ClosedPage/> }.into_any(),
    })
}

/// A passkey, or a name and a password.
#[component]
fn SecurePage(letter: Letter) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ACTIVATE_ACCESS_TITLE)/>
        <TaskFrame from=letter.sender.clone() action=move || view! {
            <PasskeyButton occasion=Occasion::First action="/activate/access" label=k::ACTIVATE_WITH_PASSKEY/>
        }>
            <Welcome letter/>
            <Notice/>
            <section class="card stack" data-gap="4">
                <h2>{t.get(k::ACTIVATE_PASSWORD_HEAD)}</h2>
                <Form name=FORM action="/activate/access">
                    <input type="hidden" name="notice" value="read"/>
                    <Field name="name" label=k::SIGN_IN_NAME hint=k::ACTIVATE_NAME_HINT kind=FieldKind::Username/>
                    <Field name="password" label=k::SIGN_IN_PASSWORD hint=k::ACTIVATE_PASSWORD_HINT kind=FieldKind::NewPassword/>
                    <div><Submit label=k::ACTIVATE_WITH_PASSWORD/></div>
                </Form>
            </section>
            <p class="source">{t.get(k::ACTIVATE_YOURS)}</p>
        </TaskFrame>
    }
    .into_any()
}

/// Somebody who has an account already and gets a second employer's letter.
#[component]
fn JoinPage(letter: Letter, account: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ACTIVATE_ACCESS_TITLE)/>
        <TaskFrame from=letter.sender.clone() action=move || view! { <Submit label=k::ACTIVATE_JOIN form=FORM/> }>
            <Welcome letter/>
            <Notice/>
            <Form name=FORM action="/activate/access">
                <input type="hidden" name="notice" value="read"/>
                <input type="hidden" name="joins" value=account/>
            </Form>
            <p class="source">{t.get(k::ACTIVATE_JOIN_WHY)}</p>
        </TaskFrame>
    }
    .into_any()
}

/// Who is greeted, and what was proved so far.
#[component]
fn Welcome(letter: Letter) -> impl IntoView {
    let t = use_texts();
    let recognised = letter.code.unwrap_or_else(|| t.get(k::ACTIVATE_BY_QR).to_owned());
    view! {
        <section class="stack" data-gap="3">
            <p class="eyebrow">{t.fill(k::ACTIVATE_FROM, &[("sender", &letter.sender.name)])}</p>
            <h1>{t.fill(k::ACTIVATE_WELCOME, &[("name", &letter.name)])}</h1>
            <p class="muted">{t.get(k::ACTIVATE_HERE)}</p>
        </section>
        <section class="card rows" data-pad="0">
            <Proved glyph=icons::QR_CODE title=t.get(k::ACTIVATE_LETTER_KNOWN) text=recognised/>
            <Proved glyph=icons::USER title=t.get(k::ACTIVATE_BIRTH_RIGHT) text=letter.birth/>
        </section>
    }
    .into_any()
}

#[component]
fn Proved(glyph: Glyph, title: &'static str, text: String) -> impl IntoView {
    view! {
        <div class="rowlink rowlink--still">
            <span class="tileicon" data-tone="ok">
                <Icon glyph/>
            </span>
            <span>
                <span class="rowlink__t">{title}</span>
                <span class="rowlink__s">{text}</span>
            </span>
            <span class="rowlink__end t-ok">
                <Icon glyph=icons::CIRCLE_CHECK/>
            </span>
        </div>
    }
}

/// The notice on data protection (GDPR Art. 13), open to read. Setting the access up confirms that it was received: that is the receipt
/// (H03), and the page says so.
#[component]
fn Notice() -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack" data-gap="2">
            <details class="card">
                <summary>{t.get(k::NOTICE_TITLE)}</summary>
                <p>{t.get(k::NOTICE_TEXT)}</p>
                <p><a href="/privacy" rel="external" target="_blank">{t.get(k::LEGAL_PRIVACY)}</a></p>
            </details>
            <p class="source">{t.get(k::NOTICE_READ)}</p>
        </section>
    }
    .into_any()
}
