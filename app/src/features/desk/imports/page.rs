//! One import, step by step: file, columns, dry run, booking. What it shows depends on where the import stands, not on where one came from.

use super::api::{Body, ImportView, import};
use super::columns::ColumnsForm;
use super::dry_run::DryRunView;
use super::undo::{UndoForm, blocked};
use crate::api::ApiError;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::form::{Answer, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, FormNote, Icon, IconSize, PageTitle, PreferencesMenu, Stepper, TaskStep, TaskSteps, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Which page of an import was asked for. Each is the address of a form, so a refused one is answered there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImportPart {
    /// What comes next.
    #[default]
    Now,
    /// Its columns.
    Columns,
    /// The question whether to take it back.
    Undo,
}

impl ImportPart {
    const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Columns => "columns",
            Self::Undo => "undo",
        }
    }
}

/// `/desk/{org}/imports/{id}` and the addresses of its forms. It follows what others do with it; but where something is chosen, nothing
/// comes in between.
#[component]
pub fn ImportPage(
    /// Which page of it.
    #[prop(optional)]
    part: ImportPart,
) -> impl IntoView {
    let answer = use_answer();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let fresh = use_fresh(org.into(), &[NoticeKind::Imports]);
    // What is not there does not come by asking again.
    let gone = RwSignal::new(false);
    let asked = Memo::new(move |_| {
        let query = query.read();
        let (page, seen) = (query.get_str("page").unwrap_or("1"), query.get_str("seen").unwrap_or_default());
        let fresh = if part == ImportPart::Now && !gone.get_untracked() { fresh.get() } else { 0 };
        format!("{} {} {fresh} {page} {seen}", org.get(), id.get())
    });
    let found = Asked::<ImportView>::of(asked.into(), move |asked| {
        let mut parts = asked.splitn(5, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, id, _, page, seen) = (next(), next(), next(), next().parse().unwrap_or(1), next());
        import(org, id, part.code().to_owned(), seen, page)
    });
    let done = move || match query.read().get_str("done") {
        Some("booked") => Some(k::IMPORTS_DONE_BOOKED),
        Some("undone") => Some(k::IMPORTS_DONE_UNDONE),
        _ => None,
    };
    let all = move || format!("/desk/{}/imports", org.get_untracked());
    found.show(move |found| match found {
        Ok(found) => {
            let done = move || done().map(|text| view! { <DoneNote text/> });
            view! { <Shown all=all() id=id.get_untracked() found answer=answer.clone()>{done}</Shown> }.into_any()
        }
        Err(error) => {
            gone.set(error == ApiError::NotFound);
            view! { <Unknown/> }.into_any()
        }
    })
}

#[component]
fn Shown(all: String, id: String, found: ImportView, answer: Answer, children: Children) -> impl IntoView {
    let t = use_texts();
    let here = format!("{all}/{id}");
    let ImportView { title, file, brought, ahead, version, key, body } = found;
    let choosing = matches!(body, Body::Columns(_) | Body::Waiting(_));
    let steps = ahead.then(|| steps(&all, &here, choosing));
    // A form that came back and is not there any more: somebody was faster.
    let (form, book) = match &body {
        Body::Columns(_) => ("columns", None),
        Body::DryRun(run) => ("book", run.book.clone()),
        // What cannot be done is not asked: there is no form that says why.
        Body::Undo(_) if !blocked(&answer).is_empty() => ("", None),
        Body::Undo(_) => ("undo", None),
        Body::Waiting(_) | Body::Done(_) => ("", None),
    };
    let lost = if answer.form == form { Vec::new() } else { answer.problems.clone() };
    let view = match body {
        Body::Columns(columns) => view! { <ColumnsForm here version columns/> }.into_any(),
        Body::DryRun(run) => view! { <DryRunView here version key run/> }.into_any(),
        Body::Undo(follows) => view! { <UndoForm all=all.clone() here key follows answer/> }.into_any(),
        Body::Waiting(piece) | Body::Done(piece) => piece.put(),
    };
    view! {
        <PageTitle text=t.get(k::DESK_IMPORTS)/>
        <header class="desk__head">
            <h1>{title}</h1>
            <span class="push"></span>
            {steps.is_some().then(|| view! { <a class="btn" href=format!("{all}/new")>{t.get(k::IMPORTS_OTHER_FILE)}</a> })}
            {book.map(|label| view! { <button class="btn" data-kind="primary" r#type="submit" form="form-book">{label}</button> })}
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack" data-gap="6">
                <a class="row link" href=all>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::IMPORTS_ALL)}
                </a>
                {steps}
                {children()}
                <FormNote problems=lost/>
                <p class="hint">{file}<br/>{brought}</p>
                {view}
            </div>
        </main>
    }
    .into_any()
}

/// The way of a list. Booking is the last step and has no page of its own.
fn steps(all: &str, here: &str, choosing: bool) -> AnyView {
    let t = use_texts();
    let step = |label, href: String| TaskStep { label: t.get(label), href };
    let steps = TaskSteps::new([
        step(k::IMPORTS_STEP_FILE, format!("{all}/new")),
        step(k::IMPORTS_STEP_COLUMNS, format!("{here}/columns")),
        step(k::IMPORTS_STEP_DRY_RUN, here.to_owned()),
        step(k::IMPORTS_STEP_BOOK, here.to_owned()),
    ]);
    let done = if choosing { 1 } else { 2 };
    view! { <Stepper steps done wide=true/> }.into_any()
}

/// The answer has the status that says so.
#[component]
fn Unknown() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::ERROR_NOT_FOUND_TITLE)/>
        <header class="desk__head"><h1>{t.get(k::ERROR_NOT_FOUND_TITLE)}</h1></header>
        <main class="desk__body" id="content"><p class="muted">{t.get(k::IMPORTS_UNKNOWN)}</p></main>
    }
    .into_any()
}
