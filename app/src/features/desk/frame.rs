//! The workplace's frame: side navigation at the desk, a bar of places on the phone.

use super::desk_resource;
use super::side_nav::{PhoneNav, SideNav};
use crate::api::sign_in_again;
use crate::ui::{Brand, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// `/desk/{org}/…`: the frame around the area that the router chose. The server shows it only to who sees the organisation. The area stands
/// beside what waits, never inside: the server walks what waits several times, and what an area asks for must be asked for once.
#[component]
pub fn DeskFrame() -> impl IntoView {
    let organisation = desk_resource();
    provide_context(organisation);
    let seen = move || async move { organisation.await.inspect_err(|error| sign_in_again(*error)).ok() };
    view! {
        <div class="desk">
            <SkipLink/>
            <aside class="desk__side">
                <Brand href="/desk"/>
                <Suspense>
                    {move || Suspend::new(async move { seen().await.map(|organisation| view! { <SideNav organisation/> }) })}
                </Suspense>
            </aside>
            <div class="desk__main">
                <Outlet/>
                <Suspense>
                    {move || Suspend::new(async move { seen().await.map(|organisation| view! { <PhoneNav organisation/> }) })}
                </Suspense>
            </div>
        </div>
    }
    .into_any()
}
