//! The pages of everybody: subsidies, the state's subsidy for low pay, the next year. Whoever opens them may calculate and see people.

use super::everybody::Everybody;
use super::frame::CheckPage;
use super::made::{Part, promotions, subsidies, switches};
use super::trouble::refusal;
use super::views::Shown;
use crate::api::{ApiError, server};
use crate::asked::{Asked, Json, json};
use crate::features::calculate::Today;
use crate::features::desk::members::use_org;
use crate::form::Problem;
use crate::form::read::{self, Between, DayKind};
use crate::i18n::{Key, Lang, Texts, k, use_texts};
use crate::piece::unavailable;
use crate::platform::set_status;
use crate::ui::{DateField, Submit};
use domain::access::Allowed;
use domain::access::permits::{Calculate, SeePeople};
use http::StatusCode;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Services;
use services::checks::{self, CheckError};

/// What a page of everybody asks with.
struct Asking {
    services: Services,
    calculate: Allowed<Calculate>,
    people: Allowed<SeePeople>,
    year: i16,
}

/// The proofs of whoever looks.
async fn asking(org: &str) -> Result<Asking, ApiError> {
    let (_, access) = server::access(org).await?;
    let calculate: Allowed<Calculate> = access.allow().map_err(|denied| server::refused(denied.into()))?;
    let people = access.allow().map_err(|denied| server::refused(denied.into()))?;
    let year = services::today(calculate.now()).year();
    Ok(Asking { services: server::services()?, calculate, people, year })
}

/// What an address asks for: organisation, rows, page, day as it was typed.
fn use_place() -> Memo<String> {
    let (org, query) = (use_org(), use_query_map());
    Memo::new(move |_| {
        let query = query.read();
        let value = |name: &str| query.get(name).unwrap_or_default();
        format!("{}/{}/{}/{}", org.get(), value("only").replace('/', ""), value("page").replace('/', ""), value("day"))
    })
}

/// [`use_place`] in its parts.
fn parts(place: &str) -> (&str, &str, u16, &str) {
    let mut parts = place.splitn(4, '/');
    let mut next = || parts.next().unwrap_or_default();
    (next(), next(), next().parse().unwrap_or(1), next())
}

/// A refusal as the page shows it.
fn refused(t: Texts, error: CheckError) -> Result<Json, ApiError> {
    let problem = refusal(t, error).map_err(server::refused)?;
    json(&Shown::Refused(problem.text(t)))
}

async fn ask_subsidies(place: String) -> Result<Json, ApiError> {
    let t = use_texts();
    let (org, only, page, _) = parts(&place);
    let asking = asking(org).await?;
    let found = checks::subsidy_all(&asking.services.store, &asking.calculate, &asking.people, None).await;
    let base = format!("/desk/{org}/checks/subsidy/all");
    match found {
        Ok(found) if found.rows.is_empty() => json(&Shown::Nobody),
        Ok(found) => {
            let part = Part { base: &base, keeps: "", only, page };
            json(&Shown::All(Box::new(subsidies(t, part, asking.year, &found))))
        }
        Err(error) => refused(t, error),
    }
}

async fn ask_promotions(place: String) -> Result<Json, ApiError> {
    let t = use_texts();
    let (org, only, page, _) = parts(&place);
    let asking = asking(org).await?;
    let found = checks::promotion_all(&asking.services.store, &asking.calculate, &asking.people).await;
    let base = format!("/desk/{org}/checks/promotion");
    match found {
        Ok(found) if found.rows.is_empty() => json(&Shown::Nobody),
        Ok(found) => {
            let part = Part { base: &base, keeps: "", only, page };
            json(&Shown::All(Box::new(promotions(t, part, asking.year, &found))))
        }
        Err(error) => refused(t, error),
    }
}

