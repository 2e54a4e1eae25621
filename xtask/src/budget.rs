//! How many bytes a phone downloads before a page works, and how that may grow.
//!
//! `docs/budget.tsv` has a line per bundle: name, agreed bytes, the decision that agreed to them. More than two
//! percent above the agreed figure fails: whoever wants more raises the figure and writes down why. Another compiler
//! than the recorded one makes other bytes, so there only the ceilings hold.

use crate::{bundle::Manifest, files};
use anyhow::{Context, Result};
use std::path::Path;

/// No decision goes above these.
const CEILINGS: [(&str, u64); 3] = [("employee", 220_000), ("workplace", 350_000), ("calculators", 160_000)];
const FILE: &str = "docs/budget.tsv";

/// What was found for one or more bundles.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// A line per bundle for people.
    pub(crate) lines: Vec<String>,
    /// What is wrong and what to do about it.
    pub(crate) problems: Vec<String>,
}

/// One bundle's compressed sizes.
#[derive(Debug)]
pub(crate) struct Sizes {
    /// The bundle's name.
    pub(crate) bundle: String,
    /// Program, glue, style sheet, German texts: name and compressed bytes.
    pub(crate) parts: Vec<(&'static str, u64)>,
}

impl Sizes {
    /// All parts together.
    pub(crate) fn total(&self) -> u64 {
        self.parts.iter().map(|(_, bytes)| bytes).sum()
    }
}

/// One line of the committed file.
struct Agreed {
    bundle: String,
    bytes: u64,
    decision: String,
}

/// Measures what a site would send to a browser that has nothing yet.
pub(crate) fn measure(site: &Path) -> Result<Vec<Sizes>> {
    let manifest = Manifest::read(site)?;
    let compressed = |name: &str| -> Result<u64> {
        let path = site.join("pkg").join(format!("{name}.br"));
        Ok(path.metadata().with_context(|| format!("{} is missing; build again", path.display()))?.len())
    };
    let own = &manifest.calculators;
    let german = own.catalogues.get("de").context("the manifest has no German catalogue for the calculators")?;
    // Their pages come in the employee bundle's style sheet, which is weighed there.
    let parts = vec![
        ("wasm", compressed(&own.wasm)?),
        ("js", compressed(&own.js)?),
        ("script", compressed(&own.script)?),
        ("texts", compressed(german)?),
    ];
    let calculators = Sizes { bundle: "calculators".to_owned(), parts };
    let shipped = |name: &String| catalogue::Bundle::SHIPPED.iter().any(|bundle| bundle.name() == name);
    manifest
        .bundles
        .iter()
        .filter(|(bundle, _)| shipped(bundle))
        .map(|(bundle, names)| {
            let german = manifest.catalogues.get(bundle).and_then(|pages| pages.get("de"));
            let german = german.with_context(|| format!("the manifest has no German catalogue for {bundle}"))?;
            let parts = vec![
                ("wasm", compressed(&names.wasm)?),
                ("js", compressed(&names.js)?),
                ("css", compressed(&names.css)?),
                ("texts", compressed(german)?),
            ];
            Ok(Sizes { bundle: bundle.clone(), parts })
        })
        .chain([Ok(calculators)])
        .collect()
}

/// Compares a site with the agreed figures.
/// `strict` judges the two percent too.
pub(crate) fn check(root: &Path, site: &Path, strict: bool) -> Result<Report> {
    let agreed = files::text(&root.join(FILE)).map(|text| parse(&text)).unwrap_or_default();
    let mut report = Report::default();
    for sizes in measure(site)? {
        let line = agreed.iter().find(|line| line.bundle == sizes.bundle);
        let decision = line.and_then(|line| files::text(&root.join(&line.decision)).ok());
        judge(&sizes, line, decision.as_deref(), strict, &mut report);
    }
    Ok(report)
}

fn parse(text: &str) -> Vec<Agreed> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t').map(str::trim);
            let bundle = columns.next()?.to_owned();
            let bytes = columns.next()?.replace('_', "").parse().ok()?;
            Some(Agreed { bundle, bytes, decision: columns.next().unwrap_or_default().to_owned() })
        })
        .collect()
}

