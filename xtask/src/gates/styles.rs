//! A class that no page uses is downloaded by everyone for nothing.

use super::Verdict;
use crate::files;
use anyhow::{Context, Result};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::{Component, Path, PathBuf},
};

const ENTRIES: [&str; 3] = ["style/employee.css", "style/workplace.css", "style/gallery.css"];
const CODE: [&str; 3] = ["app/src", "crates/calculators/src", "server/src"];
/// One class per line that may be unused; `#` begins a comment.
const EXCEPTIONS: &str = "style/unused.txt";

/// What the gate needs to know of a style sheet.
#[derive(Debug, Default)]
struct Sheet {
    imports: Vec<String>,
    classes: BTreeSet<String>,
}

/// Checks that each class of the two bundles' style sheets stands as a word somewhere in the code.
pub(crate) fn check(root: &Path) -> Result<Verdict> {
    let sheets = sheets(root)?;
    let mut code = Vec::new();
    for folder in CODE {
        for file in files::walk(&root.join(folder))? {
            code.push(String::from_utf8_lossy(&files::read(&file)?).into_owned());
        }
    }
    let used: HashSet<&str> = code.iter().flat_map(|text| words(text)).collect();
    let list = root.join(EXCEPTIONS);
    let list = if list.exists() { files::text(&list)? } else { String::new() };
    Ok(verdict(&sheets, &used, &exceptions(&list)))
}

fn verdict(sheets: &BTreeMap<PathBuf, Sheet>, used: &HashSet<&str>, excepted: &BTreeSet<&str>) -> Verdict {
    let mut verdict = Verdict::default();
    let mut unused = BTreeSet::new();
    for (file, sheet) in sheets {
        let left: Vec<&str> = sheet.classes.iter().map(String::as_str).filter(|class| !used.contains(class)).collect();
        unused.extend(left.iter().copied());
        let left: Vec<String> =
            left.iter().filter(|class| !excepted.contains(*class)).map(|class| format!(".{class}")).collect();
        if !left.is_empty() {
            verdict.problems.push(format!("  {}: {}", file.display(), left.join(" ")));
        }
    }
    let open = unused.iter().filter(|class| !excepted.contains(*class)).count();
    if open > 0 {
        let advice = format!(
            "{open} classes stand nowhere in {}. Remove them, or the import of their file, or list them in {EXCEPTIONS} \
             and say why:",
            CODE.join(" or ")
        );
        verdict.problems.insert(0, advice);
    }
    let needless: Vec<&str> = excepted.iter().copied().filter(|class| !unused.contains(class)).collect();
    if !needless.is_empty() {
        verdict.lines.push(format!("{EXCEPTIONS} need not list {} any more", needless.join(" ")));
    }
    verdict
}

fn exceptions(list: &str) -> BTreeSet<&str> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim().trim_start_matches('.'));
    lines.filter(|class| !class.is_empty()).collect()
}

/// The entry files and everything that they import, by path from the root.
fn sheets(root: &Path) -> Result<BTreeMap<PathBuf, Sheet>> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = ENTRIES.iter().map(PathBuf::from).collect();
    while let Some(file) = open.pop() {
        if found.contains_key(&file) {
            continue;
        }
        let sheet = parse(&files::text(&root.join(&file))?);
        for import in sheet.imports.iter().filter(|import| !import.contains("//")) {
            let from = || format!("`{import}`, imported in {}, lies outside of the repository", file.display());
            open.push(beside(&file, import).with_context(from)?);
        }
        found.insert(file, sheet);
    }
    Ok(found)
}

/// The path that an import means, without `.` and `..`.
fn beside(file: &Path, import: &str) -> Option<PathBuf> {
    let mut path = file.parent()?.to_path_buf();
    for part in Path::new(import).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(path.pop().then_some(())?),
            Component::Normal(name) => path.push(name),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Reads selectors and imports. What stands in comments, strings and `url(…)` is no selector, and what ends in `;` or
/// `}` is a declaration.
fn parse(css: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut part, mut quoted) = (String::new(), Vec::new());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '"' | '\'' => {
                let (text, after) = string(rest, c);
                quoted.push(text.to_owned());
                rest = after;
            }
            '(' if part.ends_with("url") => {
                let bare = rest.trim_start();
                // A quoted address is met as a string next.
                if !bare.starts_with(['"', '\'']) {
                    let (text, after) = bare.split_once(')').unwrap_or((bare, ""));
                    quoted.push(text.trim().to_owned());
                    rest = after;
                }
            }
            '{' | ';' | '}' => {
                let text = part.trim_start();
                if c == '{' && (!text.starts_with('@') || text.starts_with("@scope")) {
                    sheet.classes.extend(classes(text));
                }
                if c == ';' && text.starts_with("@import") {
                    sheet.imports.extend(quoted.first().cloned());
                }
                part.clear();
                quoted.clear();
            }
            _ => part.push(c),
        }
    }
    sheet
}

