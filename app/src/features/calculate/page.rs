//! `/calculate/{calculator}`: the questions, the answer, how it came about.

use super::api::{Known, Opened, known_facts, scenario};
use super::fields::Asking;
use super::keep::{FORM, keep, sign_in_hint};
use super::{Files, Sent, Today, kept};
use crate::asked::Asked;
use crate::i18n::{Texts as AppTexts, k, use_texts};
use crate::ui::{DoneNote, Icon, IconSize, NothingHere, icons};
use calculators::render::{self, Written};
use calculators::{Calculator, Field, Texts, Typed};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};

/// A calculator, with what the person's employer knows already filled in.
#[component]
pub fn CalculatorPage() -> impl IntoView {
    let known = Asked::<Known>::once(known_facts);
    known.show(|known| asked(&known.unwrap_or_default(), Where::App))
}

/// The same as anybody gets it: the service worker keeps it for when there is no network.
#[component]
pub fn OfflineCalculatorPage() -> impl IntoView {
    asked(&Known::default(), Where::Device)
}

/// The same on an organisation's public page.
#[component]
pub fn PublicCalculatorPage() -> impl IntoView {
    asked(&Known::default(), Where::Public)
}

/// `/calculate/saved/{id}`: a calculator with what the person typed when they kept it.
#[component]
pub fn ScenarioPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let found = Asked::<Opened>::of(id.into(), scenario);
    found.show(|found| {
        found.ok().as_ref().and_then(opened).unwrap_or_else(|| view! { <NothingHere home="/calculate"/> }.into_any())
    })
}

/// Where the page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In the app of somebody who is signed in.
    App,
    /// On an organisation's public page.
    Public,
    /// Kept on the device: there is nobody to send a form to.
    Device,
}

impl Where {
    /// Where somebody goes on who asked for a calculator that does not exist.
    const fn home(self) -> &'static str {
        match self {
            Self::App => "/calculate",
            Self::Public => "/",
            Self::Device => "/offline/calculate",
        }
    }
}

fn today() -> jiff::civil::Date {
    use_context::<Today>().map_or(jiff::civil::Date::constant(2026, 1, 1), |today| today.0)
}

fn asked(known: &Known, place: Where) -> AnyView {
    let slug = use_params_map().read_untracked().get("calculator").unwrap_or_default();
    let Some(calculator) = Calculator::from_slug(&slug) else {
        return view! { <NothingHere home=place.home()/> }.into_any();
    };
    let sent = use_context::<Sent>().filter(|sent| sent.typed.calculator == calculator);
    let (typed, unkept) = sent.map(|sent| (sent.typed, sent.unkept)).unzip();
    let typed = typed.unwrap_or_else(|| filled(calculator, today(), use_texts(), known));
    page(&typed, &known.source, place, unkept.flatten(), None)
}

/// What was kept, in its calculator; nothing where there is no such calculator any more.
fn opened(opened: &Opened) -> Option<AnyView> {
    let calculator = Calculator::from_slug(&opened.calculator)?;
    let t = use_texts();
    let typed = kept::in_language(&kept::read(calculator, &opened.answers, today())?, t.lang().language());
    let done = use_query_map().read_untracked().get_str("done") == Some("kept");
    let ask = format!("/advice/new?scenario={}", opened.id);
    let above = view! {
        {done.then(|| view! { <DoneNote text=k::SCENARIO_DONE_KEPT/> })}
        <section class="card stack keep" data-gap="2">
            <p class="strong">{t.fill(k::SCENARIO_OPENED, &[("name", &opened.name)])}</p>
            <div class="row" data-wrap="">
                <a class="link" href="/calculate/saved">{t.get(k::SCENARIOS_OPEN)}</a>
                <a class="link" href=ask>{t.get(k::ADVICE_ASK)}</a>
            </div>
        </section>
    };
    Some(page(&typed, "", Where::App, None, Some(above.into_any())))
}

