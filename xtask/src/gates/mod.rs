//! Rules about the whole repository that no compiler checks. Each gate counts as one test.

mod alone;
mod arrows;
mod asvs;
mod lengths;
mod leptos;
mod lock;
mod source;
mod sql;
mod styles;
mod texts;

use crate::{budget, inventory, workshop::Workshop};
use anyhow::Result;
use std::path::Path;

/// What a gate says: lines for people, and problems that make it fail.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Shown always.
    pub(crate) lines: Vec<String>,
    /// Each says what is wrong and what to do.
    pub(crate) problems: Vec<String>,
}

impl From<Vec<String>> for Verdict {
    fn from(problems: Vec<String>) -> Self {
        Self { lines: Vec::new(), problems }
    }
}

/// A gate's name and what it does with the repository and the built site.
pub(crate) type Gate = (&'static str, fn(&Workshop, &Path) -> Result<Verdict>);

/// All gates in the order in which they run.
pub(crate) const ALL: [Gate; 11] = [
    ("gate: one version of each framework crate", |shop, _| lock::check(&shop.root).map(Verdict::from)),
    ("gate: crate arrows run one way", |shop, _| Ok(arrows::check(&shop.metadata).into())),
    ("gate: SQL only in the store", |shop, _| sql::check(&shop.root).map(Verdict::from)),
    ("gate: no file is too long", |shop, _| lengths::check(&shop.root).map(Verdict::from)),
    ("gate: every text is used", |shop, _| texts::check(&shop.root).map(Verdict::from)),
    ("gate: every style is used", |shop, _| styles::check(&shop.root)),
    ("gate: cargo-leptos metadata", |shop, _| Ok(leptos::check(&shop.metadata, &shop.root).into())),
    ("gate: the project stands alone", |shop, _| alone::check(shop).map(Verdict::from)),
    ("gate: byte budget", |shop, site| {
        let report = budget::check(&shop.root, site, shop.on_recorded_compiler())?;
        Ok(Verdict { lines: report.lines, problems: report.problems })
    }),
    ("gate: inventory", |shop, _| {
        let report = inventory::run(&shop.root)?;
        Ok(Verdict { lines: report.lines, problems: report.failures })
    }),
    ("gate: asvs", |shop, _| asvs::check(&shop.root)),
];
