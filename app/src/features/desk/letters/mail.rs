//! An e-mail instead of a letter.

use super::api::InviteeView;
use crate::features::desk::members::Choice;
use crate::form::Answer;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, FormNote, Submit};
use leptos::prelude::*;

/// One person and the address that the mail goes to. The mail holds a link and no name; the birthday is asked when it is opened.
#[component]
pub(super) fn MailForm(action: String, key: String, people: Vec<InviteeView>, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let problem = answer.problem_of("mail");
    let mut options = vec![(String::new(), t.get(k::MEMBERS_CHOOSE).to_owned())];
    options.extend(people.into_iter().map(|person| (person.id, format!("{} ({})", person.name, person.personnel_no))));
    let typed = move |field| if problem.is_some() { answer.typed(field) } else { String::new() };
    view! {
        <form class="card stack form" data-gap="4" method="post" action=action>
            <h2>{t.get(k::LETTERS_MAIL_TITLE)}</h2>
            <p class="muted">{t.get(k::LETTERS_MAIL_LEAD)}</p>
            <FormNote problem/>
            <input type="hidden" name="by" value="mail"/>
            <input type="hidden" name="key" value=key/>
            <Choice name="who" label=k::LETTERS_MAIL_WHO options chosen=typed("who") problem/>
            <Field name="mail" label=k::LETTERS_MAIL_ADDRESS value=typed("mail") problem/>
            <div><Submit label=k::LETTERS_MAIL_SEND/></div>
        </form>
    }
    .into_any()
}
