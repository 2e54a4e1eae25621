//! The page: people to tick, what stands on the letters, one button.

use super::api::{InviteeView, LetterPeople, Standing, invitees};
use super::mail::MailForm;
use crate::asked::Asked;
use crate::features::desk::palette::SearchButton;
use crate::form::{Answer, use_answer};
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, Field, Form, PageTitle, PreferencesMenu, Submit, icons};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// So many letters are printed at once, and so many people stand on a page.
const MOST: usize = 200;

/// Letters as one PDF, and e-mails for who has an address. Whoever has an account already gets a new letter only from who may give access
/// again.
#[component]
pub fn LettersPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let place = Memo::new(move |_| format!("{}/{}", org.get(), query.read().get("after").unwrap_or_default()));
    let found = Asked::<LetterPeople>::of(place.into(), async |place| {
        let (org, after) = place.split_once('/').unwrap_or((&place, ""));
        invitees(org.to_owned(), after.to_owned()).await
    });
    let done = move || query.read().get_str("done") == Some("mailed");
    view! {
        <PageTitle text=t.get(k::LETTERS_TITLE)/>
        <header class="desk__head">
            <h1>{t.get(k::LETTERS_TITLE)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body stack" data-gap="6" id="content">
            {move || done().then(|| view! { <DoneNote text=k::LETTERS_MAIL_DONE/> })}
            {found.show(move |found| match found {
                Ok(people) if !people.people.is_empty() => {
                    view! { <Letters org=org.get_untracked() people answer=answer.clone()/> }.into_any()
                }
                _ => view! { <Empty glyph=icons::MAIL title=t.get(k::LETTERS_EMPTY) next=t.get(k::LETTERS_NEXT)/> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn Letters(org: String, people: LetterPeople, answer: Answer) -> impl IntoView {
    let LetterPeople { people, again, next, count, mail_key } = people;
    let here = format!("/desk/{org}/people/letters");
    let next = next.map(|next| format!("{here}?after={next}"));
    let mail = mail_key.map(|key| {
        let people = people.iter().filter(|person| person.by_mail).cloned().collect();
        view! { <MailForm action=here key people/> }
    });
    view! {
        <LettersForm org people again answer/>
        <More shown=MOST next count/>
        {mail}
    }
    .into_any()
}

/// How many there are, and the way to the next page.
#[component]
pub(in crate::features::desk) fn More(shown: usize, next: Option<String>, count: i64) -> impl IntoView {
    let t = use_texts();
    let (shown, count) = (shown.to_string(), count.to_string());
    let more = next.map(|next| view! { <a class="btn" href=next>{t.fill(k::LETTERS_MORE, &[("shown", &shown)])}</a> });
    view! {
        <p class="row" data-wrap="">
            <span class="muted">{t.fill(k::LETTERS_COUNT, &[("count", &count)])}</span>
            {more}
        </p>
    }
    .into_any()
}

#[component]
fn LettersForm(org: String, people: Vec<InviteeView>, again: bool, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let typed = answer.refuses("letters");
    let chosen: Vec<String> =
        answer.kept.iter().filter(|(name, _)| name == "record").map(|(_, id)| id.clone()).collect();
    let row = move |(number, person): (usize, InviteeView)| {
        let ticked =
            if typed { chosen.contains(&person.id) } else { person.standing == Standing::New && number < MOST };
        view! { <Invitee person again ticked/> }
    };
    view! {
        <Form name="letters" action=format!("/desk/{org}/people/letters")>
            <p class="muted">{t.get(k::LETTERS_LEAD)}</p>
            <fieldset class="card rows" data-pad="0">
                <legend class="sr">{t.get(k::LETTERS_PEOPLE)}</legend>
                {people.into_iter().enumerate().map(row).collect_view()}
            </fieldset>
            <section class="card stack" data-gap="4">
                <h2>{t.get(k::LETTERS_PAPER)}</h2>
                <Field name="address" label=k::LETTERS_ADDRESS hint=k::LETTERS_ADDRESS_HINT/>
                <Field name="contact" label=k::LETTERS_CONTACT/>
                <Field name="phone" label=k::LETTERS_PHONE free=true/>
                <Field name="email" label=k::LETTERS_EMAIL hint=k::LETTERS_WAYS free=true/>
                <p class="source">{t.get(k::LETTERS_ONCE)}</p>
                <div><Submit label=k::LETTERS_MAKE/></div>
            </section>
        </Form>
    }
    .into_any()
}

#[component]
fn Invitee(person: InviteeView, again: bool, ticked: bool) -> impl IntoView {
    let t = use_texts();
    let locked = person.standing == Standing::Active && !again;
    view! {
        <label class="rowlink">
            <input class="tick" r#type="checkbox" name="record" value=person.id checked=ticked disabled=locked/>
            <span>
                <span class="rowlink__t">{person.name}</span>
                <span class="rowlink__s">{t.fill(k::LETTERS_NUMBER, &[("number", &person.personnel_no)])}</span>
            </span>
            <span class="rowlink__end">{person.stands}</span>
        </label>
    }
}
