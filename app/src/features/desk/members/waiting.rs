//! The links that wait for somebody.

use super::roles;
use super::views::WaitingView;
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// Links that nobody opened yet. The links themselves are shown once, when they are made.
#[component]
pub(super) fn Waiting(waiting: Vec<WaitingView>, manages: bool) -> impl IntoView {
    let t = use_texts();
    let row = move |link: WaitingView| {
        let name = link.name.unwrap_or_else(|| t.get(k::MEMBERS_BY_OPERATOR).to_owned());
        let until =
            t.fill(k::MEMBERS_WAITING_UNTIL, &[("role", t.get(roles::name(link.role))), ("until", &link.until)]);
        view! {
            <li class="rowlink rowlink--two">
                <span>
                    <span class="rowlink__t">{name}</span>
                    <span class="rowlink__s">{until}</span>
                </span>
                {manages.then(|| view! {
                    <form class="rowlink__end" method="post">
                        <input type="hidden" name="do" value="close"/>
                        <input type="hidden" name="id" value=link.id/>
                        <input type="hidden" name="key" value=link.key/>
                        <button class="btn" data-size="s">{t.get(k::MEMBERS_CLOSE)}</button>
                    </form>
                })}
            </li>
        }
    };
    view! {
        <section class="card rows" data-pad="0" aria-labelledby="waiting">
            <h2 class="rowlink__head" id="waiting">{t.get(k::MEMBERS_WAITING)}</h2>
            <ul class="rows">{waiting.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
