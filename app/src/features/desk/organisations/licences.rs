//! What lets a broker advise: its places in the register of intermediaries, entered by the operator after a look into it (§ 11a `GewO`).

use crate::features::advice::words;
use crate::i18n::{Texts, k, use_texts};
use crate::ui::{Field, Form, Select, Submit};
use domain::advice::LicenceKind;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceView {
    /// Names it in forms.
    pub id: String,
    /// What was seen of it.
    pub version: i64,
    /// As what the broker stands in the register.
    pub kind: LicenceKind,
    /// Under which number.
    pub number: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: Option<String>,
    /// Whether it is over.
    pub over: bool,
    /// The key of the command that ends it.
    pub key: String,
}

/// A broker's licences, with the way to add one and to end one.
#[component]
pub fn Licences(
    /// Where the forms go.
    action: String,
    licences: Vec<LicenceView>,
    /// The key of the command that adds one.
    key: String,
    /// Today, as the language writes it.
    today: String,
) -> impl IntoView {
    let t = use_texts();
    let none = licences.is_empty().then(|| view! { <li class="rowlink__form muted">{t.get(k::LICENCES_NONE)}</li> });
    let rows = licences.into_iter().map(|licence| row(t, &action, licence, &today)).collect_view();
    let kind = |kind: &LicenceKind| (kind.code().to_owned(), t.get(words::licence(*kind)).to_owned());
    let kinds: Vec<_> = LicenceKind::ALL.iter().map(kind).collect();
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="licences">
            <h2 id="licences">{t.get(k::LICENCES_TITLE)}</h2>
            <p class="hint">{t.get(k::LICENCES_LEAD)}</p>
            <ul class="card rows" data-pad="0">{none}{rows}</ul>
            <Form name="licence" action key>
                <h3>{t.get(k::LICENCES_ADD)}</h3>
                <Select name="kind" label=k::LICENCES_KIND options=kinds/>
                <Field name="number" label=k::LICENCES_NUMBER hint=k::LICENCES_NUMBER_HINT/>
                <Field name="from" label=k::MEMBERS_FROM hint=k::ORGANISATION_SIGNED_HINT value=today/>
                <Field name="to" label=k::MEMBERS_TO hint=k::LICENCES_TO_HINT free=true/>
                <div><Submit label=k::LICENCES_ADD name="do" value="add"/></div>
            </Form>
        </section>
    }
    .into_any()
}

fn row(t: Texts, action: &str, licence: LicenceView, today: &str) -> AnyView {
    let values = [("from", licence.from.as_str()), ("to", licence.to.as_deref().unwrap_or_default())];
    let term = t.fill(if licence.to.is_some() { k::MANDATES_FROM_TO } else { k::MANDATES_SINCE }, &values);
    let ended = licence.over.then(|| view! { <span class="badge">{t.get(k::MANDATES_OVER)}</span> });
    let field = format!("last-{}", licence.id);
    let (to, today) = (action.to_owned(), today.to_owned());
    let end = (!licence.over).then(|| {
        view! {
            <details class="fold">
                <summary class="btn" data-size="s">{t.get(k::LICENCES_END)}</summary>
                <form class="fold__body stack" data-gap="3" method="post" action=to>
                    <p>{t.get(k::LICENCES_END_WHAT)}</p>
                    <div class="field">
                        <label class="field__label" for=field.clone()>{t.get(k::LICENCES_LAST)}</label>
                        <input class="input" id=field name="last" value=today maxlength="40" autocomplete="off" required/>
                    </div>
                    <input type="hidden" name="id" value=licence.id/>
                    <input type="hidden" name="version" value=licence.version/>
                    <input type="hidden" name="key" value=licence.key/>
                    <button class="btn" data-size="s" data-kind="danger" name="do" value="end">{t.get(k::LICENCES_END_NOW)}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="rowlink rowlink--two">
            <span>
                <span class="rowlink__t">{licence.number}</span>
                <span class="rowlink__s">{t.get(words::licence(licence.kind))}", "{term}</span>
            </span>
            <span class="rowlink__end">{ended}{end}</span>
        </li>
    }
    .into_any()
}
