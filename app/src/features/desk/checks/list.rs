//! `/desk/{org}/checks/subsidy/list`: a list of pay and conversions, checked row by row. Nothing of it is kept, so its result is shown
//! once, or comes as a file.

use super::frame::CheckPage;
use super::list_result::ListResult;
use super::one::RuleFields;
use crate::form::Answer;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, Form, Icon, IconSize, Submit, Upload, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use services::checks::SubsidyList;
use std::sync::Arc;

/// What came of the form: what was chosen, what is wrong with the list, or what was found.
#[derive(Debug, Clone, Default)]
pub struct ListSent {
    /// What was chosen, and what is wrong.
    pub answer: Answer,
    /// The result.
    pub found: Option<Arc<SubsidyList>>,
}

/// The form, and above it what was found.
#[component]
pub fn CheckListPage() -> impl IntoView {
    let ListSent { answer, found } = use_context().unwrap_or_default();
    provide_context(answer.clone());
    view! {
        <CheckPage title=k::CHECKS_LIST_TITLE lead=k::CHECKS_LIST_LEAD subsidy=true>
            {found.map(|found| view! { <ListResult found/> })}
            <ListForm answer/>
        </CheckPage>
    }
    .into_any()
}

#[component]
fn ListForm(answer: Answer) -> impl IntoView {
    let t = use_texts();
    let here = use_location().pathname.get_untracked();
    let sample = here.trim_end_matches("/list").to_owned() + "/sample";
    let file = move |kind: &str, label| {
        view! {
            <a class="btn" data-size="s" rel="external" download="" href=format!("{sample}.{kind}")>
                <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                {t.get(label)}
            </a>
        }
    };
    view! {
        <Form name="list" action=here file=true class="card stack deskform">
            <Upload name="file" label=k::IMPORTS_FILE hint=k::CHECKS_FILE_HINT accept=".csv,.txt,.xlsx"/>
            <p class="hint">{t.get(k::CHECKS_LIST_COLUMNS)}</p>
            <div class="row" data-wrap="">
                <span class="small">{t.get(k::CHECKS_SAMPLE)}</span>
                {file("csv", k::CHECKS_CSV)}
                {file("xlsx", k::CHECKS_XLSX)}
            </div>
            <RuleFields answer/>
            <div class="row" data-wrap="">
                <Submit label=k::CHECKS_LIST_SHOW name="as" value="page"/>
                <Submit label=k::CHECKS_LIST_CSV kind=ButtonKind::Plain name="as" value="csv"/>
                <Submit label=k::CHECKS_LIST_XLSX kind=ButtonKind::Plain name="as" value="xlsx"/>
            </div>
            <p class="hint">{t.get(k::CHECKS_LIST_KEPT)}</p>
        </Form>
    }
    .into_any()
}
