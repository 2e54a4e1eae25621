//! An organisation as a row; a card on the phone.

use super::glance::Glance;
use super::health::HealthBadge;
use crate::features::desk::labels::{self, StateBadge};
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Cell, CellKind, TableRow};
use leptos::prelude::*;
use services::overview::OverviewSort;

/// The columns: what stands there, by what it sorts, whether it is a figure.
pub(super) const COLUMNS: [(Key, Option<OverviewSort>, bool); 9] = [
    (k::ORGANISATION_NAME, Some(OverviewSort::Name), false),
    (k::OVERVIEW_HEALTH, Some(OverviewSort::Health), false),
    (k::DESK_PEOPLE, Some(OverviewSort::People), true),
    (k::OVERVIEW_ACTIVATED, Some(OverviewSort::Activated), true),
    (k::DESK_CONTRACTS, Some(OverviewSort::Contracts), true),
    (k::OVERVIEW_PARTICIPATION, Some(OverviewSort::Participation), true),
    (k::OVERVIEW_OPEN, Some(OverviewSort::Open), true),
    (k::OVERVIEW_IMPORT, Some(OverviewSort::Refused), true),
    (k::SETTINGS_STATE, None, false),
];

/// One organisation; its name leads to its page.
#[component]
pub(super) fn OrganisationRow(base: String, glance: Glance) -> impl IntoView {
    let t = use_texts();
    let Glance { entry, health, reason, sums, import } = glance;
    let reason = reason.map(|reason| view! { <small>{reason}</small> });
    let figures =
        [k::DESK_PEOPLE, k::OVERVIEW_ACTIVATED, k::DESK_CONTRACTS, k::OVERVIEW_PARTICIPATION, k::OVERVIEW_OPEN];
    let figure =
        move |(label, sum): (Key, String)| view! { <Cell kind=CellKind::Figure label=t.get(label)>{sum}</Cell> };
    let about = [Some(t.get(labels::kind(entry.kind)).to_owned()), entry.slug].into_iter().flatten();
    let about = about.collect::<Vec<_>>().join(", ");
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span><a class="link" href=format!("{base}/{}", entry.id)>{entry.name}</a><small>{about}</small></span>
            </Cell>
            <Cell label=t.get(k::OVERVIEW_HEALTH)><span><HealthBadge health/>{reason}</span></Cell>
            {figures.into_iter().zip(sums).map(figure).collect_view()}
            <Cell kind=CellKind::Figure label=t.get(k::OVERVIEW_IMPORT)>{imported(t, import)}</Cell>
            <Cell label=t.get(k::SETTINGS_STATE)>
                <span><StateBadge state=entry.state/>{agreed(t, entry.agreement)}</span>
            </Cell>
        </TableRow>
    }
    .into_any()
}

fn imported(t: Texts, import: Option<(String, String)>) -> AnyView {
    let none = || view! { <span class="muted">{t.get(k::OVERVIEW_IMPORT_NONE)}</span> }.into_any();
    import.map_or_else(none, |(day, refused)| view! { <span>{day}<small>{refused}</small></span> }.into_any())
}

/// Since when the agreement on data processing is signed, or that it is missing.
fn agreed(t: Texts, agreement: Option<String>) -> AnyView {
    let missing = t.get(k::ORGANISATION_AGREEMENT_MISSING);
    let since = |day: String| view! { <small>{t.get(k::ORGANISATION_AGREEMENT)} " " {day}</small> }.into_any();
    let none = || view! { <small class="t-warn">{t.get(k::ORGANISATION_AGREEMENT)} " " {missing}</small> }.into_any();
    agreement.map_or_else(none, since)
}
