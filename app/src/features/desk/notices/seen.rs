//! What was seen, kept on this device: one number per place.

use leptos::prelude::*;

/// Up to where somebody has seen what happened at a place.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser keeps what was seen"))]
    place: StoredValue<String>,
    last: RwSignal<Option<i64>>,
}

impl Seen {
    /// Nothing is known yet; only a browser can say more.
    pub(super) fn of(place: String) -> Self {
        Self { place: StoredValue::new(place), last: RwSignal::new(None) }
    }

    /// Whether something is new. Where it is not known what was seen, nothing is.
    pub(super) fn is_new(self, seq: i64) -> bool {
        self.last.get().is_some_and(|last| seq > last)
    }

    /// Whether the device was asked.
    pub(super) fn is_known(self) -> bool {
        self.last.read().is_some()
    }

    /// Everything up to here was seen.
    pub(super) fn mark(self, newest: i64) {
        #[cfg(feature = "hydrate")]
        crate::platform::keep(&self.name(), &newest.to_string());
        self.last.set(Some(newest));
    }

    /// Asks the device. One that kept nothing begins with what there is.
    #[cfg(feature = "hydrate")]
    pub(super) fn recall(self, newest: i64) {
        match crate::platform::kept(&self.name()).and_then(|kept| kept.parse().ok()) {
            Some(last) => self.last.set(Some(last)),
            None => self.mark(newest),
        }
    }

    #[cfg(feature = "hydrate")]
    fn name(self) -> String {
        self.place.with_value(|place| format!("notices-{place}"))
    }
}
