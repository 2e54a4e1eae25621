//! `/desk/{org}/checks/subsidy`: the subsidy of one person whose pay somebody types. Nothing is kept.

use super::form::{OTHER_WAY, RULES};
use super::frame::CheckPage;
use super::one_result::OneResult;
use crate::features::desk::labels::land;
use crate::form::Answer;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Form, MoneyField, PercentField, Select, Submit};
use domain::Land;
use domain::subsidy::SubsidyCheck;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// What came of the form: what was typed, and what was found. The page finds it here.
#[derive(Debug, Clone, Default)]
pub struct OneSent {
    /// What was typed, and what is wrong with it.
    pub answer: Answer,
    /// The result.
    pub found: Option<Arc<SubsidyCheck>>,
}

/// What was found, which is read first, and the form.
#[component]
pub fn CheckOnePage() -> impl IntoView {
    let OneSent { answer, found } = use_context().unwrap_or_default();
    provide_context(answer.clone());
    view! {
        <CheckPage title=k::CHECKS_ONE_TITLE lead=k::CHECKS_ONE_LEAD subsidy=true>
            {found.map(|found| view! { <OneResult found/> })}
            <OneForm answer/>
        </CheckPage>
    }
    .into_any()
}

#[component]
fn OneForm(answer: Answer) -> impl IntoView {
    let t = use_texts();
    let kept = answer.clone();
    let typed = move |field: &str| kept.typed(field);
    let hint = move |key: Key| t.get(key);
    // What was typed there must be seen again.
    let more = ["class", "land", "insurer", "employer", "additional", "health", "care"];
    let open = more.iter().any(|field| !typed(field).is_empty());
    view! {
        <Form name="one" action=use_location().pathname.get_untracked() class="card stack form">
            <MoneyField name="gross" label=k::CHECKS_GROSS hint=hint(k::CHECKS_GROSS_HINT) value=typed("gross")/>
            <MoneyField name="converted" label=k::CHECKS_CONVERTED value=typed("converted")/>
            <MoneyField name="paid" label=k::CHECKS_PAID_FIELD hint=hint(k::CHECKS_PAID_HINT) value=typed("paid") free=true/>
            <Select name="way" label=k::CHECKS_WAY options=ways(t) value=typed("way")/>
            <RuleFields answer/>
            <details class="fold" open=open>
                <summary class="btn" data-size="s">{t.get(k::CHECKS_MORE)}</summary>
                <div class="fold__body stack">
                    <MoneyField name="employer" label=k::CHECKS_EMPLOYER hint=hint(k::CHECKS_EMPLOYER_HINT) value=typed("employer") free=true/>
                    <Select name="class" label=k::CHECKS_CLASS options=classes(t) value=typed("class")/>
                    <Select name="land" label=k::CHECKS_LAND options=lands(t) value=typed("land")/>
                    <Select name="insurer" label=k::CHECKS_INSURER options=insurers(t) value=typed("insurer")/>
                    <PercentField name="additional" label=k::CHECKS_ADDITIONAL hint=hint(k::CHECKS_ADDITIONAL_HINT) value=typed("additional") free=true/>
                    <MoneyField name="health" label=k::CHECKS_HEALTH hint=hint(k::CHECKS_HEALTH_HINT) value=typed("health") free=true/>
                    <MoneyField name="care" label=k::CHECKS_CARE value=typed("care") free=true/>
                </div>
            </details>
            <div><Submit label=k::CHECKS_CHECK/></div>
            <p class="hint">{t.get(k::CALCULATOR_NOT_STORED)}</p>
        </Form>
    }
    .into_any()
}

/// How the employer sets its subsidy.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn RuleFields(answer: Answer) -> impl IntoView {
    let t = use_texts();
    let rate = Some(answer.typed("rate")).filter(|rate| !rate.is_empty()).unwrap_or_else(|| "15".to_owned());
    view! {
        <Select name="rule" label=k::CHECKS_RULE options=rules(t) value=answer.typed("rule")/>
        <PercentField name="rate" label=k::CHECKS_RATE hint=t.get(k::CHECKS_RATE_HINT) value=rate free=true/>
    }
    .into_any()
}

fn option(code: impl Into<String>, text: &str) -> (String, String) {
    (code.into(), text.to_owned())
}

fn unknown(t: Texts) -> (String, String) {
    option("", t.get(k::CHECKS_UNKNOWN))
}

fn ways(t: Texts) -> Vec<(String, String)> {
    vec![option("", t.get(k::CHECKS_WAY_INSURED)), option(OTHER_WAY, t.get(k::CHECKS_WAY_OTHER))]
}

fn rules(t: Texts) -> Vec<(String, String)> {
    let words = [k::CHECKS_RULE_FLAT, k::CHECKS_RULE_TO_LIMIT, k::CHECKS_RULE_EXACT, k::CHECKS_RULE_NONE];
    let known = RULES.into_iter().zip(words).map(|((code, _), word)| option(code, t.get(word)));
    std::iter::once(option("", t.get(k::CHECKS_RULE_UNKNOWN))).chain(known).collect()
}

fn classes(t: Texts) -> Vec<(String, String)> {
    let classes = ["I", "II", "III", "IV", "V", "VI"];
    let known = (1..).zip(classes).map(|(number, class): (u8, _)| option(number.to_string(), class));
    std::iter::once(unknown(t)).chain(known).collect()
}

fn lands(t: Texts) -> Vec<(String, String)> {
    let known = Land::ALL.iter().map(|one| option(one.code(), t.get(land(*one))));
    std::iter::once(unknown(t)).chain(known).collect()
}

fn insurers(t: Texts) -> Vec<(String, String)> {
    let known = [("statutory", k::CHECKS_STATUTORY), ("private", k::CHECKS_PRIVATE)];
    std::iter::once(unknown(t)).chain(known.into_iter().map(|(code, word)| option(code, t.get(word)))).collect()
}
