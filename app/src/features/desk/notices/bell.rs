//! `NoticesBell`: how much is new, in a number and in words, and the list behind it.
//!
//! A native `details`: it opens without JavaScript, with what the server rendered; then nothing is counted, since only the device knows
//! what was seen. Keyboard: the bell is a normal stop, Enter opens, Escape closes and gives the focus back.

use super::api::{NoticeView, notices};
use super::list::{NoticeLine, NoticesList};
use super::seen::Seen;
use crate::asked::Asked;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::Icon;
use crate::ui::icons::{self, Glyph};
use domain::notice::NoticeKind;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The bell of an organisation. It asks by itself, so it stands beside what waits, never inside.
#[component]
pub fn NoticesBell(
    /// The organisation in the address.
    #[prop(into)]
    org: Signal<String>,
) -> impl IntoView {
    let found = Asked::<Vec<NoticeView>>::of(org, notices);
    let fresh = RwSignal::new(None::<Vec<NoticeView>>);
    let off = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    super::heard::listen(org, fresh, off);
    let bell = move |found: Result<Vec<NoticeView>, _>| {
        found.ok().map(|found| view! { <Bell place=org.get_untracked() found fresh off/> }).into_any()
    };
    found.show(bell)
}

/// What is shown of the notices: the newer answer, if there is one.
#[component]
fn Bell(
    place: String,
    found: Vec<NoticeView>,
    fresh: RwSignal<Option<Vec<NoticeView>>>,
    off: RwSignal<bool>,
) -> impl IntoView {
    let t = use_texts();
    let list = Memo::new(move |_| fresh.get().unwrap_or_else(|| found.clone()));
    let newest = Memo::new(move |_| list.read().first().map_or(0, |notice| notice.seq));
    let seen = Seen::of(place);
    let unseen = Memo::new(move |_| list.read().iter().filter(|notice| seen.is_new(notice.seq)).count());
    let news = Signal::derive(move || counted(t, unseen.get()));
    let label = Signal::derive(move || news.get().unwrap_or_else(|| t.get(k::NOTICES_TITLE).to_owned()));
    let said = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    {
        super::heard::recall(seen, newest);
        super::heard::announce(newest, news, said);
    }
    let mark = move |_| {
        seen.mark(newest.get_untracked());
        // So that the same words are said again when they are true again.
        said.set(String::new());
    };
    let nothing = move || !seen.is_known() || list.read().is_empty();
    let lines = Signal::derive(move || list.get().into_iter().map(|notice| line(t, notice)).collect::<Vec<_>>());
    view! {
        <section class="notices" aria-label=t.get(k::NOTICES_TITLE)>
            <Folded label unseen>
                <div class="notices__head">
                    <span class="strong">{t.get(k::NOTICES_TITLE)}</span>
                    <button class="btn" r#type="button" data-kind="quiet" data-size="s" hidden=nothing on:click=mark>
                        {t.get(k::NOTICES_SEEN)}
                    </button>
                </div>
                <p class="notices__off small muted" hidden=move || !off.get()>{t.get(k::NOTICES_OFF)}</p>
                <NoticesList lines seen/>
            </Folded>
            <p class="sr" aria-live="polite">{move || said.get()}</p>
        </section>
    }
    .into_any()
}

/// The bell itself and its panel, which closes when it has led somewhere.
#[component]
fn Folded(label: Signal<String>, unseen: Memo<usize>, children: Children) -> impl IntoView {
    let (panel, bell) = (NodeRef::<html::Details>::new(), NodeRef::<html::Summary>::new());
    let path = use_location().pathname;
    let close = move || {
        if let Some(panel) = panel.get_untracked() {
            panel.set_open(false);
        }
    };
    Effect::new(move |before: Option<()>| {
        path.track();
        if before.is_some() {
            close();
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            if let Some(bell) = bell.get_untracked() {
                drop(bell.focus());
            }
        }
    };
    view! {
        <details class="menu" node_ref=panel on:keydown=on_key>
            <summary class="iconbtn" node_ref=bell>
                <Icon glyph=icons::BELL/>
                <span class="sr">{move || label.get()}</span>
                <span class="notices__count" aria-hidden="true" hidden=move || unseen.get() == 0>{move || unseen.get()}</span>
            </summary>
            <div class="menu__panel notices__panel">{children()}</div>
        </details>
    }
    .into_any()
}

fn counted(t: Texts, unseen: usize) -> Option<String> {
    match unseen {
        0 => None,
        1 => Some(t.get(k::NOTICES_NEW_ONE).to_owned()),
        more => Some(t.fill(k::NOTICES_NEW, &[("count", &more.to_string())])),
    }
}

fn line(t: Texts, notice: NoticeView) -> NoticeLine {
    let (what, glyph) = thing(notice.kind);
    let NoticeView { seq, times, when, href, at_door: loads, .. } = notice;
    NoticeLine { seq, glyph, what: t.get(what), times, when, href, loads }
}

const fn thing(kind: NoticeKind) -> (Key, Glyph) {
    match kind {
        NoticeKind::Organisation => (k::NOTICES_ORGANISATION, icons::SETTINGS),
        NoticeKind::Sites => (k::NOTICES_SITES, icons::SETTINGS),
        NoticeKind::PayrollAreas => (k::NOTICES_PAYROLL_AREAS, icons::SETTINGS),
        NoticeKind::Members => (k::NOTICES_MEMBERS, icons::FINGERPRINT),
        NoticeKind::Mandates => (k::NOTICES_MANDATES, icons::FINGERPRINT),
        NoticeKind::Provider => (k::NOTICES_PROVIDER, icons::FINGERPRINT),
        NoticeKind::People => (k::NOTICES_PEOPLE, icons::USERS),
        NoticeKind::Invitations => (k::NOTICES_INVITATIONS, icons::MAIL),
        NoticeKind::Receipts => (k::NOTICES_RECEIPTS, icons::BADGE_CHECK),
        NoticeKind::Contracts => (k::NOTICES_CONTRACTS, icons::UMBRELLA),
        NoticeKind::Imports => (k::NOTICES_IMPORTS, icons::UPLOAD),
        NoticeKind::Advice => (k::NOTICES_ADVICE, icons::MESSAGE_CIRCLE),
        NoticeKind::Leads => (k::NOTICES_LEADS, icons::PHONE_INCOMING),
        NoticeKind::Documents => (k::NOTICES_DOCUMENTS, icons::FILE_TEXT),
    }
}
