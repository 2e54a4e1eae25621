//! What the pages of a person's own pension show of the server's answers: pieces, with a line above one that was kept on this device.

use super::OldNote;
use crate::asked::Asked;
use crate::piece::{Above, Gone, Piece, piece_below};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const NOTE: Above = |old, stand| view! { <OldNote old stand/> }.into_any();

/// Shows a piece when it is there; `gone` is said where the server knows of nothing.
pub fn piece(found: Asked<Piece>, gone: Option<Gone>) -> AnyView {
    let heads = gone.is_some();
    piece_below(found, gone, Some(NOTE), heads)
}

/// Shows a piece that is the whole page, with its heading.
pub fn whole_piece(found: Asked<Piece>) -> AnyView {
    piece_below(found, None, Some(NOTE), true)
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
