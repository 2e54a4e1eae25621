//! `/o/{org}/fit`: twelve questions for employers, a grade, reasons, what to do next (M08). What is answered is answered on the spot and not kept, unless
//! somebody asks a broker to call.

use super::lead::{Offer, lead_section};
use crate::features::fit::words;
use crate::i18n::{Texts, k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Icon, IconSize, PageTitle};
use domain::quick_test::{Answer, Answers, Finding, Grade, Kind, Outcome, Question, result};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What was answered; the page finds it here when the form was sent.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    /// What was answered.
    pub answers: Answers,
    /// Whom one may ask to call, where somebody may.
    pub offer: Option<Offer>,
}

/// The questions, or what follows from the answers.
#[component]
pub fn FitPage() -> impl IntoView {
    let t = use_texts();
    let answered = use_context::<Answered>();
    let outcome = answered.as_ref().and_then(|answered| result(&answered.answers));
    let shown = match (outcome, answered) {
        (Some(outcome), Some(answered)) => judged(t, &outcome, &answered),
        (_, answered) => asked(t, answered.as_ref().map(|answered| &answered.answers)),
    };
    view! {
        <PageTitle text=t.get(k::FIT_TITLE)/>
        {shown}
    }
    .into_any()
}

/// The test's own address, also on the pages of its forms.
fn address() -> String {
    format!("/o/{}/fit", use_params_map().read_untracked().get("org").unwrap_or_default())
}

fn asked(t: Texts, answered: Option<&Answers>) -> AnyView {
    let missing = answered.map(|answers| Question::ALL.len() - answers.count());
    let none = Answers::default();
    let answers = answered.unwrap_or(&none);
    let problem = missing.map(|missing| {
        view! {
            <p class="field__error" role="alert">
                <Icon glyph=icons::OCTAGON_ALERT size=IconSize::Small/>
                {t.fill(k::FIT_OPEN, &[("count", &missing.to_string())])}
            </p>
        }
    });
    let question = |(index, question): (usize, Question)| fieldset(t, index + 1, question, answers, missing.is_some());
    view! {
        <div class="stack" data-gap="6">
            <div class="stack" data-gap="3">
                <h1>{t.get(k::FIT_TITLE)}</h1>
                <p class="muted">{t.get(k::FIT_LEAD)}</p>
                {problem}
            </div>
            <form class="stack form" data-gap="6" method="post" action=address()>
                {Question::ALL.iter().copied().enumerate().map(question).collect_view()}
                <button class="btn" data-kind="primary" data-size="l" r#type="submit">{t.get(k::FIT_SEND)}</button>
                <p class="hint">{t.get(k::FIT_PRIVATE)}</p>
            </form>
        </div>
    }
    .into_any()
}

fn fieldset(t: Texts, number: usize, question: Question, answers: &Answers, sent: bool) -> AnyView {
    let given = answers.to(question);
    let choice = |answer: Answer| {
        view! {
            <label class="check">
                <input r#type="radio" name=question.code() value=answer.code() checked=given == Some(answer)/>
                <span>{t.get(words::answer(question, answer))}</span>
            </label>
        }
    };
    let open = (sent && given.is_none()).then(|| view! { <p class="field__error">{t.get(k::FIT_OPEN_ONE)}</p> });
    view! {
        <fieldset class="card">
            <legend class="strong">{format!("{number}. ")} {t.get(words::question(question))}</legend>
            {open}
            {question.answers().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn judged(t: Texts, outcome: &Outcome, answered: &Answered) -> AnyView {
    const GRADES: [(Grade, &str); 5] =
        [(Grade::A, "A"), (Grade::B, "B"), (Grade::C, "C"), (Grade::D, "D"), (Grade::E, "E")];
    let letter = GRADES.iter().find(|(grade, _)| *grade == outcome.grade).map_or("", |(_, letter)| letter);
    let step = |(grade, letter): (Grade, &'static str)| {
        view! { <li aria-current=(grade == outcome.grade).then_some("true")>{letter}</li> }
    };
    let cap = outcome.cap.as_ref().map(|_| view! { <p>{t.get(words::cap(outcome.grade))}</p> });
    let (path, Answered { answers, offer }) = (address(), answered);
    let kept = if offer.is_some() { k::FIT_PRIVATE_UNLESS } else { k::FIT_PRIVATE };
    let hidden = |(question, answer): (&'static str, &'static str)| {
        view! { <input r#type="hidden" name=question value=answer/> }
    };
    view! {
        <div class="result2">
            <section class="stack" data-gap="6">
                <div class="stack" data-gap="3">
                    <p class="eyebrow">{t.get(k::FIT_TITLE)}</p>
                    <h1>{t.get(words::grade(outcome.grade))}</h1>
                </div>
                <ol class="grade" aria-label=t.fill(k::FIT_GRADE_LABEL, &[("grade", letter)])>{GRADES.map(step)}</ol>
                {cap}
                <div class="stack" data-gap="2">
                    <form method="post" action=format!("{path}/pdf")>
                        {answers.pairs().map(hidden).collect_view()}
                        <button class="btn" data-kind="primary" data-size="l" r#type="submit">
                            <Icon glyph=icons::DOWNLOAD/>
                            {t.get(k::FIT_PDF)}
                        </button>
                    </form>
                    <div><a class="btn" data-size="l" href=path.clone()>{t.get(k::FIT_AGAIN)}</a></div>
                </div>
                <p class="source">
                    <Icon glyph=icons::LOCK size=IconSize::Small/>
                    <span>{t.get(kept)}</span>
                </p>
            </section>
            <div class="stack" data-gap="8">
                <section class="stack" data-gap="3">
                    <h2>{t.fill(k::FIT_WHY, &[("grade", letter)])}</h2>
                    <ul class="card rows" data-pad="0" role="list">{outcome.findings.iter().map(|one| finding(t, one)).collect_view()}</ul>
                </section>
                {offer.clone().map(|offer| lead_section(t, &path, offer, answers))}
            </div>
        </div>
    }
    .into_any()
}

fn finding(t: Texts, finding: &Finding) -> AnyView {
    let (tone, glyph): (_, Glyph) = match finding.kind {
        Kind::Risk => ("bad", icons::OCTAGON_ALERT),
        Kind::Chance => ("warn", icons::TRIANGLE_ALERT),
        Kind::Good => ("ok", icons::CIRCLE_CHECK),
    };
    let next = words::next(finding).map(|key| view! { <span class="rowlink__s">{t.get(key)}</span> });
    let norm = finding.norm.map(|norm| {
        view! {
            <span class="source">
                <Icon glyph=icons::SCALE size=IconSize::Small/>
                <span>{norm}</span>
            </span>
        }
    });
    view! {
        <li class="rowlink rowlink--still rowlink--top">
            <span class="tileicon" data-tone=tone><Icon glyph/></span>
            <span>
                <span class="sr">{t.get(words::kind(finding.kind))}</span>
                <span class="rowlink__t">{t.get(words::reason(finding))}</span>
                {next}
                {norm}
            </span>
            <span></span>
        </li>
    }
    .into_any()
}
