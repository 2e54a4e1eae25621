//! What is typed into the list's search: asked for when nothing was typed for a moment. It travels in bodies only.

use leptos::prelude::*;
use std::time::Duration;

/// The server is asked when nothing was typed for so long.
const PAUSE: Duration = Duration::from_millis(150);
/// Fewer letters and digits look for nobody.
const LEAST: usize = 2;

/// The search of one list.
#[derive(Debug, Clone, Copy)]
pub struct Finder {
    /// What stands in the field.
    pub typed: RwSignal<String>,
    /// What is looked for; empty: nobody.
    pub looked: RwSignal<String>,
    turn: StoredValue<u32>,
}

impl Finder {
    /// Begins with what the address led to; another address of the list ends the search.
    pub fn new(words: String, address: Signal<String>) -> Self {
        let looked = RwSignal::new(wanted(&words));
        let finder = Self { typed: RwSignal::new(words), looked, turn: StoredValue::new(0) };
        Effect::new(move |before: Option<String>| {
            let now = address.get();
            if before.is_some_and(|before| before != now) {
                finder.typed.set(String::new());
                finder.look();
            }
            now
        });
        finder
    }

    /// Takes what was typed, and looks for it in a moment.
    pub fn type_in(self, text: String) {
        self.typed.set(text);
        let mine = self.next_turn();
        let look = move || {
            // The page may be gone, or more was typed since.
            if self.turn.try_get_value() == Some(mine) {
                self.look();
            }
        };
        set_timeout(look, PAUSE);
    }

    /// Looks for what stands in the field, at once.
    pub fn look(self) {
        self.next_turn();
        let wanted = wanted(&self.typed.read_untracked());
        if *self.looked.read_untracked() != wanted {
            self.looked.set(wanted);
        }
    }

    fn next_turn(self) -> u32 {
        let next = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(next);
        next
    }
}

fn wanted(typed: &str) -> String {
    let enough = typed.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST;
    if enough { typed.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_looks_for_nobody() {
        for (typed, looked) in [("", ""), (" k ", ""), ("-.-", ""), (" kr ", "kr"), ("4711", "4711")] {
            assert_eq!(wanted(typed), looked);
        }
    }
}