/// A string's text and what stands after it; a backslash takes the next character's meaning away.
fn string(rest: &str, quote: char) -> (&str, &str) {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        if c == quote && !escaped {
            return (&rest[..at], &rest[at + 1..]);
        }
        escaped = c == '\\' && !escaped;
    }
    (rest, "")
}

/// The classes of a selector; what begins with a digit after the dot is a number.
fn classes(selector: &str) -> impl Iterator<Item = String> {
    selector.split('.').skip(1).filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic())).map(|part| {
        let end = part.find(|c: char| !in_name(c)).unwrap_or(part.len());
        part[..end].to_owned()
    })
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !in_name(c)).filter(|word| !word.is_empty())
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes_of(css: &str) -> Vec<String> {
        parse(css).classes.into_iter().collect()
    }

    #[test]
    fn only_selectors_have_classes() {
        let css = r#"@charset "utf-8"; /* .comment { } */ @layer base.sub { .a.b:not(.c) > li::before,
            .d__e--f { margin: .5rem; background: url(x.svg) url("y.png"); content: ".string{"; &.g { top: 1.5em } } }
            @media (min-width: 1.5em) { @supports (a: b.c) { .h { x: y } } }
            @keyframes k { 12.5% { top: 0 } } i { content: "\".x{" } .j{}"#;
        assert_eq!(classes_of(css), ["a", "b", "c", "d__e--f", "g", "h", "j"]);
        assert_eq!(classes_of("a { b: url(data:x;y{.z{) } .k { }"), ["k"]);
        assert_eq!(classes_of("@scope (.m) to (.n) { .o { } }"), ["m", "n", "o"]);
        assert_eq!(classes_of("/* open .p {"), Vec::<String>::new());
    }

    #[test]
    fn imports_are_read_in_each_way_of_writing() {
        let css = "@layer a, b;\n@import \"./x.css\" layer(a); @import url(y.css) screen;@import url('../z.css');\n\
                   /* @import \"no.css\"; */ p { content: '@import \"no.css\";' }";
        assert_eq!(parse(css).imports, ["./x.css", "y.css", "../z.css"]);
        assert_eq!(beside(Path::new("style/screens/a.css"), "../b/./c.css"), Some("style/b/c.css".into()));
        assert_eq!(beside(Path::new("a.css"), "../b.css"), None);
    }

    #[test]
    fn unused_classes_are_listed_by_file() {
        let root = std::env::temp_dir().join(format!("xtask-styles-{}", std::process::id()));
        let write = |path: &str, text: &str| files::write(&root.join(path), text).expect("writable");
        write("style/employee.css", "@import './parts/card.css';");
        write("style/workplace.css", "@import './parts/card.css';\n@import './parts/nav.css';");
        write("style/gallery.css", "");
        write("style/parts/card.css", "@import './deep.css'; .card{} .card__gone{} .card__kept{}");
        write("style/parts/deep.css", ".deep{} .card{}");
        write("style/parts/nav.css", ".nav-item{}");
        write("style/parts/free.css", ".nobody-imports-it{}");
        write("app/src/card.rs", r#"view! { <p class="card" class:nav-item-open=open /> }"#);
        write("server/src/page.html", "<b class=deep>");
        write("crates/calculators/src/render.rs", "");
        let problems = check(&root).expect("checked").problems;
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[0].starts_with("3 classes stand nowhere in app/src"), "{problems:?}");
        assert_eq!(problems[1], "  style/parts/card.css: .card__gone .card__kept");
        assert_eq!(problems[2], "  style/parts/nav.css: .nav-item");

        write("style/unused.txt", "# Set by a script:\n.card__kept # soon\nnav-item\ncard__gone\ncard\n");
        let verdict = check(&root).expect("checked");
        assert!(verdict.problems.is_empty(), "{:?}", verdict.problems);
        assert_eq!(verdict.lines, ["style/unused.txt need not list card any more"]);
        files::remove(&root).expect("removed");
    }
}
