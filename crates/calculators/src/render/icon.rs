//! The icons of answers. From [Lucide](https://lucide.dev), ISC licence: the text is in `style/icons/LICENSE-lucide.txt`.

use maud::{Markup, PreEscaped, html};

/// The inner markup of an icon; stroke, fill and size come from the class `icon`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph(&'static str);

/// An icon beside a heading, 20 px. It is decoration: a word stands beside it.
pub(super) fn icon(glyph: Glyph) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(glyph.0)) } }
}

/// An icon beside small text, 16 px.
pub(super) fn small_icon(glyph: Glyph) -> Markup {
    html! { svg.icon data-size="s" viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(glyph.0)) } }
}

/// Opens below.
pub(super) const CHEVRON_DOWN: Glyph = Glyph(r#"<path d="m6 9 6 6 6-6" />"#);
/// Finding of level ok.
pub(super) const CIRCLE_CHECK: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="m16 9-5.5 5.5L8 12" />"#);
/// Waits.
pub(super) const CLOCK: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />"#);
/// Finding of level I.
pub(super) const INFO: Glyph =
    Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="M12 16v-4" /><path d="M12 8h.01" />"#);
/// Finding of level E.
pub(super) const OCTAGON_ALERT: Glyph = Glyph(
    r#"<path d="M12 16h.01" /><path d="M12 8v4" /><path d="M15.312 2a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586l-4.688-4.688A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2z" />"#,
);
/// Law.
pub(super) const SCALE: Glyph = Glyph(
    r#"<path d="M12 3v18" /><path d="m19 8 3 8a5 5 0 0 1-6 0zV7" /><path d="M3 7h1a17 17 0 0 0 8-2 17 17 0 0 0 8 2h1" /><path d="m5 8 3 8a5 5 0 0 1-6 0zV7" /><path d="M7 21h10" />"#,
);
/// Table.
pub(super) const TABLE_2: Glyph =
    Glyph(r#"<path d="M3 9h18" /><path d="M9 3v18" /><rect x="3" y="3" width="18" height="18" rx="2" />"#);
/// Finding of level W, or late.
pub(super) const TRIANGLE_ALERT: Glyph = Glyph(
    r#"<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" /><path d="M12 9v4" /><path d="M12 17h.01" />"#,
);
