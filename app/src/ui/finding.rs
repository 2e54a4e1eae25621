//! `Finding`: what a check found, what follows from it, what can be done. It stands in the page's form: without JavaScript the choice and
//! the reason are sent with it. Tab reaches the choices, the arrow keys change them; the reason shows (by CSS alone) while the choice
//! that needs it is taken, and whether it is there is checked by the server.

use super::{Icon, IconSize, Level, icons};
use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingChoice {
    /// What the form sends.
    pub value: &'static str,
    /// What happens: verb and object.
    pub label: String,
    /// What it costs or brings.
    pub effect: String,
    /// Keeps what was found: the reason is asked for.
    pub keeps: bool,
}

/// The ways to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingChoices {
    /// The field's name in the form; one on a page.
    pub name: &'static str,
    /// What is asked.
    pub question: Key,
    /// The fix first.
    pub options: Vec<FindingChoice>,
    /// The value that is taken now.
    pub chosen: &'static str,
}

/// Why somebody keeps what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingReason {
    /// The field's name in the form, and its id.
    pub name: &'static str,
    /// What is asked.
    pub label: Key,
    /// Who reads it.
    pub hint: Key,
    /// What stands in it.
    pub value: String,
    /// Why it was not taken.
    pub problem: Option<Key>,
}

/// A finding of a check.
#[component]
pub fn Finding(
    /// How much it weighs.
    level: Level,
    /// What is so, with its number.
    #[prop(into)]
    fact: String,
    /// What follows from it.
    #[prop(into)]
    consequence: String,
    /// The ways to go on, where there are some.
    #[prop(optional)]
    choices: Option<FindingChoices>,
    /// Where the reason is typed.
    #[prop(optional)]
    reason: Option<FindingReason>,
    /// Its `Why`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="finding" data-level=level.attribute()>
            <div class="finding__head">
                <Icon glyph=level.glyph()/>
                <div>
                    <h3><span class="sr">{t.get(level.word())} " "</span>{fact}</h3>
                    <p>{consequence}</p>
                </div>
            </div>
            {choices.map(|choices| view! { <ChoiceList choices/> })}
            {reason.map(|reason| view! { <ReasonField reason/> })}
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}

/// The ways to go on as a group of radio buttons.
#[component]
fn ChoiceList(
    /// Which.
    choices: FindingChoices,
) -> impl IntoView {
    let FindingChoices { name, question, options, chosen } = choices;
    let option = move |choice: FindingChoice| {
        let taken = choice.value == chosen;
        view! {
            <label class="choice">
                <input r#type="radio" name=name value=choice.value checked=taken data-keeps=choice.keeps.then_some("")/>
                <span>
                    <b>{choice.label}</b>
                    <span class="rowlink__s">{choice.effect}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="sr">{use_texts().get(question)}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// The reason. Not `required`: a hidden field that is would stop the form without a word.
#[component]
fn ReasonField(
    /// Which.
    reason: FindingReason,
) -> impl IntoView {
    let t = use_texts();
    let FindingReason { name, label, hint, value, problem } = reason;
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = if problem.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    view! {
        <div class="field finding__reason" data-invalid=problem.map(|_| "")>
            <label class="field__label" for=name>{t.get(label)}</label>
            <p class="field__hint" id=hint_id>{t.get(hint)}</p>
            <input
                class="input"
                id=name
                name=name
                r#type="text"
                value=value
                autocomplete="off"
                maxlength="300"
                aria-describedby=described
                aria-invalid=problem.map(|_| "true")
            />
            {problem.map(|problem| view! {
                <p class="field__error" id=error_id>
                    <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                    {t.get(problem)}
                </p>
            })}
        </div>
    }
    .into_any()
}
