//! Passkeys: what the server asks goes to the browser, what the browser answers goes back, both as JSON (`WebAuthn`, level 3, 5.1).

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyError {
    /// This browser has no passkeys, or none that are spoken with in JSON.
    Unsupported,
    /// The person said no, took too long, or has no passkey here. Browsers do not say which.
    Declined,
    /// This device has a passkey of the account already.
    Known,
    /// Another request took this one's place. No news for the person.
    Replaced,
    /// Anything else: a site that may have no passkeys, options that cannot be read.
    Failed,
}

thread_local! {
    /// A browser has one request at a time; the one that waits in a field makes way.
    static WAITING: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Whether this browser can make and show passkeys.
pub fn supported() -> bool {
    factory().is_ok_and(|factory| {
        ["parseCreationOptionsFromJSON", "parseRequestOptionsFromJSON"]
            .iter()
            .all(|name| function(&factory, name).is_ok())
    })
}

/// Makes a passkey.
///
/// # Errors
/// [`PasskeyError`].
pub async fn create(options_json: &str) -> Result<String, PasskeyError> {
    let request = request("parseCreationOptionsFromJSON", options_json)?;
    answer("create", &request).await
}

/// Shows a passkey. `conditional`: it is offered in a field marked `autocomplete="username webauthn"`, and waits there until the person
/// takes it or another request replaces it.
///
/// # Errors
/// [`PasskeyError`].
pub async fn get(options_json: &str, conditional: bool) -> Result<String, PasskeyError> {
    let request = request("parseRequestOptionsFromJSON", options_json)?;
    if conditional {
        let offered = settled(&call(&factory()?, "isConditionalMediationAvailable", None)?).await?;
        if !offered.is_truthy() {
            return Err(PasskeyError::Unsupported);
        }
        set(&request, "mediation", &"conditional".into())?;
    }
    answer("get", &request).await
}

/// Has the browser read the options: `{ publicKey: … }`.
fn request(parser: &str, options_json: &str) -> Result<Object, PasskeyError> {
    let options = JSON::parse(options_json).map_err(|_| PasskeyError::Failed)?;
    let parsed = call(&factory()?, parser, Some(&options))?;
    let request = Object::new();
    set(&request, "publicKey", &parsed)?;
    Ok(request)
}

/// Asks the person and writes the answer down.
async fn answer(way: &str, request: &Object) -> Result<String, PasskeyError> {
    let controller = AbortController::new().map_err(|_| PasskeyError::Unsupported)?;
    set(request, "signal", &controller.signal())?;
    if let Some(before) = WAITING.replace(Some(controller)) {
        before.abort();
    }
    let container = part(&window().navigator(), "credentials")?;
    let credential = settled(&call(&container, way, Some(request))?).await?;
    let json = call(&credential, "toJSON", None)?;
    let text = JSON::stringify(&json).map_err(|_| PasskeyError::Failed)?;
    text.as_string().ok_or(PasskeyError::Failed)
}

fn factory() -> Result<JsValue, PasskeyError> {
    part(&window(), "PublicKeyCredential")
}

fn part(of: &JsValue, name: &str) -> Result<JsValue, PasskeyError> {
    let found = Reflect::get(of, &name.into()).ok().filter(JsValue::is_truthy);
    found.ok_or(PasskeyError::Unsupported)
}

fn function(of: &JsValue, name: &str) -> Result<Function, PasskeyError> {
    part(of, name)?.dyn_into().map_err(|_| PasskeyError::Unsupported)
}

fn call(of: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, PasskeyError> {
    let function = function(of, name)?;
    let called = argument.map_or_else(|| function.call0(of), |argument| function.call1(of, argument));
    called.map_err(|error| meaning(&error))
}

fn set(of: &Object, name: &str, value: &JsValue) -> Result<(), PasskeyError> {
    Reflect::set(of, &name.into(), value).map(|_| ()).map_err(|_| PasskeyError::Failed)
}

async fn settled(promise: &JsValue) -> Result<JsValue, PasskeyError> {
    JsFuture::from(Promise::resolve(promise)).await.map_err(|error| meaning(&error))
}

/// What a `DOMException` says to us (`WebAuthn`, level 3, 5.1.3 and 5.1.4).
fn meaning(error: &JsValue) -> PasskeyError {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError") => PasskeyError::Declined,
        Some("InvalidStateError") => PasskeyError::Known,
        Some("AbortError") => PasskeyError::Replaced,
        Some("NotSupportedError") => PasskeyError::Unsupported,
        _ => PasskeyError::Failed,
    }
}
