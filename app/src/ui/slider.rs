//! `Slider`: one amount, two controls. Whole euros on the native range, cents in the field; the scale names the legal limit. Arrow keys
//! move the range by a euro, Page keys by ten, Home and End to its ends. Without script both controls are sent (`name` and
//! `name-slider`), the Page keys move as the browser likes: the one that differs from what the page showed is meant. The result is
//! written at once and read out at most once a second.

mod exact;
mod range;

use super::typed_field::FieldProblem;
use crate::form::read::MoneyLimit;
use crate::i18n::{Key, use_texts};
use core::time::Duration;
use domain::Language;
use domain::money::Cents;
use domain::typed::write_amount;
use exact::Exact;
use leptos::html::Input;
use leptos::prelude::*;
use range::Range;

const PAUSE: Duration = Duration::from_secs(1);

/// What both controls know.
#[derive(Clone, Copy)]
struct Chosen {
    name: &'static str,
    language: Language,
    least: MoneyLimit,
    most: MoneyLimit,
    amount: RwSignal<Cents>,
    problem: RwSignal<Option<String>>,
    range: NodeRef<Input>,
    field: NodeRef<Input>,
    said: RwSignal<Option<String>>,
    waiting: StoredValue<bool>,
    result: Callback<Cents, String>,
}

impl Chosen {
    /// Takes another amount and has the result read out, after a pause in which more may come.
    fn change(self, new: Cents) {
        self.amount.set(new);
        self.problem.set(None);
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        let say = move || {
            if let Some(last) = self.amount.try_get_untracked() {
                self.said.set(Some(self.result.run(last)));
                self.waiting.set_value(false);
            }
        };
        set_timeout(say, PAUSE);
    }

    /// Takes what the range says, and writes it into the field.
    fn slide(self, euros: i64) {
        let new = Cents::new(euros.saturating_mul(100)).max(self.least.amount).min(self.most.amount);
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&write_amount(new, self.language));
        }
        self.change(new);
    }

    /// Moves the range to the amount; it stands at the whole euro below.
    fn follow(self, amount: Cents) {
        if let Some(range) = self.range.get_untracked() {
            range.set_value(&euros(amount));
        }
    }
}

/// An amount as the range counts.
fn euros(amount: Cents) -> String {
    (amount.get() / 100).to_string()
}

/// A range and a field for the same amount.
#[component]
pub fn Slider(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What it is.
    label: Key,
    /// The amount now.
    value: Cents,
    /// Where the range begins; whole euros.
    least: MoneyLimit,
    /// The legal limit, where the range ends; whole euros.
    most: MoneyLimit,
    /// The end of the scale with its `{amount}`.
    limit: Key,
    /// What follows from an amount, in a sentence.
    result: Callback<Cents, String>,
) -> impl IntoView {
    let t = use_texts();
    let (amount, problem, said) = (RwSignal::new(value), RwSignal::new(None), RwSignal::new(None));
    let (range, field, waiting) = (NodeRef::new(), NodeRef::new(), StoredValue::new(false));
    let language = t.lang().language();
    let chosen = Chosen { name, language, least, most, amount, problem, range, field, said, waiting, result };
    view! {
        <div class="field" data-invalid=move || problem.with(Option::is_some).then_some("")>
            <label class="field__label" for=name id=format!("{name}-label")>{t.get(label)}</label>
            <div class="row">
                <Range chosen value limit/>
                <Exact chosen value/>
            </div>
            <FieldProblem id=format!("{name}-error") problem/>
            <p class="small">{move || result.run(amount.get())}</p>
            <p class="sr" aria-live="polite">{move || said.get()}</p>
        </div>
    }
    .into_any()
}
