//! `QrCard`: a code that somebody opens with the camera of another device, such as a signer's phone beside an adviser's screen.
//!
//! Waiting (code on white in both themes, how long it holds, what it is for), opened (the code is gone, a timeline beside the card says
//! what happens), expired (a link makes a new one). The link in the code is never shown. Same on both sides; without JavaScript the
//! state is the one at the time the page came. Nothing to operate but the link; a change of state is read out.

use super::icons::{self, Glyph};
use super::{Icon, IconSize};
use crate::i18n::{Key, Texts, k, use_texts};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A code as the server draws it, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrDots {
    /// Dots per side.
    pub size: u16,
    /// The dark dots as the path of an SVG.
    pub path: String,
}

/// How far a code is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum QrState {
    /// Nobody opened it yet.
    Waiting {
        /// The code.
        dots: QrDots,
        /// How long it holds, as it is written in the language: `14:22`.
        left: String,
    },
    /// Somebody opened it; it opens nothing any more.
    Opened,
    /// Nobody opened it in time.
    Expired {
        /// The address of the page that makes a new one.
        again: String,
    },
}

impl QrState {
    /// What there is to say once the code is gone.
    const fn end(&self) -> Option<Key> {
        match self {
            Self::Waiting { .. } => None,
            Self::Opened => Some(k::UI_QR_OPENED),
            Self::Expired { .. } => Some(k::UI_QR_EXPIRED),
        }
    }
}

/// The code in its card.
#[component]
pub fn QrCard(
    /// How far it is; it may change while the page is seen.
    #[prop(into)]
    state: Signal<QrState>,
    /// What it is good for: `nur einmal, nur für diese Unterschrift`.
    #[prop(into)]
    scope: String,
    /// Who opened it and where, in a sentence.
    #[prop(into)]
    opened: String,
) -> impl IntoView {
    let t = use_texts();
    let shown = move || match state.get() {
        QrState::Waiting { dots, left } => code(t, dots, left, scope.clone()),
        QrState::Opened => {
            let note = format!("{opened} {}", t.get(k::UI_QR_OPENED_NOTE));
            view! { <QrEnd glyph=icons::SMARTPHONE title=k::UI_QR_OPENED note/> }.into_any()
        }
        QrState::Expired { again } => {
            let note = t.get(k::UI_QR_EXPIRED_NOTE).to_owned();
            view! {
                <QrEnd glyph=icons::TIMER title=k::UI_QR_EXPIRED note>
                    <a class="btn" href=again>
                        <Icon glyph=icons::QR_CODE size=IconSize::Small/>
                        {t.get(k::UI_QR_AGAIN)}
                    </a>
                </QrEnd>
            }
            .into_any()
        }
    };
    view! {
        <section class="card qrcard">
            {shown}
            <p class="sr" role="status">{move || state.with(QrState::end).map(|end| t.get(end))}</p>
        </section>
    }
    .into_any()
}

/// The code itself and how long it holds.
fn code(t: Texts, dots: QrDots, left: String, scope: String) -> AnyView {
    let QrDots { size, path } = dots;
    // Four dots of white all around, which a camera needs to find the code.
    let side = size.saturating_add(8);
    view! {
        <div class="qr">
            <svg viewBox=format!("-4 -4 {side} {side}") role="img" aria-label=t.get(k::UI_QR_CODE) shape-rendering="crispEdges">
                <path d=path></path>
            </svg>
        </div>
        <div class="center stack" data-gap="1">
            <span class="hint">{t.get(k::UI_QR_LEFT)}</span>
            <span class="stat__v">{left}</span>
            <span class="hint">{scope}</span>
        </div>
    }
    .into_any()
}

/// What stands in the place of the code.
#[component]
fn QrEnd(
    /// The picture.
    glyph: Glyph,
    /// The state.
    title: Key,
    /// What it means.
    note: String,
    /// What there is to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="qrused">
            <svg class="icon qrused__i" viewBox="0 0 24 24" aria-hidden="true" inner_html=glyph.0></svg>
            <div class="center stack" data-gap="1">
                <h3>{use_texts().get(title)}</h3>
                <p class="hint">{note}</p>
            </div>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
