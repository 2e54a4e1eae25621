//! The document around the app: head, boot script, body. Server side only.

use crate::i18n::{Lang, Texts, k};
use crate::settings::{Settings, Theme};
use crate::ui::OutboxNote;
use leptos::attr::custom::custom_attribute;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The colour of the browser's own bar: the page's ground in light and dark (`--paper-50`, `--ink-1000`).
const BAR_LIGHT: &str = "#fbfaf7";
const BAR_DARK: &str = "#090c14";

/// Addresses of the files that one bundle's pages load, all below `/pkg` and named by their content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assets {
    /// The JavaScript glue.
    pub js: String,
    /// The wasm.
    pub wasm: String,
    /// The styles.
    pub css: String,
    /// The script of the pages at the door.
    pub door: String,
    /// The script of forms that may wait.
    pub outbox: String,
    /// The script that keeps what the person's own pages showed last; only the employee app has such pages.
    pub kept: Option<String>,
    /// The font that every page needs.
    pub font: String,
    /// The catalogue of each language, in the order of [`Lang::ALL`].
    pub catalogues: [String; 4],
    /// The web app manifest.
    pub manifest: &'static str,
}

/// How the wasm meets the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boot {
    /// The body holds the rendered page; the wasm takes it over.
    Hydrate,
    /// The body holds the whole page; only the door's script comes with it.
    Door,
    /// The body is empty (the offline shell); the wasm mounts the app afresh.
    Mount,
    /// No script at all, and this title: an error page must not depend on anything.
    Static(&'static str),
}

/// Whose forms may be kept on the device until there is a connection; the identifier is the account's. Nobody else sends them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// Nobody is signed in.
    Nobody,
    /// Forms of this page may wait.
    Here(String),
    /// No form of this page waits; what was kept elsewhere is sent, and signing out asks for it.
    Elsewhere(String),
}

impl Waits {
    fn account(self) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::Here(account) | Self::Elsewhere(account) => Some(account),
        }
    }
}

/// A whole document. `body` is the app for [`Boot::Hydrate`] and [`Boot::Door`], nothing for [`Boot::Mount`], a page for [`Boot::Static`].
pub fn document(settings: &Settings, assets: &Assets, boot: Boot, waits: Waits, body: AnyView) -> AnyView {
    let Settings { lang, theme, build, demo, dev, operator, .. } = settings.clone();
    let operator = (!operator.is_empty()).then(|| operator.join("\n"));
    // A page of the app brings its own title.
    let title = match boot {
        Boot::Hydrate | Boot::Door => None,
        Boot::Mount => Some("Zusage".to_owned()),
        Boot::Static(title) => Some(format!("{title} · Zusage")),
    };
    // As one string: a view among the children would leave its mark in the text. Our own words only, nothing to escape.
    let title = title.map(|title| view! { <title inner_html=title></title> });
    let mount = (boot == Boot::Mount).then_some("csr");
    let outbox = outbox_script(assets, &waits);
    // After the app: hydration begins at the body's first child.
    let note = outbox.is_some().then(|| view! { <OutboxNote/> });
    let kept = matches!(boot, Boot::Hydrate | Boot::Mount).then(|| kept_script(assets)).flatten();
    let account = waits.account();
    let noscript =
        (boot == Boot::Mount).then(|| view! { <noscript>{Texts::of(lang).get(k::OFFLINE_NOSCRIPT)}</noscript> });
    view! {
        <!DOCTYPE html>
        <html lang=lang.code() data-theme=theme.attribute() data-build=build data-demo=demo.then_some("") data-dev=dev.then_some("") data-operator=operator data-account=account>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="description" content=Texts::of(lang).get(k::START_LEAD)/>
                {bar_colours(theme)}
                <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="anonymous" href=assets.font.clone()/>
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="icon" href="/icon.svg" r#type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-180.png"/>
                <link rel="manifest" href=assets.manifest/>
                <MetaTags/>
                {title}
                {kept}
                {boot_script(assets, lang, boot, dev)}
                {outbox}
            </head>
            <body data-mount=mount>{body}{note}{noscript}</body>
        </html>
    }
    .into_any()
}

fn bar_colours(theme: Theme) -> AnyView {
    match theme {
        Theme::Light => view! { <meta name="theme-color" content=BAR_LIGHT/> }.into_any(),
        Theme::Dark => view! { <meta name="theme-color" content=BAR_DARK/> }.into_any(),
        Theme::System => {
            let scheme = |query: &'static str, colour: &'static str| {
                // `media` is no attribute of `meta` in the macro's list.
                let media = custom_attribute("media", query);
                view! { <meta name="theme-color" content=colour/> }.add_any_attr(media)
            };
            let light = scheme("(prefers-color-scheme: light)", BAR_LIGHT);
            let dark = scheme("(prefers-color-scheme: dark)", BAR_DARK);
            view! { {light}{dark} }.into_any()
        }
    }
}

