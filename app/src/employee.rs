//! The root of the employee bundle: `/` and everything a person without a desk needs.

use crate::features::account::{AccountPage, ActivityPage, PasswordPage, SecondFactorPage};
use crate::features::activation::{AccessPage, CodePage, FounderPage, LinkPage};
use crate::features::demo::DemoPage;
use crate::features::legal::{AccessibilityPage, ImprintPage, PrivacyPage};
use crate::features::places::{CalculatePage, DocumentsPage, HomePage, MessagesPage, PlacesFrame};
use crate::features::sign_in::SignInPage;
use crate::features::start::StartPage;
use crate::ui::{NotFound, OfflineNotice, RouteFocus, UpdateBanner};
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
            <Routes fallback=|| view! { <NotFound/> }>
                <Route path=path!("/") view=StartPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/demo") view=DemoPage ssr=SsrMode::Async/>
                <Route path=path!("/activate") view=CodePage ssr=SsrMode::Async/>
                <Route path=path!("/activate/access") view=AccessPage ssr=SsrMode::Async/>
                <Route path=path!("/start/:secret") view=FounderPage ssr=SsrMode::Async/>
                <Route path=path!("/i/:secret") view=LinkPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=PlacesFrame ssr=SsrMode::Async>
                    <Route path=path!("/home") view=HomePage/>
                    <Route path=path!("/calculate") view=CalculatePage/>
                    <Route path=path!("/documents") view=DocumentsPage/>
                    <Route path=path!("/messages") view=MessagesPage/>
                    <Route path=path!("/account") view=AccountPage/>
                    <Route path=path!("/account/password") view=PasswordPage/>
                    <Route path=path!("/account/second-factor") view=SecondFactorPage/>
                    <Route path=path!("/account/activity") view=ActivityPage/>
                </ParentRoute>
                <Route path=path!("/imprint") view=ImprintPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async/>
                <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
