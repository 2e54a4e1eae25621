//! What is signed and read: the signature, the code for the phone, documents and their pages.

use super::page::Family;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{
    DocumentMark, DocumentRow, Ink, Moment, Paper, PaperState, QrCard, QrDots, QrState, Sheet, SignaturePad,
    SignatureWay, Timeline, TimelineStep, icons,
};
use leptos::prelude::*;

/// The code of `https://example.org/s/K7MX4RPT`; a test of the crate that draws codes compares it.
const CODE: &str = include_str!("samples/qr.txt");
const CODE_SIZE: u16 = 29;
/// As a pad sends it.
const SIGNATURE: &str = include_str!("samples/signature.txt");
/// A page as a picture, 595 by 842 pixels.
const PAGE: &str = include_str!("samples/page.svg");
const SIGNER: &str = "Jana Krämer";
const EMPLOYER: &str = "Kessler Maschinenbau GmbH";

/// All of the family.
#[component]
pub(super) fn Papers() -> impl IntoView {
    view! {
        <Family id="signature" title=k::GALLERY_PAPERS_SIGNATURE><Signatures/></Family>
        <Family id="qr" title=k::GALLERY_PAPERS_QR><Codes/></Family>
        <Family id="documents" title=k::GALLERY_PAPERS_DOCUMENTS><Documents/></Family>
        <Family id="paper" title=k::GALLERY_PAPERS_PAPER><Pages/></Family>
    }
    .into_any()
}

/// Blank, drawn, typed, missing.
#[component]
fn Signatures() -> impl IntoView {
    let t = use_texts();
    let ready = RwSignal::new(true);
    let drawn = Ink::read(SIGNATURE).unwrap_or_default();
    view! {
        <div class="grid-2">
            <form class="card stack" data-gap="4" method="post" action="/desk/_gallery">
                <SignaturePad name="sign" signer="Maximilian von Hohenstein-Rabenau" ready/>
                <p class="hint" id="sign-reason" hidden=move || ready.get()>{t.get(k::GALLERY_PAPERS_SIGN_REASON)}</p>
                <div>
                    <button class="btn" data-kind="primary" data-size="l" aria-describedby="sign-reason" disabled=move || !ready.get()>
                        {t.get(k::GALLERY_PAPERS_SIGN)}
                    </button>
                </div>
            </form>
            <div class="card"><SignaturePad name="sign-drawn" signer=SIGNER drawn/></div>
            <div class="card"><SignaturePad name="sign-name" signer=SIGNER way=SignatureWay::Typed typed=SIGNER/></div>
            <div class="card"><SignaturePad name="sign-missing" signer=SIGNER problem=t.get(k::GALLERY_PAPERS_SIGN_MISSING)/></div>
        </div>
    }
    .into_any()
}

/// Waiting, opened, expired, each with what happens beside it.
#[component]
fn Codes() -> impl IntoView {
    let t = use_texts();
    let dots = QrDots { size: CODE_SIZE, path: CODE.trim_end().to_owned() };
    let waiting = QrState::Waiting { dots, left: "14:22".to_owned() };
    let expired = QrState::Expired { again: "#qr".to_owned() };
    let card = move |state: QrState, steps: Vec<TimelineStep>| {
        let (scope, opened) = (t.get(k::GALLERY_PAPERS_QR_SCOPE), t.get(k::GALLERY_PAPERS_QR_OPENED));
        view! {
            <div class="qrpage">
                <Timeline steps/>
                <QrCard state scope opened/>
            </div>
        }
        .into_any()
    };
    let (title, facts) = (t.get(k::GALLERY_PAPERS_AGREEMENT), t.get(k::GALLERY_PAPERS_AGREEMENT_FACTS));
    view! {
        {card(waiting, until_opened(t, Moment::Now(icons::QR_CODE), k::GALLERY_PAPERS_QR_CAMERA))}
        <section class="stack qrdoc" data-gap="3">
            <h3>{t.get(k::GALLERY_PAPERS_QR_WHAT)}</h3>
            <DocumentRow href="#documents" title facts/>
        </section>
        {card(QrState::Opened, since_opened(t))}
        {card(expired, until_opened(t, Moment::Failed, k::GALLERY_PAPERS_QR_UNOPENED))}
    }
    .into_any()
}

fn step(t: Texts, moment: Moment, what: Key, when: Option<Key>) -> TimelineStep {
    TimelineStep { moment, what: t.get(what).to_owned(), when: when.map(|when| t.get(when).to_owned()) }
}