/// Questions, answer, how it came about; `above` stands between the lead and the questions.
fn page(
    typed: &Typed,
    source: &str,
    place: Where,
    unkept: Option<(String, crate::form::Problem)>,
    above: Option<AnyView>,
) -> AnyView {
    let (t, calculator) = (use_texts(), typed.calculator);
    let texts = Texts::of(t.lang().language());
    let title = texts.get(calculator.title());
    let (written, problems) = match typed.figure(&texts) {
        Ok(figure) => (render::figure(&figure, &texts), Vec::new()),
        Err(problems) => (render::problems(&problems, &texts), problems),
    };
    let form = form(Asking { texts: &texts, typed, problems: &problems }, source, place);
    let below = match place {
        Where::App => keep(title, unkept),
        Where::Public => sign_in_hint(calculator.slug()),
        Where::Device => None,
    };
    view! {
        <Title text=format!("{} · Zusage", title.replace('\u{ad}', ""))/>
        <div class="between calchead">
            <h1>{title.to_owned()}</h1>
            <div class="row" data-with-script="">
                <button class="iconbtn" r#type="button" data-print="" aria-label=t.get(k::CALCULATOR_PRINT)>
                    <Icon glyph=icons::PRINTER/>
                </button>
                <button class="iconbtn" r#type="button" data-share="" aria-label=t.get(k::CALCULATOR_SHARE)>
                    <Icon glyph=icons::SHARE_2/>
                </button>
            </div>
        </div>
        <p class="muted">{texts.get(calculator.lead()).to_owned()}</p>
        {above}
        {form}
        {answer(written, place)}
        {below}
        {script()}
    }
    .into_any()
}

/// What stands in the fields before anybody typed.
fn filled(calculator: Calculator, today: jiff::civil::Date, t: AppTexts, known: &Known) -> Typed {
    let mut typed = Typed::fresh(calculator, t.lang().language(), today);
    for (name, value) in &known.answers {
        typed.put(name, value);
    }
    typed
}

/// The form. Sent, it comes back with the answer and nothing is kept unless that was asked for; with script nothing else is sent.
fn form(asking: Asking<'_>, source: &str, place: Where) -> AnyView {
    let t = use_texts();
    let typed = asking.typed;
    let calculator = typed.calculator;
    let files = use_context::<Files>().unwrap_or_default();
    let lang = t.lang();
    let (details, main): (Vec<&'static Field>, Vec<_>) = calculator.fields().iter().partition(|field| field.is_detail);
    let wrong = asking.problems.iter().any(|problem| details.iter().any(|field| field.name == problem.field));
    // What was opened again is sent to its calculator.
    let action = match place {
        Where::App => Some(format!("/calculate/{}", calculator.slug())),
        Where::Public => Some(use_location().pathname.get_untracked()),
        Where::Device => None,
    };
    let source = (!source.is_empty()).then(|| {
        let text = source.to_owned();
        view! {
            <p class="source">
                <Icon glyph=icons::INFO size=IconSize::Small/>
                <span>{text}</span>
            </p>
        }
    });
    let fold = (!details.is_empty()).then(|| {
        view! {
            <details class="fold" open=wrong>
                <summary>
                    <Icon glyph=icons::CHEVRON_DOWN size=IconSize::Small/>
                    {t.get(k::CALCULATOR_DETAILS)}
                </summary>
                <div class="stack fold__body">{details.into_iter().map(|field| asking.field(field)).collect_view()} {source}</div>
            </details>
        }
    });
    view! {
        <form
            class="stack"
            id=FORM
            method="post"
            action=action
            novalidate
            data-calculator=calculator.slug()
            data-language=lang.code()
            data-today=typed.today.to_string()
            data-module=files.js
            data-wasm=files.wasm
            data-catalogue=files.catalogues[lang as usize].clone()
        >
            {main.into_iter().map(|field| asking.field(field)).collect_view()}
            {fold}
            <button class="btn" r#type="submit" data-without-script="">{t.get(k::CALCULATOR_SEND)}</button>
        </form>
    }
    .into_any()
}

/// The answer in the places that the script knows. Everything in it was escaped where it was written.
fn answer(written: Written, place: Where) -> AnyView {
    let t = use_texts();
    let private = if place == Where::Public { k::CALCULATOR_NOT_STORED } else { k::CALCULATOR_PRIVATE };
    view! {
        <div class="stack" id="figure" inner_html=written.parts></div>
        <section class="stack whys" data-gap="2" aria-labelledby="whys-title">
            <h2 id="whys-title">{t.get(k::CALCULATOR_WHYS)}</h2>
            <div class="stack" data-gap="2" id="whys" inner_html=written.whys></div>
        </section>
        <p class="hint">{t.get(private)}</p>
        <p class="sr" id="spoken" aria-live="polite"></p>
        <p class="sr" id="shared" aria-live="polite" data-copied=t.get(k::CALCULATOR_COPIED)></p>
    }
    .into_any()
}

fn script() -> AnyView {
    let files = use_context::<Files>().unwrap_or_default();
    view! { <script r#type="module" nonce=use_nonce() src=files.script></script> }.into_any()
}
