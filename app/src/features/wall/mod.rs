//! The wall: what the whole room sees from eight metres. Dark in both themes, no names.

use crate::features::desk::ask_for_desk;
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, Mark, NotFound, PageTitle, icons};
use leptos::prelude::*;

/// `/wall/{org}`: the frame with organisation, state of the connection and clock. It holds no figures before a
/// telephone system is connected, and says so.
#[component]
pub fn WallPage() -> impl IntoView {
    ask_for_desk().show(|desk| match desk {
        Ok(organisation) => view! { <Wall name=organisation.face.name/> }.into_any(),
        Err(_) => view! { <NotFound home="/desk"/> }.into_any(),
    })
}

#[component]
fn Wall(name: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::WALL_TITLE)/>
        <div class="wall" data-theme="dark">
            <header class="wall__bar">
                <Mark class="icon wall__mark"/>
                <h1 class="wall__name">{name}</h1>
                <span class="push">
                    <Icon glyph=icons::WIFI_OFF/>
                    {t.get(k::WALL_NOT_CONNECTED)}
                </span>
                <Clock/>
            </header>
            <main class="wall__empty" id="content">
                <Icon glyph=icons::PHONE/>
                <h2>{t.get(k::WALL_EMPTY_TITLE)}</h2>
                <p>{t.get(k::WALL_EMPTY_NEXT)}</p>
            </main>
        </div>
    }
    .into_any()
}

/// The wall clock, to the second. The server cannot know the room's time, so it sends an empty place.
#[component]
fn Clock() -> impl IntoView {
    let (time, set_time) = signal(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        use crate::platform::clock_time;
        set_time.set(clock_time());
        let tick = set_interval_with_handle(move || set_time.set(clock_time()), core::time::Duration::from_millis(500));
        on_cleanup(move || {
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = set_time;
    view! { <b class="wall__clock">{move || time.get()}</b> }
}