/// What the server wrote is painted before the app's bytes compete with it for the network; where nothing is painted nothing is waited for.
const AFTER_PAINT: &str = "document.hidden?go():requestAnimationFrame(()=>setTimeout(go));";

/// The one script of ours that stands in the page. It keeps the browser's install offer, gives the cached offline
/// shell the person's language and colours (from the cookies, else the browser's language), and loads wasm and catalogue side by side.
fn boot_script(assets: &Assets, lang: Lang, boot: Boot, dev: bool) -> Option<AnyView> {
    let Assets { js, wasm, .. } = assets.clone();
    let catalogue = match boot {
        Boot::Static(_) => return None,
        Boot::Door => return Some(door_script(assets, dev)),
        Boot::Hydrate => format!("{:?}", assets.catalogues[lang as usize]),
        Boot::Mount => by_language(assets.catalogues.each_ref()),
    };
    // A rendered page can be read without the app; the empty shell has to say something.
    let start = if boot == Boot::Mount { format!("go(){};", boot_failed()) } else { AFTER_PAINT.to_owned() };
    // What was kept is all that the shell can show.
    let kept = if boot == Boot::Mount { "await window.zusageKept?.ready;" } else { "" };
    let script = format!(
        "addEventListener('beforeinstallprompt',e=>{{e.preventDefault();window.zusageInstall=e;\
         dispatchEvent(new Event('zusageInstall'))}});\
         const go=async()=>{{const w=fetch({wasm:?}),t=fetch({catalogue}).then(r=>{{if(!r.ok)throw new Error('catalogue '+r.status);return r.text()}});\
         const m=await import({js:?});\
         await m.default({{module_or_path:w}});{kept}m.start(await t)}};{start}"
    );
    let theme = (boot == Boot::Mount).then(|| {
        let script = "const d=document.documentElement;\
            const l=(navigator.languages||[]).map(x=>x.slice(0,2)).find(x=>/^(de|en|nl|da)$/.test(x));if(l)d.lang=l;\
            for(const c of document.cookie.split('; ')){const[n,v]=c.split('=');\
            if(n==='lang'&&/^(de|en|nl|da)$/.test(v))d.lang=v;\
            if(n==='theme'&&/^(light|dark)$/.test(v))d.dataset.theme=v}";
        view! { <script nonce=use_nonce()>{script}</script> }
    });
    let develop = develop_script(dev);
    Some(
        view! {
            {theme}
            {develop}
            <script r#type="module" nonce=use_nonce()>{script}</script>
        }
        .into_any(),
    )
}

/// The script of forms that may wait. Where none does it is loaded only when something is kept on this device.
fn outbox_script(assets: &Assets, waits: &Waits) -> Option<AnyView> {
    match waits {
        Waits::Nobody => None,
        Waits::Here(_) => {
            Some(view! { <script r#type="module" nonce=use_nonce() src=assets.outbox.clone()></script> }.into_any())
        }
        Waits::Elsewhere(_) => {
            let script =
                format!("try{{if(localStorage.getItem('zusage-outbox'))import({:?})}}catch{{}}", assets.outbox);
            Some(view! { <script r#type="module" nonce=use_nonce()>{script}</script> }.into_any())
        }
    }
}

/// The script that keeps answers. It stands before the app's own, which uses it from the start.
fn kept_script(assets: &Assets) -> Option<AnyView> {
    let src = assets.kept.clone()?;
    Some(view! { <script r#type="module" nonce=use_nonce() src=src></script> }.into_any())
}

/// The script of a page at the door.
fn door_script(assets: &Assets, dev: bool) -> AnyView {
    view! {
        {develop_script(dev)}
        <script r#type="module" nonce=use_nonce() src=assets.door.clone()></script>
    }
    .into_any()
}

fn develop_script(dev: bool) -> Option<impl IntoView> {
    dev.then(|| view! { <script src="/_dev/reload.js" nonce=use_nonce()></script> })
}

/// What the shell does when the app cannot start.
fn boot_failed() -> String {
    let text = by_language(Lang::ALL.map(|lang| Texts::of(lang).get(k::BOOT_FAILED)));
    format!(".catch(e=>{{console.error(e);document.body.textContent={text}}})")
}

/// A value that is chosen when the page opens: in the cached shell the language is known only then.
fn by_language<S: AsRef<str>>(values: [S; 4]) -> String {
    let pairs: Vec<String> =
        Lang::ALL.iter().zip(values).map(|(lang, value)| format!("{}:{:?}", lang.code(), value.as_ref())).collect();
    format!("({{{}}})[document.documentElement.lang]", pairs.join(","))
}
