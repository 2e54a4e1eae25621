//! `/desk/{org}/checks`: which checks there are.

use super::frame::sees_people;
use crate::features::desk::members::{DeskPage, use_org};
use crate::i18n::{Key, k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Icon, IconSize};
use leptos::prelude::*;

/// A check: its name, a sentence about it, its address below the hub, its picture, whether it shows people.
type Check = (Key, Key, &'static str, Glyph, bool);

const SUBSIDY: [Check; 3] = [
    (k::CHECKS_ONE_TITLE, k::CHECKS_ONE_CARD, "subsidy", icons::USER, false),
    (k::CHECKS_LIST_TITLE, k::CHECKS_LIST_CARD, "subsidy/list", icons::UPLOAD, false),
    (k::CHECKS_ALL_TITLE, k::CHECKS_ALL_CARD, "subsidy/all", icons::USERS, true),
];
const AHEAD: [Check; 2] = [
    (k::CHECKS_PROMOTION_TITLE, k::CHECKS_PROMOTION_CARD, "promotion", icons::HAND_COINS, true),
    (k::CHECKS_SWITCH_TITLE, k::CHECKS_SWITCH_CARD, "switch-day", icons::CALENDAR, true),
];

/// The checks that whoever looks may use.
#[component]
pub fn ChecksPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <DeskPage title=k::CHECKS_TITLE>
            <p class="muted">{t.get(k::CHECKS_LEAD)}</p>
            <Group heading=k::CHECKS_GROUP_SUBSIDY checks=&SUBSIDY/>
            <Group heading=k::CHECKS_GROUP_AHEAD checks=&AHEAD/>
            <p class="source">
                <Icon glyph=icons::INFO size=IconSize::Small/>
                <span>{t.get(k::IMPRINT_ADVICE_TEXT)}</span>
            </p>
        </DeskPage>
    }
    .into_any()
}

#[component]
fn Group(heading: Key, checks: &'static [Check]) -> impl IntoView {
    let t = use_texts();
    let below = format!("/desk/{}/checks", use_org().get_untracked());
    let may = sees_people();
    let row = move |(title, text, address, glyph, people): &'static Check| {
        (may || !*people).then(|| {
            view! {
                <li>
                    <a class="rowlink" href=format!("{below}/{address}")>
                        <span class="tileicon" data-tone="accent"><Icon glyph=*glyph/></span>
                        <span>
                            <span class="rowlink__t">{t.get(*title)}</span>
                            <span class="rowlink__s">{t.get(*text)}</span>
                        </span>
                        <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
                    </a>
                </li>
            }
        })
    };
    let rows: Vec<_> = checks.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack deskform" data-gap="3">
                <h2>{t.get(heading)}</h2>
                <ul class="card rows" data-pad="0" role="list">{rows}</ul>
            </section>
        }
    })
}
