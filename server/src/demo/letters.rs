//! What the demo's organisations have told their people: all of them, and some of them alone.

use super::places::{Folk, Place};
use super::world::World;
use super::write::Setting;
use domain::Org;
use domain::id::RecordId;
use jiff::ToSpan as _;
use store::{Result, WriteScope};

/// Subject and text.
type Text = (&'static str, &'static str);

/// What everybody was told first.
const fn first(folk: Folk) -> Text {
    match folk {
        Folk::German => (
            "Ihre Betriebsrente an einem Ort",
            "Ab jetzt sehen Sie Ihre Verträge, Ihre Beiträge und Ihre Unterlagen hier. Wir sehen nicht, was Sie hier rechnen.",
        ),
        Folk::Dutch => ("Uw pensioen op één plek", "Vanaf nu ziet u hier uw pensioen, uw premie en uw documenten."),
        Folk::Danish => {
            ("Din pension samlet ét sted", "Fra nu af kan du se din pension, dine bidrag og dine dokumenter her.")
        }
    }
}

/// What everybody was told lately.
const fn lately(folk: Folk) -> Text {
    match folk {
        Folk::German => (
            "Sprechstunde zur Betriebsrente",
            "Am ersten Dienstag im Dezember beantworten wir Ihre Fragen, von 9 bis 12 Uhr in der Kantine. Eine Anmeldung brauchen Sie nicht.",
        ),
        Folk::Dutch => (
            "Spreekuur over uw pensioen",
            "Op de eerste dinsdag van december beantwoorden wij uw vragen, van 9 tot 12 uur.",
        ),
        Folk::Danish => (
            "Åben rådgivning om pension",
            "Den første tirsdag i december svarer vi på dine spørgsmål, klokken 9 til 12.",
        ),
    }
}

/// What those were told who got a statement.
const fn individual(folk: Folk) -> Text {
    match folk {
        Folk::German => (
            "Ihre Standmitteilung ist da",
            "Ihr Versorgungsträger hat uns Ihre Standmitteilung geschickt. Sie liegt jetzt bei Ihren Unterlagen.",
        ),
        Folk::Dutch => (
            "Uw pensioenoverzicht staat klaar",
            "De pensioenuitvoerder heeft uw pensioenoverzicht gestuurd. U vindt het bij uw documenten.",
        ),
        Folk::Danish => (
            "Din pensionsoversigt er klar",
            "Pensionsleverandøren har sendt din pensionsoversigt. Du finder den blandt dine dokumenter.",
        ),
    }
}

/// Tells everybody that it begins; these have read it.
///
/// # Errors
/// The store's.
pub(super) async fn welcome(world: &World<'_>, setting: &Setting, place: &Place, read_by: &[RecordId]) -> Result<()> {
    world.on(world.today.saturating_sub(75.days()));
    let (subject, body) = first(place.folk);
    let send = async |scope: &mut WriteScope<'_, Org>| {
        let id = scope.send_message(None, subject, body).await?;
        for record in read_by {
            scope.mark_message_read(id, *record).await?;
        }
        Ok::<_, store::Error>(())
    };
    world.store.write(&world.ctx(Org(setting.org)), send).await
}

/// Tells everybody what is new, and these that their statement is there. Nobody has read it yet.
///
/// # Errors
/// The store's.
pub(super) async fn news(world: &World<'_>, setting: &Setting, place: &Place, to: &[RecordId]) -> Result<()> {
    world.on(world.today.saturating_sub(10.days()));
    let (general, own) = (lately(place.folk), individual(place.folk));
    let send = async |scope: &mut WriteScope<'_, Org>| {
        scope.send_message(None, general.0, general.1).await?;
        for record in to {
            scope.send_message(Some(*record), own.0, own.1).await?;
        }
        Ok::<_, store::Error>(())
    };
    world.store.write(&world.ctx(Org(setting.org)), send).await
}
