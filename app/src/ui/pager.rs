//! `Pager`: from page to page of a list, as links. Nothing where there is one page; at the ends one link is missing.
//! Same on both sides and without JavaScript; each link is a stop of the keyboard.

use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// The way to the pages before and after.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub fn Pager(
    /// The list's address, up to where the number of a page follows: `/desk/x/people?q=kr&page=`.
    #[prop(into)]
    address: String,
    /// The page that is seen, from 1.
    page: u16,
    /// How many there are.
    pages: u16,
) -> impl IntoView {
    let t = use_texts();
    let to = |page: u16| format!("{address}{page}");
    let before = (page > 1).then(|| to(page.saturating_sub(1)));
    let after = (page < pages).then(|| to(page.saturating_add(1)));
    let place = t.fill(k::UI_PAGER_PLACE, &[("page", &page.to_string()), ("pages", &pages.to_string())]);
    // Two lists on one page are told apart.
    let label = format!("{}: {place}", t.get(k::UI_PAGER_LABEL));
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=label>
                <span>{place}</span>
                <span class="push"></span>
                {before.map(|href| view! { <a class="btn" data-size="s" rel="prev" href=href>{t.get(k::UI_PAGER_BACK)}</a> })}
                {after.map(|href| view! { <a class="btn" data-size="s" rel="next" href=href>{t.get(k::UI_PAGER_ON)}</a> })}
            </nav>
        }
        .into_any()
    })
}
