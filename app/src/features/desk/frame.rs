//! The workplace's frame: side navigation at the desk, a bar of places on the phone.

use super::notices::NoticesBell;
use super::palette::{Palette, SearchBox};
use super::side_nav::{PhoneNav, SideNav};
use super::{Organisation, ask_for_desk};
use crate::ui::{Brand, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;

/// `/desk/{org}/…`: the frame around the area that the router chose. The server shows it only to who sees the organisation. The area stands
/// beside what waits, never inside: the server walks what waits several times, and what an area asks for must be asked for once.
#[component]
pub fn DeskFrame() -> impl IntoView {
    let desk = ask_for_desk();
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    provide_context(desk);
    let side =
        move |desk: Result<Organisation, _>| desk.ok().map(|organisation| view! { <SideNav organisation/> }).into_any();
    let phone = move |desk: Result<Organisation, _>| {
        desk.ok().map(|organisation| view! { <PhoneNav organisation/> }).into_any()
    };
    let palette =
        move |desk: Result<Organisation, _>| desk.ok().map(|organisation| view! { <Palette organisation/> }).into_any();
    view! {
        <div class="desk">
            <SkipLink/>
            <NoticesBell org/>
            <aside class="desk__side">
                <Brand href="/desk"/>
                <SearchBox/>
                {desk.show(side)}
            </aside>
            <div class="desk__main">
                <Outlet/>
                {desk.show(phone)}
            </div>
            {desk.show(palette)}
        </div>
    }
    .into_any()
}
