//! Whatever comes in, one line of JSON goes out: a million generated cases, half of each kind's share by each of two threads.
#![cfg(feature = "cases")]
#![expect(clippy::expect_used, reason = "a test may stop where its world is not as it must be")]

use calc::cases::generate::{MILLION, line, steered};
use calc::cases::{Kind, answer};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{fs, thread};

/// Another one than the browser suite's, so that two million cases are seen.
const SEED: u64 = 2_026;
const THREADS: u64 = 2;

/// Answers a line and looks at the answer.
fn check(kind: Kind, line: &[u8]) {
    let Some(answer) = answer(kind, 7, line) else {
        assert!(line.iter().all(u8::is_ascii_whitespace), "only a blank line goes without an answer");
        return;
    };
    let case = || format!("{} {}\n{}", kind.name(), String::from_utf8_lossy(line), answer.line);
    assert!(!answer.line.contains('\n'), "{}", case());
    let found: Value = serde_json::from_str(&answer.line).unwrap_or_else(|_| panic!("{}", case()));
    let sent: Option<Value> = serde_json::from_slice(line).ok();
    let id = sent.as_ref().and_then(|sent| sent.get("id")?.as_str()).unwrap_or("line 7");
    assert_eq!(found["id"], id, "{}", case());
    assert_eq!(found["output"].is_object(), answer.ok, "{}", case());
    assert_eq!(found["error"].as_str().is_some_and(|error| !error.is_empty()), !answer.ok, "{}", case());
}

#[test]
fn a_million_generated_cases_are_answered() {
    thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                for (kind, count) in MILLION {
                    (0..u64::from(count)).filter(|index| index % THREADS == thread).for_each(|index| {
                        check(kind, &line(kind, SEED, index));
                    });
                }
            });
        }
    });
}

/// Inputs that once were interesting: every file below, through every kind.
#[test]
fn the_collected_inputs_are_answered() {
    let mut files = 0;
    for file in walk(Path::new("fuzz/corpus")) {
        let bytes = fs::read(&file).expect("a file of the repository");
        files += 1;
        for kind in Kind::ALL {
            // The first byte names a kind: with it, without it, and as a fuzzer's steps through the generator.
            check(kind, &bytes);
            let rest = bytes.get(1..).unwrap_or_default();
            check(kind, rest);
            check(kind, &steered(kind, rest));
        }
    }
    assert!(files >= 100, "only {files} files are there");
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the repository");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_line_of_any_length_is_answered() {
    for kind in Kind::ALL {
        for length in [calc::cases::LONGEST_LINE - 1, calc::cases::LONGEST_LINE, calc::cases::LONGEST_LINE + 1] {
            check(kind, &vec![b'['; length]);
            check(kind, &vec![b'"'; length]);
        }
    }
}
