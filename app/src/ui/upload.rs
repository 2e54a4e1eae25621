//! `Upload`: a place to drop or choose a file. The native input covers the whole area, so dropping and the keyboard (Space, Enter) are
//! the browser's own. Without JavaScript the input shows itself, as it is what says the file's name then; the form sends it.

use super::typed_field::FieldProblem;
use super::{Icon, IconSize, icons};
use crate::form::use_form;
use crate::i18n::{Key, k, use_texts};
use leptos::prelude::*;

/// One file of a form, which has to be `multipart/form-data`.
#[component]
pub fn Upload(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What the file is.
    label: Key,
    /// Kinds and size that are taken.
    hint: Key,
    /// The kinds for the browser: `.csv,.xlsx`.
    accept: &'static str,
    /// Why the file was not taken, where no form says it.
    #[prop(optional, into)]
    problem: Option<String>,
    /// How far the sending is: a `Progress`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (t, form) = (use_texts(), use_form());
    let (chosen, set_chosen) = signal(None::<String>);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = format!("{hint_id} {error_id}");
    let problem = Signal::derive(move || problem.clone().or_else(|| form.problem(name, t)));
    let wrong = move || problem.with(Option::is_some);
    view! {
        <div class="field" data-invalid=move || wrong().then_some("")>
            <label class="field__label" for=name>{t.get(label)}</label>
            <div class="drop">
                <Icon glyph=icons::UPLOAD size=IconSize::Large/>
                <span><b class="link">{t.get(k::UI_UPLOAD_CHOOSE)}</b>" "{t.get(k::UI_UPLOAD_DROP)}</span>
                <span class="field__hint" id=hint_id>{t.get(hint)}</span>
                <input
                    class="drop__input"
                    id=name
                    name=name
                    r#type="file"
                    accept=accept
                    aria-describedby=described
                    aria-invalid=move || wrong().then_some("true")
                    on:change:target=move |event| {
                        // Browsers write a made-up folder before the name.
                        let path = event.target().value();
                        set_chosen.set(path.rsplit(['\\', '/']).next().filter(|name| !name.is_empty()).map(str::to_owned));
                    }
                />
            </div>
            <p class="small" aria-live="polite">
                {move || chosen.get().map(|file| t.fill(k::UI_UPLOAD_CHOSEN, &[("file", &file)]))}
            </p>
            <FieldProblem id=error_id problem/>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
