//! What is the case: findings, progress, connection. Lucide, ISC; licence in `style/icons/LICENSE-lucide.txt`.

use super::Glyph;

/// Confirmed (`badge-check`).
pub const BADGE_CHECK: Glyph = Glyph(
    r#"<path d="M3.85 8.62a4 4 0 0 1 4.78-4.77 4 4 0 0 1 6.74 0 4 4 0 0 1 4.78 4.78 4 4 0 0 1 0 6.74 4 4 0 0 1-4.77 4.78 4 4 0 0 1-6.75 0 4 4 0 0 1-4.78-4.77 4 4 0 0 1 0-6.76Z" /><path d="m16 9-5.5 5.5L8 12" />"#,
);
/// Open, not yet done (`circle`).
pub const CIRCLE: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" />"#);
/// Finding of level ok (`circle-check`).
pub const CIRCLE_CHECK: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="m16 9-5.5 5.5L8 12" />"#);
/// Help (`circle-help`).
pub const CIRCLE_HELP: Glyph = Glyph(
    r#"<circle cx="12" cy="12" r="10" /><path d="M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3" /><path d="M12 17h.01" />"#,
);
/// Waits (`clock`).
pub const CLOCK: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />"#);
/// Complaint (`flag`).
pub const FLAG: Glyph = Glyph(
    r#"<path d="M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528" />"#,
);
/// Live figures (`gauge`).
pub const GAUGE: Glyph = Glyph(r#"<path d="m12 14 4-4" /><path d="M3.34 19a10 10 0 1 1 17.32 0" />"#);
/// Finding of level I (`info`).
pub const INFO: Glyph = Glyph(r#"<circle cx="12" cy="12" r="10" /><path d="M12 16v-4" /><path d="M12 8h.01" />"#);
/// Tasks (`list-checks`).
pub const LIST_CHECKS: Glyph = Glyph(
    r#"<path d="M13 5h8" /><path d="M13 12h8" /><path d="M13 19h8" /><path d="m3 17 2 2 4-4" /><path d="m3 7 2 2 4-4" />"#,
);
/// Private (`lock`).
pub const LOCK: Glyph =
    Glyph(r#"<rect width="18" height="11" x="3" y="11" rx="2" ry="2" /><path d="M7 11V7a5 5 0 0 1 10 0v4" />"#);
/// Finding of level E (`octagon-alert`).
pub const OCTAGON_ALERT: Glyph = Glyph(
    r#"<path d="M12 16h.01" /><path d="M12 8v4" /><path d="M15.312 2a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586l-4.688-4.688A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2z" />"#,
);
/// Sealed (`shield-check`).
pub const SHIELD_CHECK: Glyph = Glyph(
    r#"<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" /><path d="m9 12 2 2 4-4" />"#,
);
/// Time that runs (`timer`).
pub const TIMER: Glyph = Glyph(
    r#"<line x1="10" x2="14" y1="2" y2="2" /><line x1="12" x2="15" y1="14" y2="11" /><circle cx="12" cy="14" r="8" />"#,
);
/// Falls (`trending-down`).
pub const TRENDING_DOWN: Glyph = Glyph(r#"<path d="M16 17h6v-6" /><path d="m22 17-8.5-8.5-5 5L2 7" />"#);
/// Rises (`trending-up`).
pub const TRENDING_UP: Glyph = Glyph(r#"<path d="M16 7h6v6" /><path d="m22 7-8.5 8.5-5-5L2 17" />"#);
/// Finding of level W (`triangle-alert`).
pub const TRIANGLE_ALERT: Glyph = Glyph(
    r#"<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" /><path d="M12 9v4" /><path d="M12 17h.01" />"#,
);
/// Connected (`wifi`).
pub const WIFI: Glyph = Glyph(
    r#"<path d="M12 20h.01" /><path d="M2 8.82a15 15 0 0 1 20 0" /><path d="M5 12.859a10 10 0 0 1 14 0" /><path d="M8.5 16.429a5 5 0 0 1 7 0" />"#,
);
/// No connection (`wifi-off`).
pub const WIFI_OFF: Glyph = Glyph(
    r#"<path d="M12 20h.01" /><path d="M8.5 16.429a5 5 0 0 1 7 0" /><path d="M5 12.859a10 10 0 0 1 5.17-2.69" /><path d="M19 12.859a10 10 0 0 0-2.007-1.523" /><path d="M2 8.82a15 15 0 0 1 4.177-2.643" /><path d="M22 8.82a15 15 0 0 0-11.288-3.764" /><path d="m2 2 20 20" />"#,
);
