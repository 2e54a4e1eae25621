//! The root of the workplace bundle: `/desk` and `/wall`; what is set up rarely stands at the [door](crate::door). Its router has no base, so links are written whole.

use crate::features::desk::{
    Area, AreaPage, CarriersPage, ContractsPage, DeskFrame, DeskStart, GroupContractsPage, ImportPage, ImportPart,
    ImportsPage, NewImportPage, PeoplePage, PersonPage, SettingsPage,
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
                    <Route path=path!("/people") view=PeoplePage/>
                    <Route path=path!("/people/:id") view=PersonPage/>
                    <Route path=path!("/contracts") view=ContractsPage/>
                    <Route path=path!("/contracts/groups") view=GroupContractsPage/>
                    <Route path=path!("/contracts/carriers") view=CarriersPage/>
                    <Route path=path!("/imports") view=ImportsPage/>
                    <Route path=path!("/imports/new") view=NewImportPage/>
                    <Route path=path!("/imports/:id") view=|| view! { <ImportPage/> }/>
                    <Route path=path!("/imports/:id/columns") view=|| view! { <ImportPage part=ImportPart::Columns/> }/>
                    <Route path=path!("/imports/:id/book") view=|| view! { <ImportPage/> }/>
                    <Route path=path!("/imports/:id/undo") view=|| view! { <ImportPage part=ImportPart::Undo/> }/>
                    <Route path=path!("/payroll") view=|| view! { <AreaPage area=Area::Payroll/> }/>
                    <Route path=path!("/documents") view=|| view! { <AreaPage area=Area::Documents/> }/>
                    <Route path=path!("/scheme") view=|| view! { <AreaPage area=Area::Scheme/> }/>
                    <Route path=path!("/settings") view=SettingsPage/>
                    <Route path=path!("/settings/appearance") view=SettingsPage/>
                    <Route path=path!("/settings/sites") view=SettingsPage/>
                    <Route path=path!("/settings/payroll-areas") view=SettingsPage/>
                </ParentRoute>
                <Route path=path!("/wall/:org") view=WallPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
