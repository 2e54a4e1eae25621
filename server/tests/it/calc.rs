//! `zusage calc`: files of cases on the command line.

use crate::support::{Folder, zusage};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

const GOOD: &str = r#"{"id":"good","input":{"year":2026,"STKL":1,"LZZ":2,"RE4":350000,"KVZ100":290,"PVZ":1}}"#;
const BROKEN: &[u8] = include_bytes!("broken.jsonl");
/// As many lines as the file has, of which the first and the last are good.
const BROKEN_LINES: usize = 33;

fn calc(folder: &Folder, cases: &str, out: &str) -> Output {
    zusage(&["calc", "pap", "--cases", cases, "--out", out], &folder.0).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// The answers in a file, each a JSON object on a line of its own.
fn answers(folder: &Folder, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.path(name)).expect("the answers are there");
    assert!(text.is_empty() || text.ends_with('\n'), "{text}");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Runs over these bytes; the answers and what was printed.
fn answered(folder: &Folder, cases: &[u8]) -> (Vec<Value>, Output) {
    fs::write(folder.path("cases.jsonl"), cases).expect("written");
    let output = calc(folder, "cases.jsonl", "out.jsonl");
    (answers(folder, "out.jsonl"), output)
}

fn only(folder: &Folder, names: &[&str]) {
    let mut found: Vec<_> =
        fs::read_dir(&folder.0).expect("listed").map(|entry| entry.expect("listed").file_name()).collect();
    found.sort();
    assert_eq!(found, names, "nothing else is left in the folder");
}

#[test]
fn good_cases_are_calculated_and_counted() {
    let folder = Folder::new();
    let (answers, output) = answered(&folder, format!("{GOOD}\n{GOOD}\n").as_bytes());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stdout), "2 cases: 2 calculated, 0 refused → out.jsonl\n");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(answers.len(), 2);
    // 3,500.00 EUR a month in class I, childless: the ministry's own figure.
    assert_eq!((&answers[0]["id"], &answers[0]["output"]["LSTLZZ"]), (&"good".into(), &40_550.into()));
    only(&folder, &["cases.jsonl", "out.jsonl"]);
}

#[test]
fn each_broken_line_has_its_error_and_the_run_goes_on() {
    let folder = Folder::new();
    let (answers, output) = answered(&folder, BROKEN);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "33 cases: 2 calculated, 31 refused → out.jsonl\n");
    assert_eq!(answers.len(), BROKEN_LINES);
    for (index, answer) in answers.iter().enumerate() {
        let good = index == 0 || index + 1 == BROKEN_LINES;
        let id = answer["id"].as_str().expect("an id");
        assert_eq!(answer["output"].is_object(), good, "{answer}");
        assert_eq!(answer["error"].as_str().is_some_and(|error| !error.is_empty()), !good, "{answer}");
        if !good {
            assert!(
                id == format!("b{index:02}") || id == format!("line {}", index + 1),
                "line {}: {answer}",
                index + 1
            );
        }
    }
}

#[test]
fn marks_ends_and_blank_lines_do_not_matter() {
    let folder = Folder::new();
    let bytes = format!("\u{FEFF}{GOOD}\r\n\r\n  \t\n{GOOD}");
    let (answers, output) = answered(&folder, bytes.as_bytes());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0], answers[1]);
    let (answers, output) = answered(&folder, b"");
    assert!(output.status.success() && answers.is_empty(), "{output:?}");
}

#[test]
fn a_huge_line_is_refused_and_not_held() {
    let folder = Folder::new();
    let mut child = zusage(&["calc", "pap", "--cases", "-", "--out", "out.jsonl"], &folder.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("piped");
    let mut send = |bytes: &[u8]| input.write_all(bytes).expect("it reads");
    for filler in [b' ', b'x'] {
        for _ in 0..64 {
            send(&vec![filler; 1 << 20]);
        }
        // It has read all but what the pipe holds; the program alone takes 39 MiB as these tests build it.
        let memory = peak_memory(child.id());
        assert!(memory < 60 << 10, "{memory} KiB at 64 MiB of one line");
        send(b"\n");
    }
    send(GOOD.as_bytes());
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(text(&output.stdout), "3 cases: 1 calculated, 2 refused → out.jsonl\n", "{output:?}");
    let answers = answers(&folder, "out.jsonl");
    assert_eq!((&answers[0]["id"], &answers[1]["id"]), (&"line 1".into(), &"line 2".into()));
    assert!(answers[0]["error"].as_str().is_some_and(|error| error.contains("longer than 1 MiB")), "{}", answers[0]);
}

/// The most memory that a process ever had, in KiB.
fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the kernel knows");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
fn a_file_can_be_replaced_by_its_own_answers() {
    let folder = Folder::new();
    fs::write(folder.path("cases.jsonl"), GOOD).expect("written");
    assert!(calc(&folder, "cases.jsonl", "cases.jsonl").status.success());
    assert!(answers(&folder, "cases.jsonl")[0]["output"].is_object());
    only(&folder, &["cases.jsonl"]);
}

#[test]
fn what_cannot_be_read_leaves_the_old_answers() {
    let folder = Folder::new();
    fs::write(folder.path("out.jsonl"), "old").expect("written");
    for cases in ["nowhere.jsonl", "."] {
        let output = calc(&folder, cases, "out.jsonl");
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.starts_with(&format!("zusage: {cases} cannot be read: ")) && said.lines().count() == 1, "{said}");
        assert_eq!(fs::read_to_string(folder.path("out.jsonl")).expect("there"), "old");
        only(&folder, &["out.jsonl"]);
    }
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = Folder::new();
    fs::write(folder.path("cases.jsonl"), GOOD).expect("written");
    // The last takes no files from anybody, not even from root.
    for out in ["nowhere/out.jsonl", "cases.jsonl/out.jsonl", ".", "/dev/null", "/proc/out.jsonl"] {
        let output = calc(&folder, "cases.jsonl", out);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = text(&output.stderr);
        assert!(said.contains(" cannot be written: ") && said.lines().count() == 1, "{out}: {said}");
        assert_eq!(text(&output.stdout), "");
    }
    only(&folder, &["cases.jsonl"]);
}

#[test]
fn standard_input_and_output_are_a_pipe() {
    let folder = Folder::new();
    let mut child = zusage(&["calc", "pap", "--cases", "-", "--out", "-"], &folder.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("piped").write_all(GOOD.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("one answer and nothing else");
    assert_eq!(answer["id"], "good");
    assert_eq!(text(&output.stderr), "1 case: 1 calculated, 0 refused → standard output\n");
}
