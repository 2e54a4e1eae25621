//! The questions of a calculator as fields of a form.

use crate::ui::{Icon, IconSize, icons};
use calculators::render::whole_euro;
use calculators::{Choice, Field, FieldKind, Problem, Slider, Texts, Typed};
use domain::money::Cents;
use domain::typed::parse_amount;
use leptos::prelude::*;

/// What the fields are made from.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub texts: &'a Texts,
    pub typed: &'a Typed,
    pub problems: &'a [Problem],
}

impl Asking<'_> {
    /// One question.
    pub(super) fn field(self, field: &'static Field) -> AnyView {
        match field.kind {
            FieldKind::Money { slider: Some(slider), .. } => self.slider(field, slider),
            FieldKind::Tick => self.tick(field),
            FieldKind::Choice(choices) => self.framed(field, self.select(field, choices)),
            FieldKind::Money { .. } => self.framed(field, self.line(field, "money", "decimal", Some("€".to_owned()))),
            FieldKind::Percent { .. } => {
                self.framed(field, self.line(field, "percent", "decimal", Some("%".to_owned())))
            }
            FieldKind::Day => self.framed(field, self.line(field, "day", "numeric", None)),
            FieldKind::Whole { unit, .. } => {
                let unit = unit.map(|unit| self.texts.get(unit).to_owned());
                self.framed(field, self.line(field, "whole", "numeric", unit))
            }
        }
    }

    fn framed(self, field: &'static Field, control: AnyView) -> AnyView {
        let wrong = self.wrong(field).is_some();
        view! {
            <div class="field" data-invalid=wrong.then_some("")>
                <label class="field__label" for=field.name>{self.texts.get(field.label).to_owned()}</label>
                {self.hint(field)}
                {control}
                {self.error(field)}
            </div>
        }
        .into_any()
    }

    fn hint(self, field: &'static Field) -> Option<impl IntoView> {
        let hint = self.texts.get(field.hint?).to_owned();
        Some(view! { <p class="field__hint" id=format!("{}-hint", field.name)>{hint}</p> })
    }

    fn line(self, field: &'static Field, kind: &'static str, keyboard: &'static str, unit: Option<String>) -> AnyView {
        view! {
            <div class="input" data-kind=kind>
                {self.input(field, kind, keyboard)}
                {unit.map(|unit| view! { <span class="input__unit">{unit}</span> })}
            </div>
        }
        .into_any()
    }

    fn input(self, field: &'static Field, kind: &'static str, keyboard: &'static str) -> AnyView {
        let name = field.name;
        let invalid = self.wrong(field).map(|_| "true");
        let described = match field.hint {
            Some(_) => format!("{name}-hint {name}-error"),
            None => format!("{name}-error"),
        };
        view! {
            <input
                id=name
                name=name
                r#type="text"
                value=self.typed.get(name).to_owned()
                inputmode=keyboard
                autocomplete="off"
                maxlength="40"
                spellcheck="false"
                data-kind=kind
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any()
    }

    /// A range for whole euros beside the field. Only the field is sent: without script the range would contradict it.
    fn slider(self, field: &'static Field, slider: Slider) -> AnyView {
        let name = field.name;
        let label = self.texts.get(field.label).to_owned();
        let whole = whole_euro(slider.most, self.texts.language());
        let value = parse_amount(self.typed.get(name), self.typed.language).unwrap_or(Cents::ZERO);
        let euros = |amount: Cents| (amount.get() / 100).to_string();
        let wrong = self.wrong(field).is_some();
        view! {
            <div class="field" data-invalid=wrong.then_some("")>
                <label class="field__label" for=name>{label.clone()}</label>
                <div class="row calcrow">
                    <div class="grow" data-with-script="">
                        <input
                            class="slider"
                            r#type="range"
                            min="0"
                            max=euros(slider.most)
                            step="1"
                            value=euros(value)
                            data-for=name
                            aria-label=label
                        />
                    </div>
                    <div class="input calc-in" data-kind="money">
                        {self.input(field, "money", "decimal")}
                        <span class="input__unit">"€"</span>
                    </div>
                </div>
                <div class="slider__scale slider__scale--in">
                    <span>{whole_euro(Cents::ZERO, self.texts.language())}</span>
                    <span>{self.texts.fill(slider.limit, &[("amount", &whole)])}</span>
                </div>
                {self.hint(field)}
                {self.error(field)}
            </div>
        }
        .into_any()
    }

    fn select(self, field: &'static Field, choices: &'static [Choice]) -> AnyView {
        let name = field.name;
        let chosen = self.typed.get(name).to_owned();
        let option = move |choice: &'static Choice| {
            let label = self.texts.get(choice.label).to_owned();
            view! { <option value=choice.value selected=choice.value == chosen>{label}</option> }
        };
        view! {
            <select class="input" id=name name=name data-kind="choice" aria-describedby=format!("{name}-error")>
                {choices.iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    }

    fn tick(self, field: &'static Field) -> AnyView {
        let name = field.name;
        view! {
            <label class="check">
                <input r#type="checkbox" id=name name=name value="1" data-kind="tick" checked=self.typed.is_ticked(field)/>
                <span>{self.texts.get(field.label).to_owned()}</span>
            </label>
        }
        .into_any()
    }

    fn wrong(self, field: &'static Field) -> Option<String> {
        let found = self.problems.iter().find(|problem| problem.field == field.name);
        found.map(|problem| problem.text.clone())
    }

    fn error(self, field: &'static Field) -> AnyView {
        let line = self.wrong(field).map(|text| {
            view! {
                <p class="field__error">
                    <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                    {text}
                </p>
            }
        });
        view! { <div id=format!("{}-error", field.name) aria-live="polite">{line}</div> }.into_any()
    }
}
