//! The HTML part: the same words as the plain text, for readers who see, hear or enlarge.

use super::template::Part;
use super::{Language, Subject};

/// A whole document with its language and title, paragraphs and links, no image and no colour of its own.
pub(super) fn document(language: Language, subject: &Subject, parts: &[Part]) -> String {
    let parts: String = parts.iter().map(paragraph).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n</head>\n\
         <body style=\"font-family: sans-serif; font-size: 1rem; line-height: 1.5; max-width: 40rem\">\n{parts}</body>\n\
         </html>\n",
        language.tag(),
        escape(subject.as_str()),
    )
}

fn paragraph(part: &Part) -> String {
    match part {
        Part::Words(words) => format!("<p>{}</p>\n", escape(words)),
        Part::Link(link) => {
            let link = escape(link.as_str());
            format!("<p><a href=\"{link}\">{link}</a></p>\n")
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
