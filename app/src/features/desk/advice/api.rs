//! What the broker's pages of advice show, as it is written in the page's language.

use super::shared::{SharedView, shared};
use crate::api::{ApiError, server};
use crate::asked::Json;
use crate::features::advice::words;
use crate::features::calculate::title;
use crate::features::desk::fresh_key;
use crate::i18n::{k, moment, use_texts};
use domain::access::Allowed;
use domain::access::permits::Advise;
use domain::advice::AdviceState;
use serde::{Deserialize, Serialize};
use services::advice::{self, Listed};
use services::{Refusal, ServiceError};

/// An order in the list and on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OrderView {
    /// Names it in addresses.
    pub(super) id: String,
    /// What was seen of it.
    pub(super) version: i64,
    /// Who asked.
    pub(super) person: String,
    /// Where they work.
    pub(super) employer: String,
    /// When they asked.
    pub(super) asked: String,
    /// In which calculator.
    pub(super) calculator: Option<String>,
    /// Where it stands.
    pub(super) state: AdviceState,
    /// For when the talk is agreed on.
    pub(super) meeting: Option<String>,
    /// How it ended.
    pub(super) outcome: Option<String>,
    /// When the person took it back.
    pub(super) withdrawn: Option<String>,
}

/// The list; none while nothing lets the broker advise.
pub(super) type List = Option<Vec<OrderView>>;

/// An order with what was written and shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileView {
    /// The order.
    pub(super) order: OrderView,
    /// What the person wishes.
    pub(super) wish: Option<String>,
    /// What they shared of a calculation.
    pub(super) shared: Option<SharedView>,
    /// What the broker noted.
    pub(super) note: Option<String>,
    /// The keys of the commands: the next step, the note.
    pub(super) keys: [String; 2],
}

/// The broker's orders: the open ones, or all.
pub(super) async fn orders(org: &str, all: bool) -> Result<Json, ApiError> {
    let (store, allowed) = (server::services()?.store, allowed(org).await?);
    let view: List = if advice::is_licensed(&store, &allowed).await.map_err(server::refused)? {
        let found = advice::list(&store, &allowed, !all).await.map_err(server::refused)?;
        Some(found.into_iter().map(order).collect())
    } else {
        None
    };
    crate::asked::json(&view)
}

/// One order; [`ApiError::Forbidden`] while nothing lets the broker advise.
pub(super) async fn file(org: &str, id: &str) -> Result<Json, ApiError> {
    let (store, allowed) = (server::services()?.store, allowed(org).await?);
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = advice::open(&store, &allowed, id).await.map_err(|error| match error {
        ServiceError::Refused(Refusal::Unknown) => server::not_found(),
        ServiceError::Refused(Refusal::Unlicensed) => server::forbidden(),
        other => server::refused(other),
    })?;
    let session = server::session()?;
    let created = services::today(found.listed.order.created_at);
    crate::asked::json(&FileView {
        order: order(found.listed),
        wish: found.texts.wish,
        shared: found.shared.map(|kept| shared(&kept, created)),
        note: found.texts.note,
        keys: [(); 2].map(|()| fresh_key(&session)),
    })
}

async fn allowed(org: &str) -> Result<Allowed<Advise>, ApiError> {
    let (_, access) = server::access(org).await?;
    access.allow().map_err(|denied| server::refused(denied.into()))
}

fn order(Listed { order, person, employer }: Listed) -> OrderView {
    let t = use_texts();
    let lang = t.lang();
    OrderView {
        id: order.id.to_string(),
        version: order.version,
        person: person
            .map_or_else(|| t.get(k::ADVICE_DESK_NO_NAME).to_owned(), |(given, family)| format!("{given} {family}")),
        employer,
        asked: moment(lang, order.created_at),
        calculator: order.calculator.map(|slug| title(slug.as_str())),
        state: order.state,
        meeting: order.meeting.map(|at| moment(lang, at)),
        outcome: order.outcome.map(|how| t.get(words::outcome(how)).to_owned()),
        withdrawn: order.withdrawn.map(|at| moment(lang, at)),
    }
}
