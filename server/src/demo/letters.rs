//! What the demo's organisations have told their people: all of them, and some of them alone.

use super::people::Person;
use super::places::{Folk, Place};
use super::world::World;
use super::write::{Setting, Written};
use domain::Org;
use jiff::ToSpan as _;
use store::Result;

/// Subject and text.
type Text = (&'static str, &'static str);

/// What everybody was told, the older one first: how many days before the day that the demo shows.
fn general(folk: Folk) -> [(i64, Text); 2] {
    match folk {
        Folk::German => [
            (
                75,
                (
                    "Ihre Betriebsrente an einem Ort",
                    "Ab jetzt sehen Sie Ihre Verträge, Ihre Beiträge und Ihre Unterlagen hier. Wir sehen nicht, was Sie hier rechnen.",
                ),
            ),
            (
                11,
                (
                    "Sprechstunde zur Betriebsrente",
                    "Am ersten Dienstag im Dezember beantworten wir Ihre Fragen, von 9 bis 12 Uhr in der Kantine. Eine Anmeldung brauchen Sie nicht.",
                ),
            ),
        ],
        Folk::Dutch => [
            (75, ("Uw pensioen op één plek", "Vanaf nu ziet u hier uw pensioen, uw premie en uw documenten.")),
            (11, ("Spreekuur over uw pensioen", "Op de eerste dinsdag van december beantwoorden wij uw vragen, van 9 tot 12 uur.")),
        ],
        Folk::Danish => [
            (75, ("Din pension samlet ét sted", "Fra nu af kan du se din pension, dine bidrag og dine dokumenter her.")),
            (11, ("Åben rådgivning om pension", "Den første tirsdag i december svarer vi på dine spørgsmål, klokken 9 til 12.")),
        ],
    }
}

/// What those were told who got a statement.
fn individual(folk: Folk) -> Text {
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

/// Sends all of them; the older general one was read by whoever has papers.
///
/// # Errors
/// The store's.
pub(super) async fn send(
    world: &World<'_>,
    setting: &Setting,
    place: &Place,
    people: &[Person],
    written: &[Written],
) -> Result<()> {
    let ctx = world.ctx(Org(setting.org));
    let told: Vec<&Written> = people.iter().zip(written).filter(|(person, _)| person.papers).map(|(_, one)| one).collect();
    for (nth, (days, (subject, body))) in (0..).zip(general(place.folk)) {
        world.on(world.today.saturating_sub(days.days()));
        let told = &told;
        let send = async |scope: &mut store::WriteScope<'_, Org>| {
            let id = scope.send_message(None, subject, body).await?;
            for one in told.iter().filter(|_| nth == 0) {
                scope.mark_message_read(id, one.record).await?;
            }
            Ok::<_, store::Error>(())
        };
        world.store.write(&ctx, send).await?;
    }
    world.on(world.today.saturating_sub(10.days()));
    let (subject, body) = individual(place.folk);
    let told = &told;
    let send = async |scope: &mut store::WriteScope<'_, Org>| {
        for one in told {
            scope.send_message(Some(one.record), subject, body).await?;
        }
        Ok::<_, store::Error>(())
    };
    world.store.write(&ctx, send).await
}
