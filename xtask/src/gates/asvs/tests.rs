use super::*;
use std::path::PathBuf;

const CREDIT: &str = "# OWASP Application Security Verification Standard 5.0.0, CC BY-SA 4.0; a paraphrase";

/// A repository with a file of Rust tests, one of Playwright tests and one of neither; gone when dropped.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("zusage-asvs-{}-{name}", std::process::id()));
        let rust = "#[test]\nfn plain() {}\n\n#[tokio::test(flavor = \"current_thread\")]\n/// Says why.\nasync fn timed() {}\n\n\
            #[test]\n#[ignore = \"later\"]\nfn ignored() {}\n\nfn helper() {}\n\n#[cfg(test)]\nfn only_for_tests() {}\n\
            // #[test]\n// fn commented() {}\n\nboth! {\n    async fn engines(kit) {\n        async fn inner() {}\n    }\n}\n\
            async fn after(kit: Kit) {}\n";
        files::write(&root.join("it/auth.rs"), rust).expect("writable");
        let playwright = "test(\"signs out, everywhere\", async () => {});\n  test('ends one', () => {});\ntest.skip(\"later\", () => {});\n\
            // test(\"commented\", () => {});\n";
        files::write(&root.join("end2end/account.spec.ts"), playwright).expect("writable");
        files::write(&root.join("docs/notes.md"), "fn plain(\n").expect("writable");
        Self(root)
    }

    /// A whole table in which everything is open, but for these lines.
    fn judge(&self, changed: &[&str]) -> Verdict {
        let mut text = format!("{CREDIT}\n{HEADER}\n");
        for (id, level) in requirement::all() {
            let open = format!("{id}\t{level}\tSomething\topen\tnothing shows it yet");
            let line = changed.iter().find(|line| line.split('\t').next() == Some(id.as_str()));
            text.push_str(line.unwrap_or(&open.as_str()));
            text.push('\n');
        }
        judge(&self.0, &text)
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        drop(files::remove(&self.0));
    }
}

#[test]
fn a_good_table_is_counted_by_level_and_standing() {
    let verdict = Repository::new("good").judge(&[
        "6.2.1\t1\tLong enough\tmet\tit/auth.rs::plain; it/auth.rs::timed; it/auth.rs::engines",
        "7.5.2\t2\tEnds sign-ins\tmet\tend2end/account.spec.ts::signs out, everywhere; end2end/account.spec.ts::ends one",
        "6.8.3\t2\tSAML once\tnot applicable\tthere is no SAML",
    ]);
    assert_eq!(verdict.problems, Vec::<String>::new());
    assert_eq!(
        verdict.lines,
        [
            "level 1      1 met    0 not applicable   26 open",
            "level 2      1 met    1 not applicable   38 open",
            "level 3      0 met    0 not applicable   19 open",
            "all          2 met    1 not applicable   83 open",
        ]
    );
}

#[test]
fn the_standard_has_86_requirements_in_these_chapters() {
    let in_chapter = |chapter: &str| requirement::all().filter(|(id, _)| id.starts_with(chapter)).count();
    assert_eq!(["6.", "7.", "8.", "9."].map(in_chapter), [47, 19, 13, 7]);
    let of_level = |level| requirement::all().filter(|(_, of)| *of == level).count();
    assert_eq!(requirement::LEVELS.map(of_level), [27, 40, 19]);
}

#[test]
fn a_wrong_line_is_named() {
    let cases = [
        ("6.2.1\t1\tLong enough\topen", "five columns"),
        ("6.2.13\t1\tLong enough\topen\tnothing shows it yet", "no requirement `6.2.13`"),
        ("10.1.1\t1\tTokens\topen\tnothing shows it yet", "no requirement `10.1.1`"),
        ("6.2.1\t1\t \topen\tnothing shows it yet", "does not say what"),
        ("6.2.1\t1\tVerify that it is long\topen\tnothing shows it yet", "our own"),
        ("6.2.1\t4\tLong enough\topen\tnothing shows it yet", "no level"),
        ("6.2.1\t1\tLong enough\talmost\tnothing shows it yet", "no standing `almost`"),
    ];
    for (line, expected) in cases {
        let problem = Row::parse(line).expect_err(line);
        assert!(problem.contains(expected), "{line:?}: {problem}");
    }
}

#[test]
fn missing_and_double_rows_and_a_missing_source_are_problems() {
    let row = "6.1.1\t1\tDocumented\topen\tnothing shows it yet";
    let (rows, problems) = parse("id\twhat\n");
    assert!(rows.is_empty() && problems.len() == CREDITS.len() + 1, "{problems:?}");
    let text = format!("{CREDIT}\n{HEADER}\n{row}\n{row}\n");
    let problems = judge(Path::new("."), &text).problems;
    assert_eq!(problems[0], "docs/asvs.tsv:4: 6.1.1 stands twice");
    assert_eq!(problems[1], "docs/asvs.tsv: 6.1.2 is missing");
    assert_eq!(problems.len(), 1 + 85);
}

#[test]
fn evidence_must_be_there() {
    let cases = [
        ("6.2.1\t2\tT\topen\tnothing shows it yet", "of level 1, not 2"),
        ("6.2.1\t1\tT\topen\t", "it is open, and no sentence says why"),
        ("6.2.1\t1\tT\tnot applicable\tno need", "it is not applicable, and no sentence says why"),
        ("6.2.1\t1\tT\tmet\t", "not `path/to/file::test`"),
        ("6.2.1\t1\tT\tmet\tthe code does it", "not `path/to/file::test`"),
        ("6.2.1\t1\tT\tmet\t../auth.rs::plain", "no path inside the repository"),
        ("6.2.1\t1\tT\tmet\t/it/auth.rs::plain", "no path inside the repository"),
        ("6.2.1\t1\tT\tmet\tit/none.rs::plain", "cannot be read"),
        ("6.2.1\t1\tT\tmet\tdocs/notes.md::plain", "Rust or TypeScript"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::plai", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::plain; it/auth.rs::none", "it/auth.rs::none: there is no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::ignored", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::helper", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::only_for_tests", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::commented", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::inner", "no such test"),
        ("6.2.1\t1\tT\tmet\tit/auth.rs::after", "no such test"),
        ("6.2.1\t1\tT\tmet\tend2end/account.spec.ts::signs out", "no such test"),
        ("6.2.1\t1\tT\tmet\tend2end/account.spec.ts::later", "no such test"),
        ("6.2.1\t1\tT\tmet\tend2end/account.spec.ts::commented", "no such test"),
    ];
    let repository = Repository::new("evidence");
    for (line, expected) in cases {
        let problems = repository.judge(&[line]).problems;
        assert!(problems.len() == 1 && problems[0].contains(expected), "{line:?}: {problems:?}");
    }
}

/// Also without a run of all gates.
#[test]
fn the_table_of_the_repository_is_in_order() {
    let verdict = check(Path::new("..")).expect("readable");
    assert_eq!(verdict.problems, Vec::<String>::new());
}
