//! The root of the workplace bundle: `/desk` and `/wall`. Its router has no base, so links are written whole.

use crate::features::desk::{
    AccessListPage, Area, AreaPage, DeskFrame, DeskStart, GivePage, InvitePage, LettersPage, MandatesPage, MembersPage,
    NewOrganisationPage, OrganisationPage, OrganisationsPage, ProviderPage, SettingsPage,
};
use crate::features::wall::WallPage;
use crate::ui::{NotFound, RouteFocus};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The workplace.
#[component]
pub fn WorkplaceApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <RouteFocus/>
            <Routes fallback=|| view! { <NotFound home="/desk"/> }>
                <Route path=path!("/desk") view=DeskStart ssr=SsrMode::Async/>
                <ParentRoute path=path!("/desk/:org") view=DeskFrame ssr=SsrMode::Async>
                    <Route path=path!("/open") view=|| view! { <AreaPage area=Area::Open/> }/>
                    <Route path=path!("/approvals") view=|| view! { <AreaPage area=Area::Approvals/> }/>
                    <Route path=path!("/tasks") view=|| view! { <AreaPage area=Area::Tasks/> }/>
                    <Route path=path!("/people") view=|| view! { <AreaPage area=Area::People/> }/>
                    <Route path=path!("/people/letters") view=LettersPage/>
                    <Route path=path!("/people/access") view=AccessListPage/>
                    <Route path=path!("/contracts") view=|| view! { <AreaPage area=Area::Contracts/> }/>
                    <Route path=path!("/imports") view=|| view! { <AreaPage area=Area::Imports/> }/>
                    <Route path=path!("/payroll") view=|| view! { <AreaPage area=Area::Payroll/> }/>
                    <Route path=path!("/subsidy") view=|| view! { <AreaPage area=Area::Subsidy/> }/>
                    <Route path=path!("/documents") view=|| view! { <AreaPage area=Area::Documents/> }/>
                    <Route path=path!("/scheme") view=|| view! { <AreaPage area=Area::Scheme/> }/>
                    <Route path=path!("/organisations") view=OrganisationsPage/>
                    <Route path=path!("/organisations/new") view=NewOrganisationPage/>
                    <Route path=path!("/organisations/:id") view=OrganisationPage/>
                    <Route path=path!("/organisations/:id/agreement") view=OrganisationPage/>
                    <Route path=path!("/organisations/:id/move") view=OrganisationPage/>
                    <Route path=path!("/settings") view=SettingsPage/>
                    <Route path=path!("/settings/appearance") view=SettingsPage/>
                    <Route path=path!("/settings/sites") view=SettingsPage/>
                    <Route path=path!("/settings/payroll-areas") view=SettingsPage/>
                    <Route path=path!("/members") view=MembersPage/>
                    <Route path=path!("/members/give") view=GivePage/>
                    <Route path=path!("/members/invite") view=InvitePage/>
                    <Route path=path!("/members/mandates") view=MandatesPage/>
                    <Route path=path!("/settings/sign-in") view=ProviderPage/>
                </ParentRoute>
                <Route path=path!("/wall/:org") view=WallPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
