//! An e-mail instead of a letter.

use super::api::InviteeView;
use crate::i18n::{k, use_texts};
use crate::ui::{Field, Form, Select, Submit};
use leptos::prelude::*;

/// One person and the address that the mail goes to. The mail holds a link and no name; the birthday is asked when it is opened.
#[component]
pub(super) fn MailForm(action: String, key: String, people: Vec<InviteeView>) -> impl IntoView {
    let t = use_texts();
    let mut options = vec![(String::new(), t.get(k::MEMBERS_CHOOSE).to_owned())];
    options.extend(people.into_iter().map(|person| (person.id, format!("{} ({})", person.name, person.personnel_no))));
    view! {
        <Form name="mail" action key class="card stack form">
            <h2>{t.get(k::LETTERS_MAIL_TITLE)}</h2>
            <p class="muted">{t.get(k::LETTERS_MAIL_LEAD)}</p>
            <input type="hidden" name="by" value="mail"/>
            <Select name="who" label=k::LETTERS_MAIL_WHO options/>
            <Field name="mail" label=k::LETTERS_MAIL_ADDRESS/>
            <div><Submit label=k::LETTERS_MAIL_SEND/></div>
        </Form>
    }
    .into_any()
}
