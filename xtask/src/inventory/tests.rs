use super::*;
use std::fs;
use std::path::PathBuf;

/// A repository with one Playwright file and one Rust file; gone when dropped.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("zusage-inventory-{}-{name}", std::process::id()));
        fs::create_dir_all(root.join("end2end")).unwrap();
        let playwright = "test(\"A04: works on a phone\", async () => {});\n\n// A13\ntest('needs no installation', () => {});\n\
            test('also A145 and ideal:10', () => {});\ntest.skip('A14 fits', () => {});\n";
        fs::write(root.join("end2end/shell.spec.ts"), playwright).unwrap();
        let rust = "/// R08: an exit in time.\n#[test]\nfn exit_in_time() {}\n\n/// R09\n#[ignore = \"later\"]\n#[test]\nfn cash_out() {}\n\n\
            // R10 belongs to the test below only\n#[test]\nfn transfer() {}\n#[test]\nfn unnamed() {}\nfn helper() {} // R11\n";
        fs::write(root.join("end2end/rules.rs"), rust).unwrap();
        Self(root)
    }

    /// A full inventory in which everything is planned, but for these lines.
    fn report(&self, changed: &[&str]) -> Report {
        let mut text = format!("{}\n", row::HEADER);
        for id in Id::all() {
            let planned = format!("{id}\tplanned\tA title\t");
            let line = changed.iter().find(|line| line.split('\t').next() == Some(id.to_string().as_str()));
            text.push_str(line.unwrap_or(&planned.as_str()));
            text.push('\n');
        }
        check(&self.0, &text)
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn good_rows_have_no_failure() {
    let report = Repository::new("good").report(&[
        "A04\tworks\tPhones\tend2end/shell.spec.ts::works on a phone",
        "A13\tpartial\tBrowser\t",
        "A13\tworks\tBrowser\tend2end/shell.spec.ts::needs no installation",
        "R08\tworks\tExit\tend2end/rules.rs::exit_in_time",
        "ideal:10\tpartial\tWall\tend2end/shell.spec.ts::also A145",
        "L01\trecord\tMember\t",
    ]);
    assert_eq!(report.failures, Vec::<String>::new());
    assert_eq!(
        report.lines[0].split_whitespace().collect::<Vec<_>>().join(" "),
        "all 240 planned 2 partial 2 works 1 record"
    );
    assert_eq!(report.lines.len(), 18);
    assert!(report.lines[1].starts_with("A01 to A24"), "{:?}", report.lines);
}

#[test]
fn all_ids_are_counted_and_parse_back() {
    assert_eq!(Id::all().count(), 191 + 20 + 34);
    assert!(Id::all().all(|id| id.to_string().parse() == Ok(id)));
}

#[test]
fn unknown_ids_and_spellings_are_refused() {
    for text in ["A25", "A00", "A4", "a04", "O01", "ideal:0", "ideal:21", "ideal:01", "R35", "N34", ""] {
        assert!(text.parse::<Id>().is_err(), "{text}");
    }
}

#[test]
fn an_id_is_named_only_as_a_whole_word() {
    let id: Id = "ideal:1".parse().unwrap();
    assert!(id.is_named_in("(ideal:1)") && id.is_named_in("ideal:1: the law"));
    assert!(!id.is_named_in("ideal:14") && !id.is_named_in("ideal:1_x") && !id.is_named_in("xideal:1"));
}

#[test]
fn bad_lines_are_failures() {
    let cases = [
        ("A25\tplanned\tTitle\t", "there is no id `A25`"),
        ("A01\tdone\tTitle\t", "there is no state `done`"),
        ("A01\tplanned\tTitle", "four columns"),
        ("A01\tplanned\t \t", "no title"),
        ("A01\tpartial\tTitle\tfile.rs", "is not `path/to/file.ext"),
        ("A01\tpartial\tTitle\t../file.rs::x", "inside the repository"),
        ("A01\tpartial\tTitle\t/etc/passwd::x", "inside the repository"),
    ];
    for (line, expected) in cases {
        let problem = Row::parse(line).unwrap_err();
        assert!(problem.contains(expected), "{line:?}: {problem}");
    }
}

#[test]
fn missing_and_double_ids_and_a_bad_header_are_failures() {
    let text = "id\tstate\nA01\tplanned\tTitle\t\nA01\tplanned\tTitle\t\n";
    let failures = check(Path::new("."), text).failures.join("\n");
    assert!(failures.contains(":1: the first line must be"), "{failures}");
    assert!(failures.contains(":3: A01 stands twice"), "{failures}");
    assert!(failures.contains("ideal:20 is missing") && !failures.contains("A01 is missing"), "{failures}");
}

#[test]
fn works_needs_a_test() {
    let report = Repository::new("untested").report(&["A04\tworks\tPhones\t"]);
    assert_eq!(report.failures, ["docs/inventory.tsv: A04 works, but names no test"]);
}

#[test]
fn a_test_must_exist_run_and_name_the_row() {
    let cases = [
        ("A04\tworks\tT\tend2end/none.ts::works", "not readable"),
        ("A04\tworks\tT\tend2end/shell.spec.ts::never written", "no test with this title"),
        ("A04\tworks\tT\tend2end/shell.spec.ts::needs no installation", "does not name A04"),
        ("A14\tpartial\tT\tend2end/shell.spec.ts::A14 fits", "no test with this title"),
        ("A14\tpartial\tT\tend2end/shell.spec.ts::also A145", "does not name A14"),
        ("R09\tworks\tT\tend2end/rules.rs::cash_out", "is ignored"),
        ("R10\tworks\tT\tend2end/rules.rs::transfer, end2end/rules.rs::unnamed", "unnamed: the test"),
        ("R11\tworks\tT\tend2end/rules.rs::helper", "no test with this title"),
    ];
    let repository = Repository::new("evidence");
    for (line, expected) in cases {
        let failures = repository.report(&[line]).failures;
        assert!(failures.len() == 1 && failures[0].contains(expected), "{line:?}: {failures:?}");
    }
}

/// The repository's own inventory is in order, whatever the tests it names.
#[test]
fn the_inventory_of_the_repository_is_complete() {
    let path = Path::new("../docs/inventory.tsv");
    let (rows, failures) = parse(&fs::read_to_string(path).unwrap());
    assert_eq!(failures, Vec::<String>::new());
    assert!(Id::all().all(|id| rows.contains_key(&id)));
}
