//! Every step has a name and a time, so that a slow build says by itself where the time goes.

use anyhow::Result;
use std::{
    cell::RefCell,
    collections::BTreeSet,
    io::{self, Write as _},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What has been said already in this process.
static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The steps of one command.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: RefCell<Vec<(String, Duration)>>,
}

impl Steps {
    /// Runs a step that prints nothing itself: name and time stand on one line.
    pub(crate) fn quiet<T>(&self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        print!("[{:2}] {name} … ", self.number());
        let _ = io::stdout().flush();
        let (result, took) = timed(step);
        println!("{}", if result.is_ok() { seconds(took) } else { format!("failed after {}", seconds(took)) });
        self.done.borrow_mut().push((name.to_owned(), took));
        result
    }

    /// Runs a step whose children print: its name stands before their lines, its time after them.
    pub(crate) fn loud<T>(&self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let number = self.number();
        println!("[{number:2}] {name} …");
        let (result, took) = timed(step);
        let how = if result.is_ok() { "" } else { "failed after " };
        println!("[{number:2}] {name} … {how}{}", seconds(took));
        self.done.borrow_mut().push((name.to_owned(), took));
        result
    }

    /// A table of all steps, the names aligned.
    pub(crate) fn table(&self) -> String {
        let done = self.done.borrow();
        let width = done.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let total: Duration = done.iter().map(|(_, took)| *took).sum();
        let mut lines: Vec<String> =
            done.iter().map(|(name, took)| format!("  {name:width$}  {:>10}", seconds(*took))).collect();
        lines.push(format!("  {:width$}  {:>10}", "all steps", seconds(total)));
        lines.join("\n")
    }

    fn number(&self) -> usize {
        self.done.borrow().len() + 1
    }
}

/// Says which way a step takes, once per process: `dev` sets up again before each build.
pub(crate) fn say_once(line: &str) {
    if is_new(line) {
        println!("     {line}");
    }
}

fn is_new(line: &str) -> bool {
    SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(line.to_owned())
}

/// Runs something and says how long it took.
#[expect(clippy::disallowed_methods, reason = "how long a build step takes is no business time")]
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// A duration as people read it: `12.4 s`, `3 min 05 s`.
pub(crate) fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole < 60 { format!("{:.1} s", took.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_once() {
        assert!(is_new("steps: one way") && is_new("steps: another way"));
        assert!(!is_new("steps: one way"));
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(12_350)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn the_table_adds_up_and_keeps_failed_steps() {
        let steps = Steps::default();
        assert!(steps.quiet("one", || Ok(())).is_ok());
        assert!(steps.loud("second", || -> Result<()> { anyhow::bail!("no") }).is_err());
        let table = steps.table();
        assert_eq!(table.lines().count(), 3);
        assert!(table.contains("one   "), "{table}");
    }
}
