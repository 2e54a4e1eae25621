//! A part of a page that the server wrote: words, amounts and links without anything that moves. The browser puts it in its place, so the
//! bundle holds neither its views nor its types.

use crate::api::ApiError;
use crate::asked::Asked;
use crate::i18n::{Key, k, use_texts};
use crate::settings::use_settings;
use crate::ui::Empty;
use crate::ui::icons::{self, Glyph};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the server wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What the page is called, where that is known with the answer only.
    #[serde(default)]
    pub title: String,
    /// When, where the page says it.
    pub stand: String,
    /// The part of the page, made by our own views: every text in it is escaped.
    pub html: String,
}

/// What stands above an answer: whether it is an old one, and of when.
pub type Above = fn(bool, String) -> AnyView;

impl Piece {
    /// Writes a view down.
    #[cfg(feature = "ssr")]
    pub(crate) fn of(stand: String, view: AnyView) -> Self {
        Self { title: String::new(), stand, html: view.to_html() }
    }

    /// Puts it in its place. What is the same as before stays untouched; where it differs, the focus and what is unfolded stay.
    pub fn put(self) -> AnyView {
        #[cfg(feature = "hydrate")]
        crate::platform::hold_place();
        let moved = |event: leptos::ev::KeyboardEvent| {
            #[cfg(feature = "hydrate")]
            if crate::platform::began_in(&event, ".tabs") && crate::platform::move_in_row(&event) {
                event.prevent_default();
            }
            #[cfg(not(feature = "hydrate"))]
            drop(event);
        };
        view! { <div class="stack" data-gap="6" inner_html=self.html on:keydown=moved></div> }.into_any()
    }
}

/// What is said where the server knows of nothing, and where to go from there.
#[derive(Debug, Clone, Copy)]
pub struct Gone {
    /// The picture of the place.
    pub glyph: Glyph,
    /// That it is not here.
    pub title: Key,
    /// What to do.
    pub next: Key,
    /// Where the others are.
    pub to: &'static str,
    /// The words of the way there.
    pub label: Key,
}

/// Shows a piece when it is there; `gone` is said where the server knows of nothing.
pub fn piece(found: Asked<Piece>, gone: Option<Gone>) -> AnyView {
    let heads = gone.is_some();
    piece_below(found, gone, None, heads)
}

/// Likewise, below what stands above an answer; `heads` where the page has no heading but the piece's.
pub fn piece_below(found: Asked<Piece>, gone: Option<Gone>, above: Option<Above>, heads: bool) -> AnyView {
    let t = use_texts();
    found.show_kept(move |found, old| {
        #[cfg(feature = "hydrate")]
        if found.is_err() {
            request_animation_frame(crate::platform::focus_arrived);
        }
        match (found, gone) {
            (Ok(piece), _) => {
                let above = above.map(|above| above(old, piece.stand.clone()));
                view! { {above} {piece.put()} }.into_any()
            }
            (Err(ApiError::NotFound), Some(Gone { glyph, title, next, to, label })) => view! {
                <Empty glyph title=t.get(title) next=t.get(next) heads=true>
                    <a class="btn" href=to>{t.get(label)}</a>
                </Empty>
            }
            .into_any(),
            (Err(_), _) => without_answer(heads),
        }
    })
}

/// Says whether the connection is missing or the server; `heads` where the page has no other heading.
fn without_answer(heads: bool) -> AnyView {
    let t = use_texts();
    #[cfg(feature = "hydrate")]
    let offline = !window().navigator().on_line();
    #[cfg(not(feature = "hydrate"))]
    let offline = false;
    let (glyph, title, next) = if offline || use_settings().offline {
        (icons::WIFI_OFF, k::OFFLINE_PAGE, k::OFFLINE_PAGE_NEXT)
    } else {
        (icons::TRIANGLE_ALERT, k::ERROR_UNAVAILABLE_TITLE, k::ERROR_UNAVAILABLE_TEXT)
    };
    view! { <Empty glyph title=t.get(title) next=t.get(next) heads/> }.into_any()
}

/// What stands there when the server has no answer.
pub fn unavailable() -> AnyView {
    view! { <p class="muted">{use_texts().get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_escaped() {
        let name = "<b>\"Jana\"</b>".to_owned();
        let piece = Piece::of(String::new(), view! { <p>{name}</p> }.into_any());
        assert!(piece.html.contains("&lt;b&gt;") && !piece.html.contains("<b>"), "{}", piece.html);
    }

    #[test]
    fn an_answer_that_was_kept_before_titles_is_read() {
        let read = serde_json::from_str::<Piece>(r#"{"stand":"s","html":"h"}"#).expect("reads");
        assert_eq!((read.title.as_str(), read.stand.as_str(), read.html.as_str()), ("", "s", "h"));
    }
}
