//! Pages that stay fresh: what a page asked for is asked for again when something of its kinds was written. The page puts the number into
//! the key of its [`Asked`](crate::asked::Asked); the server and a browser without a program ask once.

use domain::notice::NoticeKind;
use leptos::prelude::*;

/// A number that grows whenever something of these kinds is written in the organisation, and when something may have been missed. It grows
/// at most once a second: an import writes thousands of rows.
pub(super) fn use_fresh(org: Signal<String>, kinds: &'static [NoticeKind]) -> ReadSignal<u32> {
    let fresh = RwSignal::new(0);
    #[cfg(feature = "hydrate")]
    heard::listen(org, kinds, fresh);
    #[cfg(not(feature = "hydrate"))]
    let _ = (org, kinds);
    fresh.read_only()
}

#[cfg(feature = "hydrate")]
mod heard {
    use super::NoticeKind;
    use crate::platform::live::{LiveEvent, watch};
    use leptos::prelude::*;
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Duration;

    /// However much happens, one asks no more often.
    const ASKING: Duration = Duration::from_secs(1);

    /// The bell watches too; a browser still holds one stream.
    pub(super) fn listen(org: Signal<String>, kinds: &'static [NoticeKind], fresh: RwSignal<u32>) {
        Effect::new(move || {
            let waiting = Rc::new(Cell::new(false));
            watch(&org.get(), move |event| {
                if concerns(&event, kinds) {
                    grow(fresh, &waiting);
                }
            });
        });
    }

    fn concerns(event: &LiveEvent, kinds: &[NoticeKind]) -> bool {
        match event {
            LiveEvent::Change(change) => kinds.iter().any(|kind| kind.topics().contains(&change.topic.as_str())),
            LiveEvent::Resync => true,
        }
    }

    /// Grows in a moment, once for all that happens until then.
    fn grow(fresh: RwSignal<u32>, waiting: &Rc<Cell<bool>>) {
        if waiting.replace(true) {
            return;
        }
        let waiting = Rc::clone(waiting);
        let now = move || {
            waiting.set(false);
            // The page may be gone by now.
            fresh.try_update(|count| *count = count.wrapping_add(1));
        };
        set_timeout(now, ASKING);
    }
}
