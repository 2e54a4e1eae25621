//! The app, isomorphic: every page is rendered by the server; all but those at the door are taken over by one of the two wasm bundles.
//!
//! - [`employee`] and [`workplace`] are the two roots; each bundle links only its own. `door` is a third, without a bundle: its pages
//!   come from the server alone.
//! - [`features`] holds the pages, a folder per area; [`ui`] the components they are made of.
//! - [`i18n`] gives texts, [`platform`] is the only door to the browser, [`settings`] what both sides know of a page.
//!
//! A view knows no SQL and no HTTP; what it needs comes from a server function, and that calls one service.

// Components are documented where they are written; the macros of Leptos make further public items without words.
#![recursion_limit = "256"]

#[cfg(not(any(erase_components, doc, doctest)))]
compile_error!(
    "Build with `--cfg erase_components` (.cargo/config.toml has it; RUSTFLAGS in the environment hides it): server and wasm must agree."
);

pub mod access;
pub mod api;
pub mod asked;
#[cfg(feature = "ssr")]
pub mod branding;
#[cfg(feature = "ssr")]
pub mod door;
pub mod employee;
pub mod features;
pub mod form;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod i18n;
pub mod piece;
pub mod platform;
pub mod settings;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;
pub mod workplace;
