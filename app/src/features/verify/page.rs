//! The form, and above it what came of the file.

use super::{report, words};
use crate::form::Answer;
use crate::i18n::{Texts, k, use_texts};
use crate::ui::icons;
use crate::ui::{Form, Icon, PageTitle, PublicFrame, Submit, Upload};
use leptos::prelude::*;
use services::sealing::{Refused, Verdict};
use std::sync::Arc;

/// What came of the form; the page finds it here when a file was sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// What is wrong with the form itself.
    pub answer: Answer,
    /// What the seals say.
    pub verdict: Option<Arc<Verdict>>,
}

/// `/verify`.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let t = use_texts();
    let Sent { answer, verdict } = use_context().unwrap_or_default();
    provide_context(answer);
    let label = if verdict.is_some() { k::VERIFY_AGAIN } else { k::VERIFY_FILE };
    let shown = verdict.map(|verdict| match &*verdict {
        Ok(report) => report::card(t, report),
        Err(why) => refused(t, *why),
    });
    view! {
        <PageTitle text=t.get(k::VERIFY_TITLE)/>
        <PublicFrame>
            <div class="stack" data-gap="6">
                <div class="stack" data-gap="3">
                    <h1>{t.get(k::VERIFY_TITLE)}</h1>
                    <p class="muted">{t.get(k::VERIFY_LEAD)}</p>
                </div>
                {shown}
                <Form name="verify" action="/verify" file=true class="card stack form">
                    <Upload name="file" label=label hint=k::VERIFY_FILE_HINT accept="application/pdf,.pdf"/>
                    <Submit label=k::VERIFY_SEND/>
                </Form>
                <section class="stack" data-gap="3">
                    <h2>{t.get(k::VERIFY_ROOT)}</h2>
                    <p>{t.get(k::VERIFY_ROOT_TEXT)}</p>
                    <div>
                        <a class="btn" rel="external" download="" href="/verify/root.pem">
                            <Icon glyph=icons::DOWNLOAD/>
                            {t.get(k::VERIFY_ROOT_FILE)}
                        </a>
                    </div>
                    <p class="hint">{t.get(k::VERIFY_SCOPE)}</p>
                </section>
            </div>
        </PublicFrame>
    }
    .into_any()
}

fn refused(t: Texts, why: Refused) -> AnyView {
    view! {
        <div class="note" data-tone="bad" role="alert">
            <Icon glyph=icons::OCTAGON_ALERT/>
            <div class="stack" data-gap="1">
                <h2>{t.get(k::VERIFY_BAD)}</h2>
                <p>{t.get(words::reason(why))}</p>
            </div>
        </div>
    }
    .into_any()
}
