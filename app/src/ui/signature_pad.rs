//! `SignaturePad`: a signature, drawn or typed; the two are equal. The name alone is there without JavaScript, as drawing needs a script.
//! The drawing is a path, so that it prints, scales and follows the theme. Finger, pen and mouse draw; the keyboard chooses the way with
//! the arrow keys, and whoever does not draw types: the drawing area is no stop. What is drawn is sent only where drawing is chosen.

use super::ink::Ink;
use super::signature_parts::{Drawing, SignatureWays, TypedName};
use super::typed_field::ErrorLine;
use crate::i18n::{k, use_texts};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::svg::Svg;

/// How somebody signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureWay {
    /// With a drawing.
    #[default]
    Drawn,
    /// With the name.
    Typed,
}

impl SignatureWay {
    /// What `{name}-way` sends.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Drawn => "drawn",
            Self::Typed => "typed",
        }
    }
}

/// A pad in use.
#[derive(Clone, Copy)]
pub struct Pen {
    /// Where is drawn.
    pub area: NodeRef<Svg>,
    /// What is drawn.
    pub ink: RwSignal<Ink>,
    /// The pointer that draws now.
    pub held: StoredValue<Option<i32>>,
}

/// What the parts of the pad share.
#[derive(Clone, Copy)]
pub(super) struct Pad {
    /// The field's name in the form.
    pub(super) name: &'static str,
    /// What is chosen: the name until the script is there.
    pub(super) way: RwSignal<SignatureWay>,
    /// The drawing.
    pub(super) pen: Pen,
    /// The field for the name.
    pub(super) field: NodeRef<Input>,
    /// Whether something stands in it.
    pub(super) named: RwSignal<bool>,
}

impl Pad {
    /// Whether this way is the chosen one.
    pub(super) fn shows(self, way: SignatureWay) -> bool {
        self.way.get() == way
    }

    fn is_ready(self) -> bool {
        match self.way.get() {
            SignatureWay::Drawn => self.pen.ink.with(Ink::has_stroke),
            SignatureWay::Typed => self.named.get(),
        }
    }
}

/// A signature of a form: `{name}-way` says `drawn` or `typed`, `name` holds the path (see [`Ink::read`]), `{name}-typed` the name.
#[component]
pub fn SignaturePad(
    /// The field's name in the form, and the id of the whole.
    name: &'static str,
    /// Whose signature it is, written below the line.
    #[prop(into)]
    signer: String,
    /// What was chosen before.
    #[prop(optional)]
    way: SignatureWay,
    /// What was drawn before.
    #[prop(optional)]
    drawn: Ink,
    /// The name that was typed before.
    #[prop(optional, into)]
    typed: String,
    /// Why it was not taken.
    #[prop(optional, into)]
    problem: Option<String>,
    /// Follows whether there is a stroke or a name, once there is a script. Start it with `true`, for whoever has none.
    #[prop(optional)]
    ready: Option<RwSignal<bool>>,
) -> impl IntoView {
    let t = use_texts();
    let pen = Pen { area: NodeRef::new(), ink: RwSignal::new(drawn), held: StoredValue::new(None) };
    let (field, named) = (NodeRef::new(), RwSignal::new(!typed.trim().is_empty()));
    let pad = Pad { name, way: RwSignal::new(SignatureWay::Typed), pen, field, named };
    let script = RwSignal::new(false);
    let before = typed.clone();
    Effect::new(move || {
        // Whoever typed before the script came goes on typing.
        let now = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        pad.way.set(if now == before { way } else { SignatureWay::Typed });
        named.set(!now.trim().is_empty());
        script.set(true);
    });
    if let Some(ready) = ready {
        Effect::new(move || ready.set(pad.is_ready()));
    }
    let error_id = format!("{name}-error");
    let wrong = problem.is_some();
    let described = wrong.then(|| error_id.clone());
    view! {
        <fieldset class="sign stack" data-gap="2" id=name data-invalid=wrong.then_some("") aria-describedby=described>
            <legend class="sr">{t.get(k::UI_SIGN)}</legend>
            <SignatureWays pad script/>
            <Drawing pad signer/>
            <TypedName pad typed/>
            {problem.map(|text| view! { <div id=error_id><ErrorLine text/></div> })}
        </fieldset>
    }
    .into_any()
}