fn until_opened(t: Texts, moment: Moment, what: Key) -> Vec<TimelineStep> {
    vec![
        step(t, moment, what, Some(k::GALLERY_PAPERS_QR_SHOWN_WHEN)),
        step(t, Moment::Waits, k::GALLERY_PAPERS_QR_CONFIRMED, None),
        step(t, Moment::Waits, k::GALLERY_PAPERS_QR_SIGNED, None),
    ]
}

fn since_opened(t: Texts) -> Vec<TimelineStep> {
    vec![
        step(t, Moment::Done, k::GALLERY_PAPERS_QR_SHOWN, Some(k::GALLERY_PAPERS_QR_SHOWN_WHEN)),
        step(t, Moment::Done, k::GALLERY_PAPERS_QR_CONFIRMED, Some(k::GALLERY_PAPERS_QR_CONFIRMED_WHEN)),
        step(t, Moment::Now(icons::EYE), k::GALLERY_PAPERS_QR_READS, None),
        step(t, Moment::Waits, k::GALLERY_PAPERS_QR_SIGNED, None),
    ]
}

/// New, signed, sealed, and one of which there is nothing to say.
#[component]
fn Documents() -> impl IntoView {
    let t = use_texts();
    let (agreement, facts) = (t.get(k::GALLERY_PAPERS_AGREEMENT), t.get(k::GALLERY_PAPERS_AGREEMENT_FACTS));
    let (statement, sent) = (t.get(k::GALLERY_PAPERS_STATEMENT), t.get(k::GALLERY_PAPERS_STATEMENT_FACTS));
    let (leaflet, long) = (t.get(k::GALLERY_PAPERS_LEAFLET), t.get(k::GALLERY_PAPERS_LEAFLET_FACTS));
    view! {
        <div class="grid-2">
            <DocumentRow href="#documents" title=statement facts=sent mark=DocumentMark::New/>
            <DocumentRow href="#documents" title=agreement facts mark=DocumentMark::Signed/>
            <DocumentRow href="#documents" title=agreement facts mark=DocumentMark::Sealed/>
            <DocumentRow href="#documents" title=leaflet facts=long/>
        </div>
    }
    .into_any()
}

/// The beginning of two pages, a picture, loading, failed.
#[component]
fn Pages() -> impl IntoView {
    let t = use_texts();
    let label = t.get(k::GALLERY_PAPERS_AGREEMENT);
    let text = vec![
        Sheet::Inline(ViewFn::from(move || view! { <Terms/> })),
        Sheet::Inline(ViewFn::from(move || view! { <Signed/> })),
    ];
    let picture = Sheet::Image {
        src: format!("data:image/svg+xml,{}", PAGE.replace('#', "%23")),
        alt: label.to_owned(),
        width: 595,
        height: 842,
    };
    view! {
        <div class="grid-2">
            <Paper label state=PaperState::Pages(text) download="#paper" peek=true/>
            <Paper label state=PaperState::Pages(vec![picture]) download="#paper"/>
            <Paper label state=PaperState::Loading download="#paper"/>
            <Paper label state=PaperState::Failed download="#paper"/>
        </div>
    }
    .into_any()
}

/// The first page of the agreement.
#[component]
fn Terms() -> impl IntoView {
    let t = use_texts();
    let fact = |what: Key, value: &'static str| view! { <div><dt>{t.get(what)}</dt><dd>{value}</dd></div> };
    view! {
        <div class="between"><b>{EMPLOYER}</b></div>
        <h3>{t.get(k::GALLERY_PAPERS_AGREEMENT)}</h3>
        <p>{t.get(k::GALLERY_PAPERS_BETWEEN)}</p>
        <dl class="facts">
            {fact(k::GALLERY_PAPERS_OWN, t.get(k::GALLERY_PAPERS_OWN_AMOUNT))}
            {fact(k::GALLERY_PAPERS_SUBSIDY, t.get(k::GALLERY_PAPERS_SUBSIDY_AMOUNT))}
            {fact(k::GALLERY_PAPERS_BEGIN, "01.01.2027")}
            {fact(k::GALLERY_PAPERS_WAY, t.get(k::GALLERY_PAPERS_WAY_DIRECT))}
            {fact(k::GALLERY_PAPERS_CARRIER, "Lindenhof Leben")}
        </dl>
        <p>{t.get(k::GALLERY_PAPERS_LAW)}</p>
    }
    .into_any()
}

/// The last page of the agreement.
#[component]
fn Signed() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="between"><b>{EMPLOYER}</b></div>
        <p>{t.get(k::GALLERY_PAPERS_END)}</p>
        <div class="paper__sign"><div>{EMPLOYER}</div><div>{SIGNER}</div></div>
    }
    .into_any()
}
