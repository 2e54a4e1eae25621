//! The root of the employee bundle: `/` and everything a person without a desk needs. How one comes in stands at the [door](crate::door).

use crate::features::account::{AccountPage, ActivityPage};
use crate::features::pension::ContractPage;
use crate::features::places::{DocumentPage, DocumentsPage, HomePage, MessagePage, MessagesPage, PlacesFrame};
use crate::features::start::StartPage;
use crate::settings::use_settings;
use crate::ui::{ErrorKind, ErrorPage, NotFound, OfflineNotice, RouteFocus, UpdateBanner};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The employee app.
#[component]
pub fn EmployeeApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <RouteFocus/>
            <UpdateBanner/>
            <OfflineNotice/>
            <Routes fallback=nothing_here>
                <Route path=path!("/") view=StartPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=PlacesFrame ssr=SsrMode::Async>
                    <Route path=path!("/home") view=HomePage/>
                    <Route path=path!("/documents") view=DocumentsPage/>
                    <Route path=path!("/messages") view=MessagesPage/>
                    <Route path=path!("/contracts/:org/:id") view=ContractPage/>
                    <Route path=path!("/documents/:id") view=DocumentPage/>
                    <Route path=path!("/messages/:id") view=MessagePage/>
                    <Route path=path!("/account") view=AccountPage/>
                    <Route path=path!("/account/activity") view=ActivityPage/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// An address that this bundle has no page for. Without a network it may well exist, at the door.
fn nothing_here() -> AnyView {
    if use_settings().offline {
        view! { <ErrorPage kind=ErrorKind::Unavailable/> }.into_any()
    } else {
        view! { <NotFound/> }.into_any()
    }
}
