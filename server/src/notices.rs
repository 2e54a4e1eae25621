//! Mails that the product owes people. They hold a link and no personal data; whoever signs in with a name that is no address finds the
//! same in their own ledger.

use gateways::mail::{Address, Kind, Language, Link, Mail, MailError, Mailer, Template};
use services::invitations::RecordMoved;
use std::sync::Arc;
use store::Store;
use store::jobs::{JobCtx, JobError, Run};

/// What the product's own work stands on.
#[derive(Debug, Clone)]
pub(crate) struct Hands {
    /// The data.
    pub store: Store,
    /// How mails leave; none where none do.
    pub mailer: Option<Mailer>,
    /// Where people reach the server, without a slash at the end.
    pub url: Arc<str>,
}

impl Run<Hands> for RecordMoved {
    /// Tells whose account lost an employer's record to a letter: it may not have been them who opened it.
    async fn run(self, ctx: JobCtx<Hands>) -> Result<(), JobError> {
        let Hands { store, mailer, url } = &ctx.services;
        let (Some(own), Some(mailer)) = (ctx.own(), mailer) else { return Ok(()) };
        let read = store.read(&own, async |scope| {
            let language = scope.account().await?.map(|(language, _, _)| language);
            Ok::<_, store::Error>((scope.own_login().await?, language))
        });
        let (login, language) = match read.await {
            Ok(found) => found,
            // Nobody is there to be told any more.
            Err(store::Error::Erased) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let Some(to) = login.and_then(|login| Address::parse(&login.name).ok()) else { return Ok(()) };
        let link = Link::parse(&format!("{url}/account/activity")).map_err(|_| JobError::give_up("mail.link"))?;
        let language = language.as_deref().and_then(of_code).unwrap_or(Language::De);
        let words = Template::RecoveryUsed { link }.write(language).map_err(|_| JobError::give_up("mail.text"))?;
        let mail = Mail {
            id: ctx.id.uuid(),
            date: ctx.due,
            to,
            language,
            subject: words.subject,
            text: words.text,
            html: Some(words.html),
            reply_to: None,
        };
        mailer.send(&mail).await.map_err(|error| failed(&error))
    }
}

/// An address that takes no mail is nobody's fault here; everything else is tried again.
const fn failed(error: &MailError) -> JobError {
    match error.kind() {
        Kind::Permanent => JobError::give_up("mail.refused"),
        Kind::Temporary => JobError::retry("mail.later"),
        Kind::Configuration => JobError::retry("mail.setting"),
    }
}

fn of_code(code: &str) -> Option<Language> {
    match code {
        "de" => Some(Language::De),
        "en" => Some(Language::En),
        "nl" => Some(Language::Nl),
        "da" => Some(Language::Da),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::housekeeping;
    use domain::id::PersonId;
    use domain::random::SeededRandom;
    use domain::time::SystemClock;
    use domain::{Actor, Ctx, Own, System};
    use gateways::mail::{Delivery, MailerConfig, Name, Sender};
    use services::invitations::RecordMoved;
    use std::time::Duration;
    use store::jobs::Enqueue;
    use store::ledger::Chain;
    use store::objects::ObjectsConfig;
    use store::vault::MasterKey;
    use store::{Access, Database, Settings};
    use testkit::Folder;

    #[tokio::test]
    async fn whose_record_a_letter_moved_gets_a_mail_without_a_name() {
        let folder = Folder::new();
        let random = Arc::new(SeededRandom::new(1));
        let system = Ctx::new(Actor::System("test"), System, Arc::new(SystemClock), random);
        let settings = Settings {
            database: Database::File(folder.file("zusage.db")),
            access: Access::Serve,
            objects: ObjectsConfig::Folder(folder.file("documents")),
            master: MasterKey::generate(&SeededRandom::new(7)),
        };
        let store = Store::open(settings, &system).await.expect("the store opens");
        let person: PersonId = system.id();
        let own = system.narrowed(Own(person));
        let added = store.write(&own, async |scope| {
            scope.add_account("nl").await?;
            scope.set_login("jana.kraemer@example.org", "no hash").await
        });
        added.await.expect("added");

        let delivery = Delivery::Folder(folder.file("mail"));
        let address = Address::parse("zusage@zusage.invalid").expect("an address");
        let sender = Sender { address, name: Name::parse("Zusage").expect("a name") };
        let mailer = Mailer::open(&MailerConfig { sender, delivery }).expect("a mailer");
        let hands = Hands { store: store.clone(), mailer: Some(mailer), url: "http://localhost:3000".into() };
        let running = housekeeping::start(&hands).await.expect("started");
        let moved = RecordMoved { org: system.id(), record: system.id(), invitation: system.id() };
        let enqueued = store
            .write(&system, async |scope| scope.enqueue(Some(Chain::Person(person)), &moved, &Enqueue::now()).await);
        enqueued.await.expect("enqueued");

        let mail = tokio::time::timeout(Duration::from_secs(30), first_mail(&folder)).await.expect("a mail comes");
        assert!(
            mail.contains("jana.kraemer@example.org") && mail.contains("http://localhost:3000/account/activity"),
            "{mail}"
        );
        assert!(
            mail.contains("Uw toegang") && !mail.contains("Jana"),
            "in the person's language, without a name: {mail}"
        );
        running.stop(Duration::from_secs(5)).await;
        store.close().await;
    }

    async fn first_mail(folder: &Folder) -> String {
        loop {
            let files = std::fs::read_dir(folder.file("mail")).into_iter().flatten().flatten();
            let mut mails = files.filter(|file| file.path().extension().is_some_and(|kind| kind == "eml"));
            if let Some(text) = mails.find_map(|file| std::fs::read_to_string(file.path()).ok()) {
                return text;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