/// The day that an address names, in any way people type days; none where it names none.
///
/// # Errors
/// What to do instead.
pub fn asked_day(typed: &str, lang: Lang, today: Date) -> Result<Option<Date>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    read::day(typed, lang, today, DayKind::Business, Between::ANY).map(Some)
}

async fn ask_switch_day(place: String) -> Result<Json, ApiError> {
    let t = use_texts();
    let (org, only, page, typed) = parts(&place);
    let asking = asking(org).await?;
    let today = services::today(asking.calculate.now());
    let Ok(named) = asked_day(typed, t.lang(), today) else {
        set_status(StatusCode::UNPROCESSABLE_ENTITY);
        // The field says why.
        return json(&Shown::Refused(String::new()));
    };
    let day = named.unwrap_or_else(|| checks::next_switch_day(&asking.calculate));
    let found = checks::switch_day(&asking.services.store, &asking.calculate, &asking.people, day, None).await;
    match found {
        Ok(found) if found.rows.is_empty() => json(&Shown::Nobody),
        Ok(found) => {
            let (base, keeps) = (format!("/desk/{org}/checks/switch-day"), format!("day={day}&"));
            let part = Part { base: &base, keeps: &keeps, only, page };
            let mut view = switches(t, part, day, &found);
            let next = today.year().saturating_add(1);
            if named.is_none() && day.year() < next {
                // Who asked for no day wanted the next one, and is told why it is another.
                let values = [("year", next.to_string()), ("last", day.year().to_string())];
                let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
                view.about = format!("{} {}", t.fill(k::CHECKS_PROBLEM_NOT_PUBLISHED, &values), view.about);
            }
            json(&Shown::All(Box::new(view)))
        }
        Err(error) => {
            if named.is_some() {
                set_status(StatusCode::UNPROCESSABLE_ENTITY);
            }
            refused(t, error)
        }
    }
}

/// Waits for the answer and shows it.
fn answered(found: Asked<Shown>, caption: Key) -> AnyView {
    let org = use_org();
    found.show(move |found| match found {
        Ok(shown) => view! { <Everybody org=org.get_untracked() caption shown/> }.into_any(),
        Err(_) => unavailable(),
    })
}

/// Whether everybody's subsidy is enough.
#[component]
pub fn SubsidiesPage() -> impl IntoView {
    let found = Asked::<Shown>::of(use_place().into(), ask_subsidies);
    view! {
        <CheckPage title=k::CHECKS_ALL_TITLE lead=k::CHECKS_ALL_LEAD subsidy=true>
            {answered(found, k::CHECKS_ALL_TITLE)}
        </CheckPage>
    }
    .into_any()
}

/// For whom the state pays a part.
#[component]
pub fn PromotionsPage() -> impl IntoView {
    let found = Asked::<Shown>::of(use_place().into(), ask_promotions);
    view! {
        <CheckPage title=k::CHECKS_PROMOTION_TITLE lead=k::CHECKS_PROMOTION_LEAD>
            {answered(found, k::CHECKS_PROMOTION_TITLE)}
        </CheckPage>
    }
    .into_any()
}

/// What a new year's numbers change.
#[component]
pub fn SwitchDayPage() -> impl IntoView {
    let found = Asked::<Shown>::of(use_place().into(), ask_switch_day);
    let typed = use_query_map().read_untracked().get("day").unwrap_or_default();
    let today = use_context::<Today>().map(|today| today.0).unwrap_or_default();
    let t = use_texts();
    view! {
        <CheckPage title=k::CHECKS_SWITCH_TITLE lead=k::CHECKS_SWITCH_LEAD>
            <form class="stack deskform" data-gap="3" method="get">
                <DateField name="day" label=k::CHECKS_DAY hint=t.get(k::CHECKS_DAY_HINT) today value=typed free=true/>
                <div><Submit label=k::CHECKS_LOOK/></div>
            </form>
            {answered(found, k::CHECKS_SWITCH_TITLE)}
        </CheckPage>
    }
    .into_any()
}
