//! What the keyboard does in a combobox. Keys that are not named here are the text field's.

use super::Choice;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Answers a key.
pub(super) fn press(choice: Choice, event: &KeyboardEvent) {
    let count = choice.found.with_untracked(Vec::len);
    let at = choice.active.get_untracked().filter(|_| choice.open.get_untracked());
    let answered = match event.key().as_str() {
        "ArrowDown" => go(choice, next(at, count)),
        "ArrowUp" => go(choice, before(at, count)),
        "Enter" => at.is_some_and(|at| take(choice, at)),
        "Escape" if choice.open.get_untracked() => {
            choice.close();
            true
        }
        // Without an answer: the focus goes on.
        "Tab" => {
            choice.close();
            false
        }
        _ => false,
    };
    if answered {
        event.prevent_default();
    }
}

/// Opens the list at an option; nothing happens where none is found.
fn go(choice: Choice, to: Option<usize>) -> bool {
    if to.is_some() {
        choice.active.set(to);
        choice.open.set(true);
    }
    to.is_some()
}

fn take(choice: Choice, at: usize) -> bool {
    let option = choice.found.with_untracked(|found| found.get(at).cloned());
    let found = option.is_some();
    if let Some(option) = option {
        choice.take(option);
    }
    found
}

/// The option below, from the last one the first.
fn next(at: Option<usize>, count: usize) -> Option<usize> {
    (count > 0).then(|| at.map_or(0, |at| (at + 1) % count))
}

/// The option above, from the first one the last.
fn before(at: Option<usize>, count: usize) -> Option<usize> {
    (count > 0).then(|| at.map_or(count - 1, |at| (at + count - 1) % count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!([next(None, 3), next(Some(0), 3), next(Some(2), 3)], [Some(0), Some(1), Some(0)]);
        assert_eq!([before(None, 3), before(Some(2), 3), before(Some(0), 3)], [Some(2), Some(1), Some(2)]);
        assert_eq!([next(None, 0), before(None, 0), next(Some(4), 0)], [None; 3]);
        assert_eq!([next(Some(0), 1), before(Some(0), 1)], [Some(0); 2]);
    }
}
