//! What the pages of advice show, as it is written in the page's language.

use super::words;
use crate::api::ApiError;
use crate::api::server;
use crate::asked::Json;
use crate::features::calculate::title;
use crate::features::desk::fresh_key;
use crate::i18n::{date, k, moment, use_texts};
use domain::advice::AdviceState;
use serde::{Deserialize, Serialize};
use services::advice::{Adviser, Offer, OwnOrder};
use services::scenarios::Scenario;
use services::today;

/// An order of the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OrderView {
    /// Names it in forms.
    pub(super) id: String,
    /// Whom they asked.
    pub(super) broker: String,
    /// About which calculation, if about one.
    pub(super) calculator: Option<String>,
    /// Where it stands.
    pub(super) state: AdviceState,
    /// When they asked.
    pub(super) asked: String,
    /// For when the talk is agreed on.
    pub(super) meeting: Option<String>,
    /// How it ended.
    pub(super) outcome: Option<String>,
    /// When they took it back.
    pub(super) withdrawn: Option<String>,
    /// Whether the broker has something that they wrote, and something that they typed.
    pub(super) shares: (bool, bool),
}

/// The person's orders, the latest first.
pub(super) async fn orders() -> Result<Json, ApiError> {
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::advice::orders(&store, &session.ctx).await.map_err(server::refused)?;
    crate::asked::json(&found.into_iter().map(order).collect::<Vec<_>>())
}

fn order(OwnOrder { order, broker }: OwnOrder) -> OrderView {
    let t = use_texts();
    let lang = t.lang();
    OrderView {
        id: order.id.to_string(),
        broker,
        calculator: order.calculator.map(|slug| title(slug.as_str())),
        state: order.state,
        asked: moment(lang, order.created_at),
        meeting: order.meeting.map(|at| moment(lang, at)),
        outcome: order.outcome.map(|how| t.get(words::outcome(how)).to_owned()),
        withdrawn: order.withdrawn.map(|at| moment(lang, at)),
        shares: (order.has_wish, order.has_scenario),
    }
}

/// A broker to choose, with what it has to show for itself (§ 15 `VersVermV`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AdviserView {
    /// Names record and broker in the form.
    pub(super) value: String,
    /// As it signs.
    pub(super) name: String,
    /// As what it stands in the register, under which number, since when.
    pub(super) licence: String,
    /// By which employer the person may ask it.
    pub(super) employer: String,
}

/// What asking begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskView {
    /// Who may advise.
    pub(super) advisers: Vec<AdviserView>,
    /// What can be shared: its name in the form, and its name.
    pub(super) scenarios: Vec<(String, String)>,
    /// The key of the command.
    pub(super) key: String,
}

/// Who may be asked, and what may be shared.
pub(super) async fn asking() -> Result<Json, ApiError> {
    let (store, session) = (server::services()?.store, server::session()?);
    let offers = services::advice::offers(&store, &session.ctx).await.map_err(server::refused)?;
    let kept = services::scenarios::list(&store, &session.ctx).await.map_err(server::refused)?;
    let advisers = offers.into_iter().flat_map(|Offer { record, employer, advisers }| {
        advisers.into_iter().map(move |one| adviser(format!("{record}:{}", one.org), employer.clone(), one))
    });
    let view = AskView {
        advisers: advisers.collect(),
        scenarios: kept.iter().map(scenario).collect(),
        key: fresh_key(&session),
    };
    crate::asked::json(&view)
}

fn adviser(value: String, employer: String, adviser: Adviser) -> AdviserView {
    let t = use_texts();
    let Adviser { name, licence, .. } = adviser;
    let since = date(t.lang(), licence.from);
    let values =
        [("kind", t.get(words::licence(licence.kind))), ("number", licence.number.as_str()), ("since", since.as_str())];
    AdviserView { value, name, licence: t.fill(k::ADVICE_LICENCE, &values), employer }
}

fn scenario(one: &Scenario) -> (String, String) {
    let day = date(use_texts().lang(), today(one.updated_at));
    let about = [("calculator", title(one.calculator.as_str())), ("date", day)];
    let about = use_texts().fill(k::SCENARIO_ABOUT, &about.each_ref().map(|(name, text)| (*name, text.as_str())));
    (one.id.to_string(), format!("{} ({about})", one.name))
}
