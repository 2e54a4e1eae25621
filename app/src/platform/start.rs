//! How a bundle takes over its page.

use crate::i18n::{self, Bundle, Lang};
use crate::settings::{self, Settings, Theme};
use leptos::prelude::*;

/// Starts the app of a bundle: takes over the server's page, or, in the offline shell, mounts afresh.
///
/// `catalogue` is the text of the page's catalogue file. `<body data-mount="csr">` marks the offline shell: it has
/// nothing that could be matched, so a cached document can never disagree with the wasm.
pub fn start<V: IntoView + 'static>(catalogue: String, bundle: Bundle, root: impl FnOnce() -> V + 'static) {
    console_error_panic_hook();
    let document = document();
    let html = document.document_element();
    let offline = document.body().and_then(|b| b.get_attribute("data-mount")).as_deref() == Some("csr");
    let attribute = |name: &str| html.as_ref().and_then(|e| e.get_attribute(name));
    let settings = Settings {
        lang: attribute("lang").and_then(|l| Lang::parse(&l)).unwrap_or_default(),
        theme: attribute("data-theme").and_then(|t| Theme::parse(&t)).unwrap_or_default(),
        build: attribute("data-build").unwrap_or_default(),
        demo: attribute("data-demo").is_some(),
        dev: attribute("data-dev").is_some(),
        offline,
        operator: attribute("data-operator")
            .map(|text| text.split('\n').map(str::to_owned).collect())
            .unwrap_or_default(),
    };
    i18n::install(catalogue, bundle);

    let build = settings.build.clone();
    let app = move || {
        settings::provide(settings);
        root()
    };
    if offline {
        leptos::mount::mount_to_body(app);
    } else {
        leptos::mount::hydrate_body(app);
    }
    if let Some(html) = html {
        // The browser tests wait for this: a click before it would be lost.
        drop(html.set_attribute("data-hydrated", &build));
    }
}

/// Panics name themselves on the console; a test with a console error is red.
fn console_error_panic_hook() {
    std::panic::set_hook(Box::new(|info| leptos::logging::error!("{info}")));
}
