//! A form with a file, read piece by piece: what is too long is passed over and never held.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};

/// Keys and codes are shorter.
const LONGEST_TEXT: usize = 100;

/// What was sent.
#[derive(Default)]
pub(super) struct Sent {
    /// The fields that the form knows, but for the file.
    pub(super) fields: Vec<(String, String)>,
    /// The file's name and content; an empty name where none was chosen.
    pub(super) file: Option<(String, Vec<u8>)>,
    /// The file is larger than is read.
    pub(super) too_large: bool,
}

impl Sent {
    /// Reads the form to its end, so that the browser hears the answer: the fields of these names, and a file, which is not kept where it has
    /// more than `most` bytes.
    pub(super) async fn read(mut form: Multipart, names: &[&str], most: usize) -> Result<Self, MultipartError> {
        let mut sent = Self::default();
        while let Some(mut field) = form.next_field().await? {
            let known = names.iter().find(|name| field.name() == Some(name));
            match (known, field.name()) {
                (Some(name), _) => sent.fields.push(((*name).to_owned(), text(&mut field).await?)),
                (None, Some("file")) => {
                    let name = field.file_name().unwrap_or_default().to_owned();
                    match bytes(&mut field, most).await? {
                        Some(bytes) => sent.file = Some((name, bytes)),
                        None => sent.too_large = true,
                    }
                }
                _ => {}
            }
        }
        Ok(sent)
    }

    /// The text of a field; nothing where it was not sent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// The file, where one was chosen: else a browser sends one without a name.
    pub(super) fn take_file(&mut self) -> Option<(String, Vec<u8>)> {
        self.file.take().filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty())
    }
}

/// The text of a field; nothing for one that is none of ours.
async fn text(field: &mut Field<'_>) -> Result<String, MultipartError> {
    let bytes = bytes(field, LONGEST_TEXT).await?.unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// The bytes of a field, or nothing when there are more than `most`; it is read to its end in both cases.
async fn bytes(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let (mut kept, mut over) = (Vec::new(), false);
    while let Some(chunk) = field.chunk().await? {
        over |= kept.len() + chunk.len() > most;
        if over {
            kept = Vec::new();
        } else {
            kept.extend_from_slice(&chunk);
        }
    }
    Ok((!over).then_some(kept))
}
