//! The root of the pages at the door: where people come in, change how they come in, read what the law wants them to find, and where an
//! organisation is set up. They are forms and text, so they come without the program: the server renders them, a small script asks the device for passkeys.

use crate::features::account::{NewPasskeyPage, PasswordPage, SecondFactorPage};
use crate::features::activation::{AccessPage, CodePage, FounderPage, LinkPage};
use crate::features::advice::{AdvicePage, AskPage};
use crate::features::calculate::{
    CalculatorPage, CalculatorsPage, OfflineCalculatorPage, PublicCalculatorPage, ScenarioPage, ScenariosPage,
};
use crate::features::demo::DemoPage;
use crate::features::desk::{
    AccessListPage, AdviceDeskPage, AdviceFilePage, CheckListPage, CheckOnePage, ChecksPage, DeskFrame, GivePage,
    InvitePage, LeadPage, LeadsPage, LettersPage, MandatesPage, MembersPage, NewOrganisationPage, OrganisationPage,
    OrganisationsPage, PromotionsPage, ProviderPage, SearchPage, SubsidiesPage, SwitchDayPage,
};
use crate::features::legal::{AccessibilityPage, ImprintPage, PrivacyPage};
use crate::features::places::{OfflineFrame, PlacesFrame};
use crate::features::public::{FitPage, OrgFrame, OrgStartPage, OwnLeadPage, QuestionsPage, TermsPage};
use crate::features::sign_in::SignInPage;
use crate::features::verify::VerifyPage;
use crate::ui::NotFound;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The pages at the door; on the server only.
#[component]
pub fn DoorApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFound/> }>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/demo") view=DemoPage ssr=SsrMode::Async/>
                <Route path=path!("/activate") view=CodePage ssr=SsrMode::Async/>
                <Route path=path!("/activate/access") view=AccessPage ssr=SsrMode::Async/>
                <Route path=path!("/start/:secret") view=FounderPage ssr=SsrMode::Async/>
                <Route path=path!("/i/:secret") view=LinkPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=PlacesFrame ssr=SsrMode::Async>
                    <Route path=path!("/account/password") view=PasswordPage/>
                    <Route path=path!("/account/second-factor") view=SecondFactorPage/>
                    <Route path=path!("/account/passkeys") view=NewPasskeyPage/>
                    // Before the calculators: their part of the address would take it too.
                    <Route path=path!("/calculate/saved") view=ScenariosPage/>
                    <Route path=path!("/calculate/saved/:id") view=ScenarioPage/>
                    <Route path=path!("/calculate/:calculator") view=CalculatorPage/>
                    <Route path=path!("/calculate") view=CalculatorsPage/>
                    <Route path=path!("/advice") view=AdvicePage/>
                    <Route path=path!("/advice/new") view=AskPage/>
                </ParentRoute>
                <ParentRoute path=path!("/offline") view=OfflineFrame ssr=SsrMode::Async>
                    <Route path=path!("/calculate") view=CalculatorsPage/>
                    <Route path=path!("/calculate/:calculator") view=OfflineCalculatorPage/>
                </ParentRoute>
                <ParentRoute path=path!("/o/:org") view=OrgFrame ssr=SsrMode::Async>
                    <Route path=path!("") view=OrgStartPage/>
                    <Route path=path!("/questions") view=QuestionsPage/>
                    <Route path=path!("/terms") view=TermsPage/>
                    <Route path=path!("/fit") view=FitPage/>
                    <Route path=path!("/fit/lead") view=FitPage/>
                    <Route path=path!("/lead/:secret") view=OwnLeadPage/>
                    <Route path=path!("/calculate/:calculator") view=PublicCalculatorPage/>
                </ParentRoute>
                <ParentRoute path=path!("/desk/:org") view=DeskFrame ssr=SsrMode::Async>
                    <Route path=path!("/people/letters") view=LettersPage/>
                    <Route path=path!("/people/access") view=AccessListPage/>
                    <Route path=path!("/advice") view=AdviceDeskPage/>
                    <Route path=path!("/advice/:id") view=AdviceFilePage/>
                    <Route path=path!("/checks") view=ChecksPage/>
                    <Route path=path!("/checks/subsidy") view=CheckOnePage/>
                    <Route path=path!("/checks/subsidy/list") view=CheckListPage/>
                    <Route path=path!("/checks/subsidy/all") view=SubsidiesPage/>
                    <Route path=path!("/checks/promotion") view=PromotionsPage/>
                    <Route path=path!("/checks/switch-day") view=SwitchDayPage/>
                    <Route path=path!("/leads") view=LeadsPage/>
                    <Route path=path!("/leads/:id") view=LeadPage/>
                    <Route path=path!("/organisations") view=OrganisationsPage/>
                    <Route path=path!("/organisations/new") view=NewOrganisationPage/>
                    <Route path=path!("/organisations/:id") view=OrganisationPage/>
                    <Route path=path!("/organisations/:id/agreement") view=OrganisationPage/>
                    <Route path=path!("/organisations/:id/move") view=OrganisationPage/>
                    <Route path=path!("/organisations/:id/licences") view=OrganisationPage/>
                    <Route path=path!("/members") view=MembersPage/>
                    <Route path=path!("/members/give") view=GivePage/>
                    <Route path=path!("/members/invite") view=InvitePage/>
                    <Route path=path!("/members/mandates") view=MandatesPage/>
                    <Route path=path!("/settings/sign-in") view=ProviderPage/>
                    <Route path=path!("/search") view=SearchPage/>
                </ParentRoute>
                <Route path=path!("/verify") view=VerifyPage ssr=SsrMode::Async/>
                <Route path=path!("/imprint") view=ImprintPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async/>
                <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
