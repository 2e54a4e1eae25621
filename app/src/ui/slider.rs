//! `Slider`: one amount, two controls. Whole euros on the native range, cents in the field; the scale names the legal limit. Arrow keys
//! move the range by a euro. Without script both controls are sent (`name` and `name-slider`): the one that differs from what the page
//! showed is meant. The result is written at once and read out at most once a second.

use super::typed_field::ErrorLine;
use crate::form::read::{Between, MoneyLimit, amount as read_amount};
use crate::i18n::{Key, use_texts};
use core::time::Duration;
use domain::money::Cents;
use domain::typed::{write_amount, write_euro};
use leptos::html::Input;
use leptos::prelude::*;

const PAUSE: Duration = Duration::from_secs(1);

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
    let language = t.lang().language();
    let euros = |amount: Cents| (amount.get() / 100).to_string();
    let (range, field) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let (amount, set_amount) = signal(value);
    let (problem, set_problem) = signal(None::<String>);
    let (said, set_said) = signal(None::<String>);
    let waiting = StoredValue::new(false);
    let change = move |new: Cents| {
        set_amount.set(new);
        set_problem.set(None);
        if !waiting.get_value() {
            waiting.set_value(true);
            let say = move || {
                if let Some(last) = amount.try_get_untracked() {
                    set_said.set(Some(result.run(last)));
                    waiting.set_value(false);
                }
            };
            set_timeout(say, PAUSE);
        }
    };
    let (label_id, error_id, slider_name) =
        (format!("{name}-label"), format!("{name}-error"), format!("{name}-slider"));
    let described = error_id.clone();
    let wrong = move || problem.with(Option::is_some);
    let first = write_amount(value, language);
    view! {
        <div class="field" data-invalid=move || wrong().then_some("")>
            <label class="field__label" for=name id=label_id.clone()>{t.get(label)}</label>
            <div class="row">
                <div class="grow">
                    <input
                        class="slider"
                        node_ref=range
                        name=slider_name
                        r#type="range"
                        min=euros(least.amount)
                        max=euros(most.amount)
                        step="1"
                        value=euros(value)
                        aria-labelledby=label_id
                        aria-valuetext=move || write_euro(amount.get(), language)
                        on:input:target=move |event| {
                            if let Ok(whole) = event.target().value().parse::<i64>() {
                                let new = Cents::new(whole.saturating_mul(100));
                                if let Some(field) = field.get_untracked() {
                                    field.set_value(&write_amount(new, language));
                                }
                                change(new);
                            }
                        }
                    />
                    <div class="slider__scale" aria-hidden="true">
                        <span>{write_euro(least.amount, language)}</span>
                        <span>{t.fill(limit, &[("amount", &write_euro(most.amount, language))])}</span>
                    </div>
                </div>
                <div class="input slider__field" data-kind="money">
                    <input
                        id=name
                        node_ref=field
                        name=name
                        r#type="text"
                        value=first
                        inputmode="decimal"
                        autocomplete="off"
                        maxlength="300"
                        required=true
                        aria-describedby=described
                        aria-invalid=move || wrong().then_some("true")
                        on:blur:target=move |event| {
                            let input = event.target();
                            match read_amount(&input.value(), t.lang(), Between { least: Some(least), most: Some(most) }) {
                                Ok(new) => {
                                    input.set_value(&write_amount(new, language));
                                    if let Some(range) = range.get_untracked() {
                                        range.set_value(&euros(new));
                                    }
                                    if new == amount.get_untracked() { set_problem.set(None) } else { change(new) }
                                }
                                Err(problem) => set_problem.set(Some(problem.text(t))),
                            }
                        }
                    />
                    <span class="input__unit">"€"</span>
                </div>
            </div>
            <div id=error_id aria-live="polite">
                {move || problem.get().map(|text| view! { <ErrorLine text/> })}
            </div>
            <p class="small">{move || result.run(amount.get())}</p>
            <p class="sr" aria-live="polite">{move || said.get()}</p>
        </div>
    }
    .into_any()
}