fn judge(sizes: &Sizes, agreed: Option<&Agreed>, decision: Option<&str>, strict: bool, report: &mut Report) {
    let (name, measured) = (&sizes.bundle, sizes.total());
    let parts: Vec<String> = sizes.parts.iter().map(|(part, bytes)| format!("{part} {bytes}")).collect();
    let parts = parts.join(" + ");
    if let Some((_, ceiling)) = CEILINGS.iter().find(|(bundle, ceiling)| bundle == name && measured > *ceiling) {
        report.problems.push(format!(
            "{name}: {measured} bytes ({parts}) are above the ceiling of {ceiling}. No decision lifts it: make it smaller."
        ));
    }
    let Some(agreed) = agreed else {
        report.lines.push(format!("{name}: {measured} bytes = {parts}; nothing agreed yet"));
        report.problems.push(format!(
            "{FILE} has no line for {name}. Add `{name}<TAB>{measured}<TAB>docs/decisions/FILE.md` and state the figure there."
        ));
        return;
    };
    let difference = i128::from(measured) - i128::from(agreed.bytes);
    report.lines.push(format!("{name}: {measured} bytes = {parts}; {difference:+} to the agreed {}", agreed.bytes));
    if !decision.is_some_and(|text| states(text, agreed.bytes)) {
        report.problems.push(format!(
            "{FILE}: `{}` must be a file that states the agreed {} bytes for {name} and why.",
            agreed.decision, agreed.bytes
        ));
    }
    if !strict {
        return;
    }
    // Two percent in whole numbers: measured / agreed > 102 / 100.
    if u128::from(measured) * 100 > u128::from(agreed.bytes) * 102 {
        report.problems.push(format!(
            "{name}: {measured} bytes are more than 2 % above the agreed {}. Make it smaller, or raise the figure in \
             {FILE} and write a decision that says what the bytes buy.",
            agreed.bytes
        ));
    } else if u128::from(measured) * 100 < u128::from(agreed.bytes) * 98 {
        report
            .lines
            .push(format!("{name}: smaller than agreed; lower the figure in {FILE} to {measured} to keep the gain"));
    }
}

/// Whether a text contains a figure, plain or with its thousands separated.
fn states(text: &str, figure: u64) -> bool {
    let plain = figure.to_string();
    ["", "_", ",", ".", " ", "\u{202f}"].iter().any(|separator| {
        let written = grouped(&plain, separator);
        text.match_indices(&written).any(|(at, _)| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            !digit(text[..at].chars().next_back()) && !digit(text[at + written.len()..].chars().next())
        })
    })
}

fn grouped(digits: &str, separator: &str) -> String {
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = if first == 0 { Vec::new() } else { vec![&digits[..first]] };
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(measured: u64, agreed: &str, decision: Option<&str>) -> Report {
        let sizes = Sizes { bundle: "employee".into(), parts: vec![("wasm", measured - 10), ("js", 10)] };
        let mut report = Report::default();
        judge(&sizes, parse(agreed).first(), decision, true, &mut report);
        report
    }

    const AGREED: &str = "# bundle\tbytes\tdecision\nemployee\t100_000\tdocs/decisions/0001.md\n";

    #[test]
    fn two_percent_are_free_and_no_more() {
        assert!(judged(102_000, AGREED, Some("100 000 bytes")).problems.is_empty());
        let report = judged(102_001, AGREED, Some("100 000 bytes"));
        assert_eq!(report.problems.len(), 1);
        assert!(report.problems[0].contains("more than 2 %"));
        assert!(report.lines[0].contains("+2001"));
    }

    #[test]
    fn another_compiler_is_held_to_the_ceiling_only() {
        let sizes = |bytes| Sizes { bundle: "employee".into(), parts: vec![("wasm", bytes)] };
        let judged = |bytes| {
            let mut report = Report::default();
            judge(&sizes(bytes), parse(AGREED).first(), Some("100 000 bytes"), false, &mut report);
            report.problems.len()
        };
        assert_eq!(judged(110_000), 0);
        assert_eq!(judged(220_001), 1);
    }

    #[test]
    fn the_decision_must_state_the_figure() {
        assert!(judged(100_000, AGREED, Some("We agreed on 100_000 bytes.")).problems.is_empty());
        assert_eq!(judged(100_000, AGREED, Some("We agreed on 1100000.")).problems.len(), 1);
        assert_eq!(judged(100_000, AGREED, None).problems.len(), 1);
    }

    #[test]
    fn the_ceiling_holds_whatever_was_agreed() {
        let report = judged(220_001, "employee\t220001\tx", Some("220001"));
        assert_eq!(report.problems.len(), 1);
        assert!(report.problems[0].contains("ceiling"));
    }

    #[test]
    fn a_gain_is_pointed_out_and_a_missing_line_is_a_problem() {
        assert!(judged(90_000, AGREED, Some("100000")).lines[1].contains("lower the figure"));
        assert!(judged(90_000, "", None).problems[0].contains("employee<TAB>90000"));
    }
}
