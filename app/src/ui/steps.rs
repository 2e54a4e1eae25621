//! `Stepper`: where one is in a task. Steps that are done are links back; the later ones are words. Same on both sides and without
//! JavaScript; Tab reaches the links, Enter follows them.

use super::{Icon, IconSize, icons};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// A step of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskStep {
    /// What it is, in a word.
    pub label: &'static str,
    /// Its page, once it is done.
    pub href: String,
}

/// The steps of a task: at most four, more do not fit on a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSteps(Vec<TaskStep>);

impl TaskSteps {
    /// The steps in their order; five do not compile.
    pub fn new<const N: usize>(steps: [TaskStep; N]) -> Self {
        const { assert!(N <= 4, "a task has at most four steps") }
        Self(steps.into())
    }
}

/// The steps as a bar and a word each.
#[component]
pub fn Stepper(
    /// All of them.
    steps: TaskSteps,
    /// How many are done: the next one is where we are.
    done: usize,
    /// The pages are not in this bundle: the browser loads them, the router does not try.
    #[prop(optional)]
    leaves: bool,
    /// Stands on a wide page: the bars grow no longer than a line of text.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let t = use_texts();
    let all = steps.0.len();
    let now = (done + 1).min(all);
    let label = t.fill(k::UI_STEPS, &[("now", &now.to_string()), ("all", &all.to_string())]);
    let step = move |(index, step): (usize, TaskStep)| {
        if index < done {
            let rel = leaves.then_some("external");
            return view! {
                <li data-done="">
                    <a href=step.href rel=rel>
                        <Icon glyph=icons::CHECK size=IconSize::Small/>
                        <span class="sr">{t.get(k::UI_MOMENT_DONE)} " "</span>
                        {step.label}
                    </a>
                </li>
            }
            .into_any();
        }
        let current = (index == done).then_some("step");
        view! { <li aria-current=current>{step.label}</li> }.into_any()
    };
    let items = steps.0.into_iter().enumerate().map(step).collect_view();
    let class = if wide { "steps steps--wide" } else { "steps" };
    view! { <ol class=class aria-label=label>{items}</ol> }.into_any()
}
