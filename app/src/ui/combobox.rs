//! `Combobox`: one of many, found by typing; another text may be typed too. Without JavaScript the browser's own `datalist` offers the
//! options. With it, a list of our own: the arrow keys move, Enter takes, Escape closes, Tab closes and goes on; Home, End and all
//! other keys are the text field's. The focus stays in the field, `aria-activedescendant` says which option is meant.

mod entry;
mod keys;
mod list;

use crate::i18n::{Key, use_texts};
use entry::Entry;
use leptos::html::Input;
use leptos::prelude::*;
use list::Offered;

/// How many options are offered at once.
const SHOWN: usize = 8;

/// What the field and its list know.
#[derive(Clone, Copy)]
struct Choice {
    name: &'static str,
    typed: RwSignal<String>,
    found: Memo<Vec<String>>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    field: NodeRef<Input>,
}

impl Choice {
    fn new(name: &'static str, value: String, options: Vec<String>) -> Self {
        let typed = RwSignal::new(value);
        let found = Memo::new(move |_| {
            let wanted = typed.get().trim().to_lowercase();
            let fits = |option: &&String| option.to_lowercase().contains(&wanted);
            options.iter().filter(fits).take(SHOWN).cloned().collect::<Vec<_>>()
        });
        Self { name, typed, found, open: RwSignal::new(false), active: RwSignal::new(None), field: NodeRef::new() }
    }

    /// Whether the list is seen.
    fn shows(self) -> bool {
        self.open.get() && self.found.with(|found| !found.is_empty())
    }

    /// Takes an option into the field.
    fn take(self, option: String) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(&option);
        }
        self.typed.set(option);
        self.close();
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }

    fn list_id(self) -> String {
        format!("{}-list", self.name)
    }

    fn option_id(self, place: usize) -> String {
        format!("{}-option-{place}", self.name)
    }
}

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
    let label = use_texts().get(label);
    let native = options.iter().cloned().map(|option| view! { <option value=option></option> }).collect_view();
    let choice = Choice::new(name, value.clone(), options);
    let (list, hint_id) = (format!("{name}-options"), format!("{name}-hint"));
    let described = hint.as_ref().map(|_| hint_id.clone());
    view! {
        <div class="field combobox">
            <label class="field__label" for=name>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <Entry choice value native=list.clone() described/>
            <datalist id=list>{native}</datalist>
            <Offered choice label/>
        </div>
    }
    .into_any()
}
