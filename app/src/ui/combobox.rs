//! `Combobox`: one of many, found by typing; another text may be typed too. Without JavaScript the browser's own `datalist` offers the
//! options. With it, a list of our own: the arrow keys move, Enter takes, Escape closes, Tab goes on.

use crate::i18n::{Key, use_texts};
use leptos::prelude::*;

/// How many options are offered at once.
const SHOWN: usize = 8;

/// A text field with options.
#[component]
pub fn Combobox(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What is chosen.
    label: Key,
    /// What is offered, in the order in which it is offered.
    options: Vec<String>,
    /// How it is found.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    // The browser's list gives way to ours as soon as there is a script.
    let (script, set_script) = signal(false);
    Effect::new(move || set_script.set(true));
    let (typed, set_typed) = signal(value.clone());
    let (open, set_open) = signal(false);
    let (active, set_active) = signal(None::<usize>);
    let field = NodeRef::<leptos::html::Input>::new();
    let native = options.iter().cloned().map(|option| view! { <option value=option></option> }).collect_view();
    let found = Memo::new(move |_| {
        let wanted = typed.get().trim().to_lowercase();
        let fits = |option: &&String| option.to_lowercase().contains(&wanted);
        options.iter().filter(fits).take(SHOWN).cloned().collect::<Vec<_>>()
    });
    let (native_id, list_id, hint_id) = (format!("{name}-options"), format!("{name}-list"), format!("{name}-hint"));
    let (list, owned) = (native_id.clone(), list_id.clone());
    let described = hint.as_ref().map(|_| hint_id.clone());
    let shows = move || open.get() && found.with(|found| !found.is_empty());
    let take = move |option: String| {
        if let Some(field) = field.get_untracked() {
            field.set_value(&option);
        }
        set_typed.set(option);
        set_open.set(false);
        set_active.set(None);
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let at = active.get_untracked().filter(|_| open.get_untracked());
        match event.key().as_str() {
            "ArrowDown" if count > 0 => set_active.set(Some(at.map_or(0, |at| (at + 1) % count))),
            "ArrowUp" if count > 0 => set_active.set(Some(at.map_or(count - 1, |at| (at + count - 1) % count))),
            "Enter" if at.is_some() => {
                if let Some(option) = at.and_then(|at| found.with_untracked(|found| found.get(at).cloned())) {
                    take(option);
                }
                return event.prevent_default();
            }
            "Escape" if open.get_untracked() => {
                set_open.set(false);
                return event.prevent_default();
            }
            _ => return,
        }
        set_open.set(true);
        event.prevent_default();
    };
    let row = move |(place, option): (usize, String)| {
        let text = option.clone();
        view! {
            <li
                class="menu__item"
                id=format!("{name}-option-{place}")
                role="option"
                aria-selected=move || (active.get() == Some(place)).to_string()
                // Before the field is left.
                on:mousedown=move |event| {
                    event.prevent_default();
                    take(option.clone());
                }
            >
                {text}
            </li>
        }
    };
    view! {
        <div class="field combobox">
            <label class="field__label" for=name>{use_texts().get(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <input
                class="input"
                id=name
                node_ref=field
                name=name
                r#type="text"
                value=value
                autocomplete="off"
                maxlength="300"
                list=move || (!script.get()).then(|| list.clone())
                role=move || script.get().then_some("combobox")
                aria-autocomplete=move || script.get().then_some("list")
                aria-expanded=move || script.get().then(|| shows().to_string())
                aria-controls=move || script.get().then(|| owned.clone())
                aria-activedescendant=move || active.get().filter(|_| shows()).map(|at| format!("{name}-option-{at}"))
                aria-describedby=described
                on:input:target=move |event| {
                    set_typed.set(event.target().value());
                    set_active.set(None);
                    set_open.set(true);
                }
                on:keydown=press
                on:blur=move |_| set_open.set(false)
            />
            <datalist id=native_id>{native}</datalist>
            <ul class="combobox__list" id=list_id role="listbox" aria-label=use_texts().get(label) hidden=move || !shows()>
                {move || found.get().into_iter().enumerate().map(row).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}
