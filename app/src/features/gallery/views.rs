//! What lies over a page or orders it: dialogs, toasts, tabs, tables.

use super::page::Family;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{
    ButtonKind, Cell, CellKind, Column, Dialog, DialogLink, LinkButton, Pager, RowTone, Said, SortOrder, Tab, Table,
    TableRow, Tabs, Toast, ToastTone, Toasts,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const NORM: &str = "§ 26a BetrAVG";

/// Dialogs and toasts in their states.
#[component]
pub(super) fn Overlays() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map().get_untracked();
    let open = query.get_str("open") == Some("withdraw");
    let done = Said {
        tone: ToastTone::Done,
        fact: t.get(k::GALLERY_TOAST_DONE).to_owned(),
        action: Some((t.get(k::GALLERY_TOAST_UNDO).to_owned(), "#toasts".to_owned())),
    };
    let plain = Said { action: None, ..done.clone() };
    let failed = Said {
        tone: ToastTone::Failed,
        fact: t.get(k::GALLERY_TOAST_FAILED).to_owned(),
        action: Some((t.get(k::GALLERY_TOAST_AGAIN).to_owned(), "#toasts".to_owned())),
    };
    let said = RwSignal::new((query.get_str("said") == Some("done")).then(|| done.clone()));
    let again = done.clone();
    let say = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        said.set(Some(again.clone()));
    };
    view! {
        <Family id="dialogs" title=k::GALLERY_DIALOGS>
            <div class="row" data-wrap="">
                <DialogLink dialog="withdraw" label=t.get(k::GALLERY_DIALOG_OPEN)/>
            </div>
            <Dialog id="withdraw" question=t.get(k::GALLERY_DIALOG_QUESTION) consequence=t.get(k::GALLERY_DIALOG_CONSEQUENCE) keep=t.get(k::GALLERY_DIALOG_KEEP) open=open>
                <LinkButton href="/desk/_gallery#dialogs" label=t.get(k::GALLERY_DIALOG_ACT) kind=ButtonKind::Danger leaves=true/>
            </Dialog>
        </Family>
        <Family id="toasts" title=k::GALLERY_TOASTS>
            <Toast said=done/>
            <Toast said=plain/>
            <Toast said=failed/>
            <div class="row" data-wrap="">
                <a class="btn" href="?said=done" on:click=say>{t.get(k::GALLERY_TOAST_SAY)}</a>
            </div>
            <Toasts said/>
        </Family>
    }
    .into_any()
}

/// Views of one thing, the first one open.
#[component]
pub(super) fn Views() -> impl IntoView {
    let t = use_texts();
    let tab = |key: Key, current: bool| Tab { label: t.get(key).to_owned(), href: "#tabs".to_owned(), current };
    let tabs = vec![
        tab(k::GALLERY_TAB_CONTRACTS, true),
        tab(k::GALLERY_TAB_SURVIVORS, false),
        tab(k::GALLERY_TAB_DOCUMENTS, false),
        tab(k::GALLERY_TAB_HISTORY, false),
    ];
    view! {
        <Family id="tabs" title=k::GALLERY_TABS>
            <Tabs label=t.get(k::GALLERY_TABS) tabs/>
        </Family>
    }
    .into_any()
}

/// Rows that are chosen, to be looked at, wrong; the first page, one between, the last.
#[component]
pub(super) fn Tables() -> impl IntoView {
    let t = use_texts();
    let sorted = |key: Key, sorted: Option<SortOrder>| Column {
        label: t.get(key),
        sort: Some("#tables".to_owned()),
        sorted,
        ..Column::default()
    };
    let columns = vec![
        sorted(k::GALLERY_TABLE_PERSON, None),
        Column { label: t.get(k::GALLERY_TABLE_BASIS), ..Column::default() },
        Column { label: t.get(k::GALLERY_TABLE_BEFORE), figures: true, ..Column::default() },
        Column { figures: true, ..sorted(k::GALLERY_TABLE_AFTER, Some(SortOrder::Descending)) },
    ];
    view! {
        <Family id="tables" title=k::GALLERY_TABLES>
            <Table caption=t.get(k::GALLERY_TABLES) columns>
                <TableRow chosen=true><Agreement name="Maximilian von Hohenstein-Rabenau" before="150,00 €" after="293,91 €"/></TableRow>
                <TableRow><Agreement name="Tobias Brandl" before="0,00 €" after="200,00 €"/></TableRow>
                <TableRow tone=RowTone::Warn><Agreement name="Katharina Schmidt" before="338,00 €" after="388,70 €" note=k::GALLERY_TABLE_ABOVE/></TableRow>
                <TableRow tone=RowTone::Bad><Agreement name="Gül Arslan" before="200,00 €" after="24,00 €" note=k::GALLERY_TABLE_BELOW/></TableRow>
            </Table>
            <Pager address="?page=" page=1 pages=42/>
            <Pager address="?page=" page=7 pages=42/>
            <Pager address="?page=" page=42 pages=42/>
        </Family>
    }
    .into_any()
}

/// The cells of an agreement; with a note the new amount is the one in question.
#[component]
fn Agreement(
    name: &'static str,
    before: &'static str,
    after: &'static str,
    #[prop(optional)] note: Option<Key>,
) -> impl IntoView {
    let t = use_texts();
    let asked = note.map(|note| view! { <span><mark>{after}</mark><small>{t.get(note)}</small></span> }.into_any());
    view! {
        <Cell kind=CellKind::Title><b>{name}</b></Cell>
        <Cell label=t.get(k::GALLERY_TABLE_BASIS) kind=CellKind::Minor>{NORM}</Cell>
        <Cell label=t.get(k::GALLERY_TABLE_BEFORE) kind=CellKind::Figure>{before}</Cell>
        <Cell label=t.get(k::GALLERY_TABLE_AFTER) kind=CellKind::Figure>{asked.unwrap_or_else(|| after.into_any())}</Cell>
    }
    .into_any()
}
