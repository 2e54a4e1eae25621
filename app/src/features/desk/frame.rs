//! The workplace's frame: side navigation at the desk, a bar of places on the phone.

use super::side_nav::{PhoneNav, SideNav};
use super::use_organisation;
use crate::ui::{Brand, NotFound, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// `/desk/{org}/…`: the frame around the area that the router chose; 404 for an organisation that is not visible.
#[component]
pub fn DeskFrame() -> impl IntoView {
    let organisation = use_organisation();
    move || match organisation.get() {
        None => view! { <NotFound home="/desk"/> }.into_any(),
        Some(organisation) => view! {
            <div class="desk">
                <SkipLink/>
                <aside class="desk__side">
                    <Brand href="/desk"/>
                    <SideNav organisation/>
                </aside>
                <div class="desk__main">
                    <Outlet/>
                    <PhoneNav organisation/>
                </div>
            </div>
        }
        .into_any(),
    }
}
