//! The browser's part of the bell: hears that something happened, asks for it, says so.

use super::api::{NoticeView, notices};
use super::seen::Seen;
use crate::platform::live::{LiveState, watch};
use crate::platform::on_kept_elsewhere;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// However much happens, one asks no more often.
const ASKING: Duration = Duration::from_secs(1);
/// However much happens, a screen reader says no more often.
const SAYING: Duration = Duration::from_secs(10);

/// Fills `fresh` whenever something happens in the organisation; `off` says that news come late.
pub(super) fn listen(org: Signal<String>, fresh: RwSignal<Option<Vec<NoticeView>>>, off: RwSignal<bool>) {
    Effect::new(move || {
        let name = org.get();
        fresh.set(None);
        let asking = Rc::new(Cell::new(false));
        let of = name.clone();
        let state = watch(&name, move |_| ask(org, of.clone(), &asking, fresh));
        Effect::new(move || off.set(state.get() == LiveState::Off));
    });
}

/// Asks in a moment, together with what happens until then. What does not come leaves the list as it is: the next event asks again.
fn ask(org: Signal<String>, of: String, asking: &Rc<Cell<bool>>, fresh: RwSignal<Option<Vec<NoticeView>>>) {
    if asking.replace(true) {
        return;
    }
    let asking = Rc::clone(asking);
    let now = move || {
        asking.set(false);
        spawn_local(async move {
            let answer = notices(of.clone()).await.ok();
            let found = answer.and_then(|json| serde_json::from_str(&json).ok());
            // Somebody may be in another organisation by now.
            if found.is_some() && org.try_get_untracked().is_some_and(|org| org == of) {
                drop(fresh.try_set(found));
            }
        });
    };
    set_timeout(now, ASKING);
}

/// Asks the device what was seen, now and when another page of this browser marks it.
pub(super) fn recall(seen: Seen, newest: Memo<i64>) {
    Effect::new(move || {
        seen.recall(newest.get_untracked());
        on_kept_elsewhere(move || seen.recall(newest.get_untracked()));
    });
}

/// Says how much is new when something came.
pub(super) fn announce(newest: Memo<i64>, news: Signal<Option<String>>, said: RwSignal<String>) {
    let quiet = StoredValue::new(false);
    Effect::new(move |before: Option<i64>| {
        let newest = newest.get();
        if before.is_some_and(|before| newest > before) {
            say(news, said, quiet);
        }
        newest
    });
}

fn say(news: Signal<Option<String>>, said: RwSignal<String>, quiet: StoredValue<bool>) {
    let Some(text) = news.try_get_untracked().flatten() else { return };
    if quiet.try_get_value() != Some(false) || said.try_get_untracked().as_ref() == Some(&text) {
        return;
    }
    quiet.set_value(true);
    said.set(text);
    let later = move || {
        quiet.try_set_value(false);
        // What came in the meantime.
        say(news, said, quiet);
    };
    set_timeout(later, SAYING);
}
