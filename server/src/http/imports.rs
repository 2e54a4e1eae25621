//! `/desk/{org}/imports/{id}/refused.csv`: the rows of a list that are not booked, cell by cell with the reason, for whoever mends the list.

use super::{AppState, csv, request};
use app::features::desk::import_words as words;
use app::i18n::{Texts, k};
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Access;
use domain::access::permits::ManagePeople;
use http::StatusCode;
use http::request::Parts;
use services::imports::{self, Fault, ImportError, Outcome, Row, RowVerdict};
use services::{Refusal, ServiceError};

/// Everything that was refused, sensitive values masked as on the page.
pub(super) async fn refused(
    State(state): State<AppState>,
    Extension(access): Extension<Access>,
    Path((_, id)): Path<(String, String)>,
    parts: Parts,
) -> Response {
    let Ok(allowed) = access.allow::<ManagePeople>() else { return StatusCode::FORBIDDEN.into_response() };
    let Ok(id) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let t = Texts::of(request::settings(&state, &parts.headers).lang);
    match imports::outcome(&state.store, &allowed, id).await {
        Ok(outcome) => csv::file(text(t, &outcome), &format!("zusage-import-{id}")),
        Err(ImportError::Unknown | ImportError::Service(ServiceError::Refused(Refusal::Unknown))) => {
            StatusCode::NOT_FOUND.into_response()
        }
        // Nothing was judged, or it is erased by now.
        Err(ImportError::State(_)) => StatusCode::CONFLICT.into_response(),
        Err(ImportError::Expired) => StatusCode::GONE.into_response(),
        Err(error) => {
            tracing::error!(%error, "the refused rows of an import could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn text(t: Texts, outcome: &Outcome) -> String {
    let head = [
        k::IMPORTS_LINE,
        k::IMPORTS_WHO,
        k::IMPORTS_NUMBER,
        k::IMPORTS_COLUMN,
        k::IMPORTS_VALUE,
        k::IMPORTS_REASON,
    ];
    let mut text = format!("{}{}", csv::MARK, csv::line(head.map(|key| t.get(key).to_owned())));
    for row in &outcome.rows {
        if let RowVerdict::Refused(faults) = &row.verdict {
            text.extend(faults.iter().map(|fault| csv::line(cells(t, row, fault))));
        }
    }
    text
}

fn cells(t: Texts, row: &Row, fault: &Fault) -> [String; 6] {
    [
        row.line.to_string(),
        row.name.clone().unwrap_or_default(),
        row.key.clone().unwrap_or_default(),
        t.get(words::column(fault.column)).to_owned(),
        fault.cell.clone(),
        words::reason(t, fault),
    ]
}
