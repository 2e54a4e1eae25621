//! What seals that hold say.

use crate::i18n::{Texts, k, moment};
use crate::ui::{Icon, icons};
use leptos::prelude::*;
use services::sealing::{Report, Seal};

/// The file, and each seal of it.
pub(super) fn card(t: Texts, report: &Report) -> AnyView {
    let many = report.seals.len() > 1;
    let seals = report.seals.iter().enumerate();
    let seals = seals.map(|(index, seal)| self::seal(t, many.then_some(index + 1), seal)).collect_view();
    view! {
        <section class="card stack" data-gap="4" role="status">
            <div class="note" data-tone="ok">
                <Icon glyph=icons::CIRCLE_CHECK/>
                <div class="stack" data-gap="1">
                    <h2>{t.get(k::VERIFY_GOOD)}</h2>
                    <p>{t.get(k::VERIFY_GOOD_TEXT)}</p>
                </div>
            </div>
            {seals}
            <dl class="facts">
                {fact(t.get(k::VERIFY_HASH), hash(&report.sha256()), true)}
                {fact(t.get(k::VERIFY_BEFORE), hash(&report.first.sha256), true)}
            </dl>
        </section>
    }
    .into_any()
}

fn seal(t: Texts, number: Option<usize>, seal: &Seal) -> AnyView {
    let heading = number.map(|number| t.fill(k::VERIFY_SEAL, &[("number", &number.to_string())]));
    let stamp = match &seal.stamp {
        Some(stamp) => format!("{}, {}", moment(t.lang(), stamp.time.into()), common_name(&stamp.subject)),
        None => t.get(k::VERIFY_NO_STAMP).to_owned(),
    };
    let level = if seal.stamp.is_some() { "PAdES B-T" } else { "PAdES B-B" };
    view! {
        {heading.map(|heading| view! { <h3>{heading}</h3> })}
        <dl class="facts">
            {fact(t.get(k::VERIFY_BY), common_name(&seal.subject), false)}
            {fact(t.get(k::VERIFY_AT), moment(t.lang(), seal.claimed.into()), false)}
            {fact(t.get(k::VERIFY_REASON), seal.reason.clone(), false)}
            {fact(t.get(k::VERIFY_STAMP), stamp, false)}
            {fact(t.get(k::VERIFY_LEVEL), level.to_owned(), false)}
            {fact(t.get(k::VERIFY_CERTIFICATE), hash(&seal.fingerprint), true)}
        </dl>
    }
    .into_any()
}

fn fact(label: &'static str, value: String, code: bool) -> AnyView {
    let value = if code { view! { <code>{value}</code> }.into_any() } else { value.into_any() };
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

/// The name of a certificate's subject (`CN=Muster GmbH,O=…`, RFC 4514); all of it where it has none.
fn common_name(subject: &str) -> String {
    let Some((_, rest)) = subject.split_once("CN=") else { return subject.to_owned() };
    let (mut name, mut escaped) = (String::new(), false);
    for sign in rest.chars() {
        match sign {
            '\\' if !escaped => escaped = true,
            ',' | '+' if !escaped => break,
            sign => {
                escaped = false;
                name.push(sign);
            }
        }
    }
    name
}

/// In groups of eight digits, so that two people can compare it aloud.
fn hash(bytes: &[u8; 32]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(71);
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 && index % 4 == 0 {
            text.push(' ');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_called_by_its_common_name() {
        let cases = [
            ("CN=Muster Service GmbH,O=Muster", "Muster Service GmbH"),
            ("O=Invented,CN=Stamp Service", "Stamp Service"),
            ("CN=Müller\\, Meier \\+ Co.", "Müller, Meier + Co."),
            ("O=Invented", "O=Invented"),
        ];
        for (subject, name) in cases {
            assert_eq!(common_name(subject), name);
        }
    }
}
