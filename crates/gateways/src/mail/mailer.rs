//! The one way out for mails.

use super::smtp::Smtp;
use super::{Delivery, Mail, MailError, MailerConfig, Sender, folder};
use std::path::PathBuf;
use std::sync::Arc;

/// Takes mails. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Mailer {
    sender: Sender,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(Arc<Smtp>),
}

impl Mailer {
    /// Checks the settings and reads the authorities' certificates. Connects to nobody and writes nothing.
    ///
    /// # Errors
    /// [`MailError::Setting`]
    pub fn open(config: &MailerConfig) -> Result<Self, MailError> {
        let way = match &config.delivery {
            Delivery::Folder(folder) => Way::Folder(folder.clone()),
            Delivery::Smtp(smtp) => Way::Smtp(Arc::new(Smtp::open(smtp)?)),
        };
        Ok(Self { sender: config.sender.clone(), way })
    }

    /// Hands a mail over. Without an error the server has taken it and will pass it on or report to the sender's address.
    ///
    /// # Errors
    /// [`MailError`]; its [`kind`](MailError::kind) says whether to try again.
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let bytes = mail.bytes(&self.sender)?;
        match &self.way {
            Way::Folder(folder) => folder::write(folder, mail.id, bytes).await,
            Way::Smtp(smtp) => smtp.send(&self.sender.address, &mail.to, &bytes).await,
        }
    }
}
