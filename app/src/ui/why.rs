//! `Why`: how a number or a finding came about: the sum, what happens if it is ignored, the norm. Native `details`: it opens without
//! JavaScript, Enter and Space toggle it, print opens all.

use super::{Icon, IconSize, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// A line of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumLine {
    /// What it is.
    pub label: String,
    /// What it comes to, with its sign: `+ 44,09 €`.
    pub amount: String,
}

/// An addition as it is done on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// In the order in which they are read.
    pub lines: Vec<SumLine>,
    /// What stands under the rule.
    pub result: SumLine,
}

/// Where the rule stands and when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhySource {
    /// The norm: `§ 1 Abs. 1 Nr. 9 SvEV`.
    pub name: String,
    /// Which version was applied: `Werte für 2026`.
    pub version: String,
    /// The day of the check as it is written in the language.
    pub checked: String,
}

/// The reason behind a number, folded.
#[component]
pub fn Why(
    /// The arithmetic, where there is one.
    #[prop(optional)]
    sum: Option<Sum>,
    /// What happens to whoever goes on all the same.
    #[prop(optional, into)]
    ignored: Option<String>,
    /// Where it stands.
    source: WhySource,
    /// Unfolded from the start.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let t = use_texts();
    let WhySource { name, version, checked } = source;
    let source = t.fill(k::UI_WHY_SOURCE, &[("norm", &name), ("version", &version), ("date", &checked)]);
    view! {
        <details class="why" open=open>
            <summary>
                <Icon glyph=icons::CHEVRON_DOWN size=IconSize::Small/>
                {t.get(k::UI_WHY)}
            </summary>
            <div class="why__body">
                {sum.map(|sum| view! { <SumList sum/> })}
                {ignored.map(|ignored| view! {
                    <p><b class="strong">{t.get(k::UI_WHY_IGNORED)}</b> " " {ignored}</p>
                })}
                <p class="source">
                    <Icon glyph=icons::SCALE size=IconSize::Small/>
                    <span>{source}</span>
                </p>
            </div>
        </details>
    }
    .into_any()
}

/// The lines with their amounts below each other, a rule above the result.
#[component]
fn SumList(
    /// Which.
    sum: Sum,
) -> impl IntoView {
    let line = |line: SumLine| view! { <div><dt>{line.label}</dt><dd>{line.amount}</dd></div> };
    view! {
        <dl class="sum">
            {sum.lines.into_iter().map(line).collect_view()}
            <div data-total="">
                <dt>{sum.result.label}</dt>
                <dd>{sum.result.amount}</dd>
            </div>
        </dl>
    }
    .into_any()
}
