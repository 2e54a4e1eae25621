//! `/messages` and `/messages/{id}`.

use super::Words;
use crate::features::pension::views::{MessageView, MessagesView, Picture, RowTone, RowView};
use crate::i18n::k;
use services::own_pension::{Opened, Received};

/// All messages.
pub(in crate::features::pension) fn messages(w: Words, received: &[Received]) -> MessagesView {
    let row = |received: &Received| {
        let message = &received.message;
        let new = message.read_at.is_none();
        RowView {
            href: format!("/messages/{}", message.id),
            picture: if message.record.is_some() { Picture::Personal } else { Picture::General },
            tone: if new { RowTone::Accent } else { RowTone::Plain },
            title: message.subject.clone(),
            line: w.fill(k::OWN_MESSAGE_ROW, &[("from", &received.employer.name), ("at", &w.moment(message.sent_at))]),
            badge: new.then(|| w.text(k::OWN_NEW)),
        }
    };
    MessagesView { stand: w.stand(), rows: received.iter().map(row).collect() }
}

/// One message.
pub(in crate::features::pension) fn message(w: Words, opened: &Opened) -> MessageView {
    let message = &opened.message;
    let to = if message.record.is_some() { k::OWN_MESSAGE_PERSONAL } else { k::OWN_MESSAGE_GENERAL };
    let at = w.moment(message.sent_at);
    let paragraphs = opened.body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    MessageView {
        stand: w.stand(),
        subject: message.subject.clone(),
        line: w.fill(to, &[("from", &opened.employer.name), ("at", &at)]),
        personal: message.record.is_some(),
        paragraphs: paragraphs.map(str::to_owned).collect(),
    }
}
