//! The workplace's frame: side navigation at the desk, a bar of places on the phone.

use super::desk_resource;
use super::side_nav::{PhoneNav, SideNav};
use crate::api::sign_in_again;
use crate::ui::{Brand, NotFound, SkipLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// `/desk/{org}/…`: the frame around the area that the router chose; 404 for an organisation that is not visible.
#[component]
pub fn DeskFrame() -> impl IntoView {
    let organisation = desk_resource();
    provide_context(organisation);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match organisation.await {
                    Err(error) => {
                        sign_in_again(error);
                        view! { <NotFound home="/desk"/> }.into_any()
                    }
                    Ok(organisation) => view! {
                        <div class="desk">
                            <SkipLink/>
                            <aside class="desk__side">
                                <Brand href="/desk"/>
                                <SideNav organisation=organisation.clone()/>
                            </aside>
                            <div class="desk__main">
                                <Outlet/>
                                <PhoneNav organisation/>
                            </div>
                        </div>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}
