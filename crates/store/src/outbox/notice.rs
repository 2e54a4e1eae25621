//! Wake-ups between nodes on one PostgreSQL. Never inside a business transaction: a transaction with a pending NOTIFY
//! takes a lock of the whole server when it commits.

use crate::Store;
use crate::engine::Engine;
use sqlx::PgPool;
use sqlx::postgres::PgListener;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const CHANNEL: &str = "zusage_event";
/// Many commits share a notice.
const PAUSE: Duration = Duration::from_millis(50);
const AGAIN: Duration = Duration::from_secs(2);

/// Both directions; on SQLite there is nobody to tell and nothing to hear.
#[derive(Debug)]
pub(super) struct Notices {
    out: Option<mpsc::Sender<()>>,
    heard: Option<mpsc::Receiver<()>>,
    tasks: Vec<JoinHandle<()>>,
}

pub(super) fn start(store: &Store) -> Notices {
    let Engine::Pg(pool) = &store.engine else { return Notices { out: None, heard: None, tasks: Vec::new() } };
    let (out, wanted) = mpsc::channel(1);
    let (told, heard) = mpsc::channel(1);
    let tasks = vec![tokio::spawn(send(pool.clone(), wanted)), tokio::spawn(listen(pool.clone(), told))];
    Notices { out: Some(out), heard: Some(heard), tasks }
}

impl Notices {
    /// Tells the other nodes, soon.
    pub(super) fn tell(&self) {
        if let Some(out) = &self.out {
            // Full means that a notice is on its way already.
            let _ = out.try_send(());
        }
    }

    /// Waits until another node told something; for ever where there is none.
    pub(super) async fn heard(&mut self) {
        match &mut self.heard {
            Some(heard) => drop(heard.recv().await),
            None => std::future::pending().await,
        }
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

async fn send(pool: PgPool, mut wanted: mpsc::Receiver<()>) {
    while wanted.recv().await.is_some() {
        if let Err(error) = sqlx::query("SELECT pg_notify('zusage_event', '')").execute(&pool).await {
            tracing::debug!(%error, "other nodes were not told; they look by themselves every second");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen(pool: PgPool, told: mpsc::Sender<()>) {
    loop {
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen(CHANNEL).await.is_ok()
        {
            while listener.recv().await.is_ok() {
                let _ = told.try_send(());
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}
