//! What the open palette knows: what was typed, who was found for it, which hit is chosen.

use super::api::{Person, search};
use super::found::{Hit, entries, found, still_fits};
use crate::api::{ApiError, sign_in_again};
use crate::asked::Json;
use crate::features::desk::Organisation;
use crate::i18n::use_texts;
use crate::settings::use_settings;
use domain::access::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// The server is asked when nothing was typed for so long.
const PAUSE: Duration = Duration::from_millis(150);
/// Fewer letters and digits ask for nobody.
const LEAST: usize = 2;

/// The palette of one organisation. Nothing of it outlives the dialog.
#[derive(Clone, Copy)]
pub struct State {
    /// Whether the dialog is open; a closed one lists nothing.
    pub open: RwSignal<bool>,
    /// What was typed.
    pub typed: RwSignal<String>,
    /// What was found.
    pub hits: Memo<Vec<Hit>>,
    /// Whether the server is still to say who fits.
    pub waiting: RwSignal<bool>,
    /// Whether the server could not be asked.
    pub trouble: RwSignal<bool>,
    people: RwSignal<Vec<Person>>,
    place: RwSignal<usize>,
    turn: StoredValue<u32>,
    org: StoredValue<String>,
    sees_people: bool,
}

impl State {
    /// A closed palette.
    pub fn new(organisation: &Organisation) -> Self {
        let t = use_texts();
        let (open, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
        let people = RwSignal::new(Vec::<Person>::new());
        let known = entries(organisation, t, use_settings().theme);
        let hits =
            Memo::new(move |_| if open.get() { found(&known, &people.read(), &typed.read(), t) } else { Vec::new() });
        Self {
            open,
            typed,
            hits,
            waiting: RwSignal::new(false),
            trouble: RwSignal::new(false),
            people,
            place: RwSignal::new(0),
            turn: StoredValue::new(0),
            org: StoredValue::new(organisation.slug.clone()),
            sees_people: organisation.permissions.contains(&Permission::SeePeople),
        }
    }

    /// The place of the chosen hit.
    pub fn chosen(self) -> Option<usize> {
        let last = self.hits.with(Vec::len).checked_sub(1)?;
        Some(self.place.get().min(last))
    }

    /// Chooses the next hit, or the one before; from the last to the first.
    pub fn step(self, back: bool) -> Option<usize> {
        let (at, count) = (self.chosen()?, self.hits.with(Vec::len));
        let ahead = if back { count - 1 } else { 1 };
        let to = (at + ahead) % count;
        self.place.set(to);
        Some(to)
    }

    /// Takes what was typed. Who was found before stays as long as they fit; the server is asked for more.
    pub fn type_in(self, typed: String) {
        self.place.set(0);
        self.trouble.set(false);
        self.people.update(|people| people.retain(|person| still_fits(person, &typed)));
        self.typed.set(typed.clone());
        let mine = self.next_turn();
        let asks = self.sees_people && typed.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST;
        self.waiting.set(asks);
        if !asks {
            return self.people.set(Vec::new());
        }
        let ask = move || {
            if self.is_turn(mine) {
                spawn_local(async move { self.take(mine, search(self.org.get_value(), typed).await) });
            }
        };
        set_timeout(ask, PAUSE);
    }

    /// Forgets everything; answers that are under way are dropped.
    pub fn close(self) {
        self.next_turn();
        self.open.set(false);
        self.typed.set(String::new());
        self.people.set(Vec::new());
        self.place.set(0);
        self.waiting.set(false);
        self.trouble.set(false);
    }

    fn next_turn(self) -> u32 {
        let next = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(next);
        next
    }

    /// Whether nothing was typed since, and the palette is still there.
    fn is_turn(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn take(self, turn: u32, answer: Result<Json, ApiError>) {
        if !self.is_turn(turn) {
            return;
        }
        self.waiting.set(false);
        match answer.and_then(|json| serde_json::from_str::<Vec<Person>>(&json).map_err(|_| ApiError::Trouble)) {
            Ok(people) => self.show(people),
            Err(error) => {
                sign_in_again(error);
                self.show(Vec::new());
                self.trouble.set(true);
            }
        }
    }

    /// What the arrows chose stays chosen when people come in above it.
    fn show(self, people: Vec<Person>) {
        let (before, now) = (self.people.with_untracked(Vec::len), people.len());
        self.people.set(people);
        self.place.update(|place| {
            if *place >= before && *place > 0 {
                *place = *place + now - before;
            }
        });
    }
}
