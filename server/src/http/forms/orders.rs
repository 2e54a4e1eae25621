//! `POST /desk/{org}/advice/{id}`: what a broker does with an order to advise: the step that follows, or a note.

use super::command::{finish, unreadable};
use crate::http::{AppState, request};
use app::form::read::Between;
use app::form::{Problem, Reading, Typed};
use app::i18n::{Lang, k};
use axum::extract::{Extension, Form, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::Advise;
use domain::advice::Outcome;
use domain::deadline::zone;
use domain::holiday::{Land, Region};
use domain::id::{AdviceOrderId, CommandKey};
use domain::time::Timestamp;
use http::StatusCode;
use http::request::Parts;
use jiff::civil::{Date, Time};
use services::access::Organisation;
use services::advice::{self, Step};
use services::{Refusal, today};
use std::str::FromStr;

/// What is done.
enum Doing {
    Step(Step),
    Note(String),
}

/// What stays in the forms.
const KEPT: [&str; 4] = ["day", "time", "outcome", "note"];

/// A time of the day as it is typed: `14:30`, `14.30`, `14`.
struct Clock(Time);

impl FromStr for Clock {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
        let number = |text: &str| text.trim().parse::<i8>().map_err(drop);
        Time::new(number(hour)?, number(minute)?, 0, 0).map(Self).map_err(drop)
    }
}

/// In German time, which is Dutch and Danish time too.
fn moment(day: Date, Clock(time): &Clock) -> Option<Timestamp> {
    let zone = zone(Region::De(Land::Berlin)).ok()?;
    Some(day.to_datetime(*time).to_zoned(zone).ok()?.timestamp().into())
}

fn read(typed: &Typed, lang: Lang, today: Date) -> Result<((CommandKey, i64), Doing), Vec<Problem>> {
    let mut form = Reading::new(typed, lang, today);
    let command = form.command();
    let step = |step| Some(Doing::Step(step));
    let doing = match typed.get("do") {
        "accept" => step(Step::Accept),
        "schedule" => {
            let (day, time) = (form.day("day", Between::ANY), form.parsed("time", |()| k::ADVICE_PROBLEM_TIME));
            day.zip(time).and_then(|(day, time)| moment(day, &time)).map(|at| Doing::Step(Step::Schedule(at)))
        }
        "hold" => step(Step::Hold),
        "conclude" => Outcome::from_code(typed.get("outcome")).map(|how| Doing::Step(Step::Conclude(how))),
        "document" => step(Step::Document),
        "close" => step(Step::Close),
        "note" => Some(Doing::Note(typed.get("note").replace("\r\n", "\n").replace('\t', " "))),
        _ => None,
    };
    let read = command.zip(doing);
    form.finish(read).map_err(|problems| if problems.is_empty() { vec![Problem::BAD_INPUT] } else { problems })
}

/// Moves an order on, or notes what was advised.
pub(in crate::http) async fn step(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Extension(organisation): Extension<Organisation>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    let Ok(allowed) = access.allow::<Advise>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse::<AdviceOrderId>() else { return StatusCode::NOT_FOUND.into_response() };
    let name = if typed.get("do") == "note" { "note" } else { "step" };
    let answer = |problems| typed.refused(name, problems, &KEPT);
    let lang = request::settings(&state, &parts.headers).lang;
    let ((key, version), doing) = match read(&typed, lang, today(allowed.now())) {
        Ok(read) => read,
        Err(problems) => return unreadable(&state, parts, answer(problems)).await,
    };
    let answer = |problem| answer(vec![problem]);
    let (done, word) = match doing {
        Doing::Step(step) => (advice::advance(&state.store, &allowed, key, (id, version), step).await, "moved"),
        Doing::Note(text) => (advice::note(&state.store, &allowed, key, (id, version), &text).await, "noted"),
    };
    let slug = organisation.slug.as_ref().map_or("", |slug| slug.as_str());
    let to = format!("/desk/{slug}/advice/{id}?done={word}");
    finish(&state, parts, done, &to, k::ORGANISATION_PROBLEM_STALE, answer, reason).await
}

fn reason(refusal: Refusal) -> Option<Problem> {
    Some(match refusal {
        Refusal::State => Problem::new(k::ADVICE_PROBLEM_STATE),
        Refusal::Unlicensed => Problem::new(k::ADVICE_DESK_UNLICENSED_NEXT),
        Refusal::Undocumented => Problem::new(k::ADVICE_STEP_NOTE_FIRST),
        Refusal::Text => Problem::at("note", k::ADVICE_PROBLEM_TEXT),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        let read = |text: &str| text.parse::<Clock>().ok().map(|Clock(time)| (time.hour(), time.minute()));
        for (text, time) in [("14:30", (14, 30)), ("14.30", (14, 30)), ("9", (9, 0)), ("0:05", (0, 5))] {
            assert_eq!(read(text), Some(time), "{text}");
        }
        for text in ["", "25:00", "12:60", "halb drei", "-1:00", "12:"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_talk_is_at_german_time() {
        let at = |day| moment(day, &Clock(Time::constant(14, 30, 0, 0))).map(|at| at.jiff().to_string());
        assert_eq!(at(date(2026, 12, 1)).as_deref(), Some("2026-12-01T13:30:00Z"));
        assert_eq!(at(date(2027, 6, 1)).as_deref(), Some("2027-06-01T12:30:00Z"));
    }
}
