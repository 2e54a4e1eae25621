//! `/o/{org}/lead/{secret}`: what somebody sees who asked to be called. Its address is the link that takes it back, so it stands nowhere else. What was
//! asked is not shown: whoever has the link may delete it, not read it.

use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Form, PageTitle, Submit};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};

/// Thanks, the link, the button that deletes. Looking changes nothing.
#[component]
pub fn OwnLeadPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let home = format!("/o/{}", use_params_map().read_untracked().get("org").unwrap_or_default());
    let done = query.read_untracked().get("done").unwrap_or_default();
    if done == "deleted" {
        return view! {
            <PageTitle text=t.get(k::LEAD_DELETED_TITLE)/>
            <div class="stack" data-gap="4">
                <h1>{t.get(k::LEAD_DELETED_TITLE)}</h1>
                <p role="status">{t.get(k::LEAD_DELETED_TEXT)}</p>
                <p><a class="btn" data-size="l" href=home>{t.get(k::LEAD_HOME)}</a></p>
            </div>
        }
        .into_any();
    }
    let link = use_location().pathname.get_untracked();
    let (title, text) =
        if done == "sent" { (k::LEAD_SENT_TITLE, k::LEAD_SENT_TEXT) } else { (k::LEAD_OWN_TITLE, k::LEAD_OWN_TEXT) };
    let keep = (done == "sent").then(|| {
        view! {
            <div class="card stack" data-gap="2">
                <p class="strong">{t.get(k::LEAD_KEEP)}</p>
                <p><a class="link" href=link.clone()>{t.get(k::LEAD_LINK)}</a></p>
            </div>
        }
    });
    view! {
        <PageTitle text=t.get(title)/>
        <div class="stack" data-gap="6">
            <div class="stack" data-gap="3">
                <h1>{t.get(title)}</h1>
                <p>{t.get(text)}</p>
            </div>
            {keep}
            <Form name="withdraw" action=link>
                <p class="hint">{t.get(k::LEAD_WITHDRAW_TEXT)}</p>
                <div><Submit label=k::LEAD_WITHDRAW kind=ButtonKind::Danger/></div>
            </Form>
        </div>
    }
    .into_any()
}
