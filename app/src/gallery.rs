//! The root of the gallery: every component of the kit on one page, for whoever builds and for the browser suite.

use crate::features::gallery::GalleryPage;
use crate::ui::NotFound;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The gallery.
#[component]
pub fn GalleryApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound home="/desk"/> }>
                <Route path=path!("/desk/_gallery") view=GalleryPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
