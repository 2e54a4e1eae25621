//! What a broker does with an order: the one step that follows, and the note.

use crate::features::advice::{TextField, words};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Field, Form, Select, Submit};
use domain::advice::{AdviceState, Outcome};
use leptos::prelude::*;

/// The step that follows on a state: what it is called, what it means, the code that its button sends.
const fn next(state: AdviceState) -> Option<(Key, Key, &'static str)> {
    Some(match state {
        AdviceState::Triggered => (k::ADVICE_STEP_ACCEPT, k::ADVICE_STEP_ACCEPT_WHAT, "accept"),
        AdviceState::Accepted => (k::ADVICE_STEP_SCHEDULE, k::ADVICE_STEP_SCHEDULE_WHAT, "schedule"),
        AdviceState::Scheduled => (k::ADVICE_STEP_HOLD, k::ADVICE_STEP_HOLD_WHAT, "hold"),
        AdviceState::Held => (k::ADVICE_STEP_CONCLUDE, k::ADVICE_STEP_CONCLUDE_WHAT, "conclude"),
        AdviceState::Outcome => (k::ADVICE_STEP_DOCUMENT, k::ADVICE_STEP_DOCUMENT_WHAT, "document"),
        AdviceState::Documented => (k::ADVICE_STEP_CLOSE, k::ADVICE_STEP_CLOSE_WHAT, "close"),
        AdviceState::Closed => return None,
    })
}

/// The form of the next step; nothing once the order is closed.
#[component]
pub(super) fn NextStep(
    /// Where the form goes.
    action: String,
    /// Where the order stands.
    state: AdviceState,
    version: i64,
    key: String,
    /// Whether a note is written: an order is documented by it.
    noted: bool,
) -> impl IntoView {
    let t = use_texts();
    let form = move |(label, what, code): (Key, Key, &'static str)| {
        let missing = state == AdviceState::Outcome && !noted;
        view! {
            <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="next">
                <h2 id="next">{t.get(k::ADVICE_DESK_STEP)}</h2>
                <p class="hint">{t.get(what)}</p>
                {missing.then(|| view! { <p class="strong">{t.get(k::ADVICE_STEP_NOTE_FIRST)}</p> })}
                <Form name="step" action key version=Some(version)>
                    {fields(state)}
                    <div><Submit label name="do" value=code/></div>
                </Form>
            </section>
        }
    };
    next(state).map(form).into_any()
}

/// What a step asks.
fn fields(state: AdviceState) -> AnyView {
    let t = use_texts();
    match state {
        AdviceState::Accepted => view! {
            <Field name="day" label=k::ADVICE_STEP_DAY hint=k::ADVICE_STEP_DAY_HINT/>
            <Field name="time" label=k::ADVICE_STEP_TIME hint=k::ADVICE_STEP_TIME_HINT/>
        }
        .into_any(),
        AdviceState::Held => {
            let option = |one: &Outcome| (one.code().to_owned(), t.get(words::outcome(*one)).to_owned());
            let options: Vec<_> = Outcome::ALL.iter().map(option).collect();
            view! { <Select name="outcome" label=k::ADVICE_STEP_OUTCOME options/> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// What was advised, and why (§ 61 (1) sentence 2, § 62 VVG). It takes the place of what was noted before.
#[component]
pub(super) fn NoteForm(
    /// Where the form goes.
    action: String,
    version: i64,
    key: String,
    /// What is noted already.
    note: String,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="note-title">
            <h2 id="note-title">{t.get(k::ADVICE_DESK_NOTE)}</h2>
            <Form name="note" action key version=Some(version)>
                <TextField name="note" label=k::ADVICE_NOTE_LABEL hint=k::ADVICE_NOTE_HINT value=note required=true/>
                <div><Submit label=k::ADVICE_NOTE_SAVE kind=ButtonKind::Plain name="do" value="note"/></div>
            </Form>
        </section>
    }
    .into_any()
}
