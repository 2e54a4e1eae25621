//! What the pages of a person's own pension show of the server's answers: pieces, with a line above one that was kept on this device.

use super::OldNote;
use crate::asked::Asked;
use crate::piece::{Gone, Piece, piece_below};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Shows a piece when it is there; `gone` is said where the server knows of nothing.
pub fn piece(found: Asked<Piece>, gone: Option<Gone>) -> AnyView {
    piece_below(found, gone, Some(|old, stand| view! { <OldNote old stand/> }.into_any()))
}

/// What waits unread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsView {
    /// Whether a document is new.
    pub papers: bool,
    /// Whether a message is new.
    pub messages: bool,
    /// The person's initials; empty where nobody knows them yet.
    pub initials: String,
}
