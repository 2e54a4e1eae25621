//! `/desk/{org}/checks/….csv` and `….xlsx`: what a check of everybody found, as a file to keep, and a list to begin with.

use super::{AppState, request};
use app::features::desk::checks::{Sheet, Value, asked_day, files, headings, refusal, sample as rows};
use app::i18n::{Lang, Texts, k};
use axum::extract::{Extension, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::permits::{Calculate, SeePeople};
use domain::access::{Access, Allowed, Denied};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use lists::export::{Cell, Export, NotWritten, Written, write};
use serde::Deserialize;
use services::ServiceError;
use services::access::Organisation;
use services::checks::{self, CheckError};

/// The kind of file that an address ends in.
fn kind(path: &str, lang: Lang) -> Written {
    match path.rsplit_once('.') {
        Some((_, "xlsx")) => Written::Workbook,
        _ => csv(lang),
    }
}

/// CSV as programs of the language read it.
pub(super) const fn csv(lang: Lang) -> Written {
    match lang {
        Lang::En => Written::CsvPoint,
        Lang::De | Lang::Nl | Lang::Da => Written::CsvComma,
    }
}

/// A list to fill in.
pub(super) async fn sample(State(state): State<AppState>, parts: Parts) -> Response {
    let lang = request::settings(&state, &parts.headers).lang;
    let rows: Vec<Vec<Cell>> = rows().into_iter().map(cells).collect();
    let table = Export { name: Texts::of(lang).get(k::CHECKS_SHEET_SAMPLE), headings: &headings(lang), rows: &rows };
    let how = kind(parts.uri.path(), lang);
    answer(write(&table, how), how, "zusage-subsidy-sample")
}

/// Who asks, and in which language.
struct Asking {
    lang: Lang,
    calculate: Allowed<Calculate>,
    people: Allowed<SeePeople>,
}

fn asking(state: &AppState, access: &Access, parts: &Parts) -> Result<Asking, Denied> {
    let lang = request::settings(state, &parts.headers).lang;
    Ok(Asking { lang, calculate: access.allow()?, people: access.allow()? })
}

/// Everybody's subsidies.
pub(super) async fn subsidies(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
) -> Response {
    let Ok(asking) = asking(&state, &access, &parts) else { return StatusCode::FORBIDDEN.into_response() };
    let found = checks::subsidy_all(&state.store, &asking.calculate, &asking.people, None).await;
    let sheet = found.map(|found| files::subsidy(Texts::of(asking.lang), &found));
    told(asking.lang, sheet, &parts, &name(&organisation, "subsidy"))
}

/// For whom the state pays a part.
pub(super) async fn promotions(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    parts: Parts,
) -> Response {
    let Ok(asking) = asking(&state, &access, &parts) else { return StatusCode::FORBIDDEN.into_response() };
    let found = checks::promotion_all(&state.store, &asking.calculate, &asking.people).await;
    let sheet = found.map(|found| files::promotion(Texts::of(asking.lang), &found));
    told(asking.lang, sheet, &parts, &name(&organisation, "promotion"))
}

/// Which day is looked at.
#[derive(Debug, Deserialize)]
pub(super) struct Looked {
    #[serde(default)]
    day: String,
}

/// What a new year's numbers change for everybody.
pub(super) async fn switch_day(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Query(looked): Query<Looked>,
    parts: Parts,
) -> Response {
    let Ok(asking) = asking(&state, &access, &parts) else { return StatusCode::FORBIDDEN.into_response() };
    let today = services::today(asking.calculate.now());
    let Ok(named) = asked_day(&looked.day, asking.lang, today) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let day = named.unwrap_or_else(|| checks::next_switch_day(&asking.calculate));
    let found = checks::switch_day(&state.store, &asking.calculate, &asking.people, day, None).await;
    let sheet = found.map(|found| files::switch_day(Texts::of(asking.lang), &found));
    told(asking.lang, sheet, &parts, &name(&organisation, &format!("switch-day-{day}")))
}

/// The file's name; nobody's stands in it.
fn name(organisation: &Organisation, what: &str) -> String {
    format!("zusage-{}-{what}", organisation.slug.as_ref().map_or("", |slug| slug.as_str()))
}

fn told(lang: Lang, sheet: Result<Sheet, CheckError>, parts: &Parts, name: &str) -> Response {
    match sheet {
        Ok(sheet) => file(lang, sheet, kind(parts.uri.path(), lang), name),
        Err(error) => match refusal(Texts::of(lang), error) {
            // The page that leads here says why.
            Ok(_) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            Err(ServiceError::Denied(Denied::Invisible)) => StatusCode::NOT_FOUND.into_response(),
            Err(ServiceError::Denied(_)) => StatusCode::FORBIDDEN.into_response(),
            Err(error) => {
                tracing::error!(%error, "a check could not be made");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        },
    }
}

/// A result as a file to keep.
pub(super) fn file(lang: Lang, sheet: Sheet, how: Written, name: &str) -> Response {
    let t = Texts::of(lang);
    let headings: Vec<&str> = sheet.heads.iter().map(|head| t.get(*head)).collect();
    let rows: Vec<Vec<Cell>> = sheet.rows.into_iter().map(cells).collect();
    let table = Export { name: t.get(sheet.name), headings: &headings, rows: &rows };
    answer(write(&table, how), how, name)
}

fn cells(row: Vec<Value>) -> Vec<Cell> {
    let cell = |value: Value| match value {
        Value::Nothing => Cell::Empty,
        Value::Text(text) => Cell::Text(text),
        Value::Money(amount) => Cell::Money(amount.get()),
        Value::Whole(count) => Cell::Whole(count),
    };
    row.into_iter().map(cell).collect()
}

fn answer(written: Result<Vec<u8>, NotWritten>, how: Written, name: &str) -> Response {
    let bytes = match written {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::error!(%error, "a table was not written");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let (ending, kind) = match how {
        Written::Workbook => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Written::CsvComma | Written::CsvPoint => ("csv", "text/csv; charset=utf-8"),
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{ending}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
