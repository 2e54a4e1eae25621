//! Mails that the product owes people. They hold a link and no personal data; whoever signs in with a name that is no address finds the
//! same in their own ledger.

use gateways::mail::{Address, Kind, Language, Link, Mail, MailError, Mailer, Name, Template};
use services::invitations::{InvitationMail, RecordMoved, mail_to_send};
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
        let mail = written(&ctx, to, language, &Template::RecoveryUsed { link })?;
        mailer.send(&mail).await.map_err(|error| failed(&error))
    }
}

impl Run<Hands> for InvitationMail {
    /// Sends an invitation. Whatever happens between sending and remembering it: the mail that is sent again is the same one.
    async fn run(self, ctx: JobCtx<Hands>) -> Result<(), JobError> {
        let Hands { store, mailer, url } = &ctx.services;
        let (Some(org), Some(mailer)) = (ctx.org(), mailer) else { return Err(JobError::retry("mail.none")) };
        let Some(found) = mail_to_send(store, &org, self.invitation).await? else { return Ok(()) };
        let link =
            Link::parse(&format!("{url}/i/{}", found.link.text())).map_err(|_| JobError::give_up("mail.link"))?;
        let organisation = Name::parse(&found.organisation).map_err(|_| JobError::give_up("mail.name"))?;
        let template = Template::Invitation { organisation, link, until: found.until };
        let language = of_code(self.language.code()).unwrap_or(Language::De);
        let mail = written(&ctx, found.address, language, &template)?;
        let sent = mailer.send(&mail).await;
        let refused = sent.as_ref().is_err_and(|error| error.kind() == Kind::Permanent);
        let id = self.invitation;
        if refused {
            store.write(&org, async |scope| scope.mail_refused(id).await).await?;
        } else if sent.is_ok() {
            store.write(&org, async |scope| scope.mail_sent(id).await).await?;
        }
        sent.map_err(|error| failed(&error))
    }
}

/// A mail under the job's identifier and date: sent twice it is the same mail.
fn written(ctx: &JobCtx<Hands>, to: Address, language: Language, template: &Template) -> Result<Mail, JobError> {
    let words = template.write(language).map_err(|_| JobError::give_up("mail.text"))?;
    Ok(Mail {
        id: ctx.id.uuid(),
        date: ctx.due,
        to,
        language,
        subject: words.subject,
        text: words.text,
        html: Some(words.html),
        reply_to: None,
    })
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
    use domain::access::{Grant, Limit, Role, Source};
    use domain::id::PersonId;
    use domain::organisation::{OrganisationKind, OrganisationState};
    use domain::random::SeededRandom;
    use domain::time::SystemClock;
    use domain::{Actor, Ctx, Org, Own, System};
    use gateways::mail::{Delivery, MailerConfig, Sender};
    use services::invitations::mail as invite_by_mail;
    use services::letters::MailState;
    use std::time::Duration;
    use store::jobs::Enqueue;
    use store::ledger::Chain;
    use store::objects::ObjectsConfig;
    use store::organisations::NewOrganisation;
    use store::people::NewRecord;
    use store::vault::MasterKey;
    use store::{Access, Database, Settings};
    use testkit::Folder;

    /// A store in a folder, and hands that write mails into it.
    async fn hands(folder: &Folder, system: &Ctx<System>) -> Hands {
        let settings = Settings {
            database: Database::File(folder.file("zusage.db")),
            access: Access::Serve,
            objects: ObjectsConfig::Folder(folder.file("documents")),
            master: MasterKey::generate(&SeededRandom::new(7)),
        };
        let store = Store::open(settings, system).await.expect("the store opens");
        let delivery = Delivery::Folder(folder.file("mail"));
        let address = Address::parse("zusage@zusage.invalid").expect("an address");
        let sender = Sender { address, name: Name::parse("Zusage").expect("a name") };
        let mailer = Mailer::open(&MailerConfig { sender, delivery }).expect("a mailer");
        Hands { store, mailer: Some(mailer), url: "http://localhost:3000".into() }
    }

    fn system() -> Ctx<System> {
        Ctx::new(Actor::System("test"), System, Arc::new(SystemClock), Arc::new(SeededRandom::new(1)))
    }

    #[tokio::test]
    async fn whose_record_a_letter_moved_gets_a_mail_without_a_name() {
        let (folder, system) = (Folder::new(), system());
        let hands = hands(&folder, &system).await;
        let store = hands.store.clone();
        let person: PersonId = system.id();
        let own = system.narrowed(Own(person));
        let added = store.write(&own, async |scope| {
            scope.add_account("nl").await?;
            scope.set_login("jana.kraemer@example.org", "no hash").await
        });
        added.await.expect("added");

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

    #[tokio::test]
    async fn an_invitation_is_mailed_and_its_secret_lies_nowhere() {
        let (folder, system) = (Folder::new(), system());
        let hands = hands(&folder, &system).await;
        let store = hands.store.clone();
        let since = jiff::civil::date(2025, 1, 1);
        let slug = "kessler".parse().expect("an address");
        let new = NewOrganisation {
            state: OrganisationState::Active,
            agreement_on: Some(since),
            ..NewOrganisation::prospect(OrganisationKind::Employer, slug, "Kessler GmbH")
        };
        let org = store.write(&system, async |scope| scope.add_organisation(&new).await).await.expect("added");
        let here = system.narrowed(Org(org));
        let record = NewRecord {
            personnel_no: "1".to_owned(),
            given_name: "Jana".to_owned(),
            family_name: "Krämer".to_owned(),
            birth_date: Some(jiff::civil::date(1992, 4, 17)),
        };
        let record = store.write(&here, async |scope| scope.add_record(&record).await).await.expect("added");
        let grant =
            Grant { org, role: Role::HrClerk, limit: Limit::None, from: since, to: None, source: Source::Member };
        let access = domain::access::Access::new(here.clone(), vec![grant], since).expect("a grant");
        let allowed = access.allow().expect("HR invites");
        let whom = (record, "jana.kraemer@example.org");
        let made = invite_by_mail(&store, &allowed, system.id(), whom, (domain::Language::Da, 42)).await;
        let id = made.expect("made");
        let running = housekeeping::start(&hands).await.expect("started");
        let mail = tokio::time::timeout(Duration::from_secs(30), first_mail(&folder)).await.expect("a mail comes");
        let secret: String = mail
            .split("http://localhost:3000/i/")
            .nth(1)
            .expect("a link")
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
            .collect();
        assert_eq!(secret.len(), 22, "{mail}");
        assert!(
            mail.contains("To: jana.kraemer@example.org") && !mail.contains("Jana") && !mail.contains("Kr"),
            "{mail}"
        );
        let sent = async || {
            let found = store.read(&here, async |scope| scope.invitees_after(None, 1).await).await.expect("read");
            found[0].invited.and_then(|invited| invited.mail).map(|(state, _)| state)
        };
        while sent().await != Some(MailState::Sent) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(mail_to_send(&store, &here, id).await.expect("read"), None);
        running.stop(Duration::from_secs(5)).await;
        store.close().await;
        for name in ["zusage.db", "zusage.db-wal"] {
            let bytes = std::fs::read(folder.file(name)).unwrap_or_default();
            for hidden in [secret.as_str(), "jana.kraemer@"] {
                assert!(!bytes.windows(hidden.len()).any(|window| window == hidden.as_bytes()), "{name}");
            }
        }
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
