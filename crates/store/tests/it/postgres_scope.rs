//! PostgreSQL's own guard: row-level security and the application's role hold, whatever a statement says.

use crate::catalog::{self, Column, Tables};
use crate::raw::{Raw, Value};
use crate::seed::{self, Row, Seeded, Tenant};
use crate::support::{Kit, master, migrated, record};
use store::objects::ObjectsConfig;
use store::{Database, Error, Settings, Store};
use testkit::{Cluster, Folder};

/// Begins a transaction of the application's role as the store does.
async fn begin(raw: &mut Raw, scope: &str, tenant: Tenant) {
    raw.say("BEGIN").await.expect("begun");
    let orgs = if scope == "orgs" { format!("{{{}}}", tenant.org) } else { String::new() };
    let person = if scope == "person" { tenant.person.to_string() } else { String::new() };
    let confine = "SELECT set_config('app.scope', $1, true), set_config('app.orgs', $2, true), set_config('app.person', $3, true)";
    let values = [scope.to_owned(), orgs, person].map(Value::Text);
    raw.run(confine, &values).await.expect("confined");
}

/// Runs a statement that may fail without ending the transaction.
async fn attempt(raw: &mut Raw, sql: &str) -> Result<u64, sqlx::Error> {
    raw.say("SAVEPOINT here").await.expect("begun");
    let done = raw.change(sql, &[]).await;
    raw.say("ROLLBACK TO here").await.expect("undone");
    done
}

fn is_refused(error: &sqlx::Error) -> bool {
    let code = |error: &dyn sqlx::error::DatabaseError| error.code().is_some_and(|code| code == "42501");
    error.as_database_error().is_some_and(code)
}

struct Seeds {
    kit: Kit,
    schema: Tables,
    mine: Seeded,
    app: Raw,
    own: Tenant,
}

impl Seeds {
    async fn new() -> Self {
        let kit = Kit::postgres().await;
        let mut raw = Raw::almighty(&kit).await;
        let schema = catalog::tables(&mut raw).await;
        let own = Tenant::new(1);
        let mine = Seeded::new(&mut raw, &schema, own).await;
        let app = Raw::server(&kit.db.as_ref().expect("a server").url).await;
        Self { kit, schema, mine, app, own }
    }

    /// Every scoped table with a column that its owner can set.
    fn scoped(&self) -> Vec<(String, Column)> {
        let tables = seed::in_order(&self.schema).into_iter();
        tables
            .map(|name| {
                (name.clone(), self.schema[&name].columns.iter().find(|c| !c.counted).cloned().expect("a column"))
            })
            .collect()
    }
}

#[tokio::test]
async fn a_foreign_scope_sees_and_changes_nothing() {
    let mut seeds = Seeds::new().await;
    for scope in ["orgs", "person"] {
        begin(&mut seeds.app, scope, Tenant::new(2)).await;
        for (table, column) in seeds.scoped() {
            let column = column.name;
            let seen = seeds.app.number(&format!("SELECT COUNT(*) FROM {table}")).await.expect("counted");
            assert_eq!(seen, 0, "{table} shows rows to a foreign scope ({scope})");
            for sql in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
                match attempt(&mut seeds.app, &sql).await {
                    Ok(changed) => assert_eq!(changed, 0, "{sql} ({scope})"),
                    // The ledger: the role may not do this at all.
                    Err(error) => assert!(is_refused(&error), "{sql}: {error}"),
                }
            }
        }
        seeds.app.say("ROLLBACK").await.expect("undone");
    }
}

#[tokio::test]
async fn a_foreign_scope_cannot_add_a_row_for_another() {
    let mut seeds = Seeds::new().await;
    let mut almighty = Raw::almighty(&seeds.kit).await;
    for (table, _) in seeds.scoped().into_iter().rev() {
        let columns = seeds.schema[&table].columns.clone();
        let mut row: Row = seeds.mine.rows[&table][0].clone();
        row.retain(|name, _| !columns.iter().any(|column| column.name == *name && column.counted));
        // Free the row's place, without its dependants' foreign keys in the way.
        almighty.say(&format!("SET session_replication_role = replica; DELETE FROM {table}")).await.expect("freed");
        for scope in ["orgs", "person"] {
            begin(&mut seeds.app, scope, Tenant::new(2)).await;
            let added = seed::insert(&mut seeds.app, &table, &seeds.schema[&table], &row).await;
            let error = added.expect_err(&table);
            assert!(is_refused(&error), "{table}: {error}");
            seeds.app.say("ROLLBACK").await.expect("undone");
        }
        // The same row as superuser: it was the scope that refused it.
        seed::insert(&mut almighty, &table, &seeds.schema[&table], &row).await.expect(&table);
    }
}

#[tokio::test]
async fn the_own_scope_sees_its_rows() {
    let mut seeds = Seeds::new().await;
    for (scope, owner) in [("orgs", "org_id"), ("person", "person_id")] {
        let own = seeds.own;
        begin(&mut seeds.app, scope, own).await;
        for (table, _) in seeds.scoped() {
            let shared = !seeds.schema[&table].has("org_id") && seeds.schema[&table].has("owner_id");
            if seeds.schema[&table].has(owner) || shared {
                let seen = seeds.app.number(&format!("SELECT COUNT(*) FROM {table}")).await.expect("counted");
                assert!(seen > 0, "{table} hides its rows from their owner ({scope})");
            }
        }
        seeds.app.say("ROLLBACK").await.expect("undone");
    }
}

#[tokio::test]
async fn without_a_scope_every_table_is_an_error() {
    let mut seeds = Seeds::new().await;
    let own = seeds.own;
    for (table, _) in seeds.scoped() {
        let count = format!("SELECT COUNT(*) FROM {table}");
        // A connection that never had a scope, then the same one after a scoped transaction.
        let mut fresh = Raw::server(&seeds.kit.db.as_ref().expect("a server").url).await;
        assert!(fresh.number(&count).await.is_err(), "{table} answers without a scope");
        begin(&mut fresh, "orgs", own).await;
        assert!(fresh.number(&count).await.is_ok(), "{table} does not answer with one");
        fresh.say("COMMIT").await.expect("committed");
        assert!(fresh.number(&count).await.is_err(), "{table} answers after the scope's end");
    }
    // The empty scope, which is what a connection has after its first one, and one that nobody defined.
    for scope in ["", "all"] {
        begin(&mut seeds.app, scope, own).await;
        assert!(seeds.app.number("SELECT COUNT(*) FROM organisation").await.is_err(), "{scope:?}");
        seeds.app.say("ROLLBACK").await.expect("undone");
    }
}

#[tokio::test]
async fn every_scoped_table_is_guarded_also_against_its_owner() {
    let seeds = Seeds::new().await;
    let mut raw = Raw::almighty(&seeds.kit).await;
    for (table, _) in seeds.scoped() {
        let sql = format!(
            "SELECT COUNT(*) FROM pg_class c WHERE oid = '{table}'::regclass AND relrowsecurity AND relforcerowsecurity \
             AND (SELECT COUNT(*) FROM pg_policy p WHERE p.polrelid = c.oid AND polcmd = '*' AND polpermissive \
                  AND polqual IS NOT NULL AND polwithcheck IS NOT NULL) = 1 \
             AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND polcmd <> '*')"
        );
        assert_eq!(raw.number(&sql).await.expect("counted"), 1, "{table} has no policy of its own, or not FORCE");
    }
}

#[tokio::test]
async fn the_role_cannot_touch_the_ledger_nor_its_guards() {
    let kit = Kit::postgres().await;
    let org = kit.organisation("Kessler GmbH").await;
    kit.store.write(&org, async |scope| scope.add_record(&record(1)).await).await.expect("written");
    let mut app = Raw::server(&kit.db.as_ref().expect("a server").url).await;
    begin(&mut app, "system", Tenant::new(1)).await;
    let mut refused = vec!["DELETE FROM ledger".to_owned(), "TRUNCATE ledger".to_owned()];
    let columns = catalog::tables(&mut Raw::almighty(&kit).await).await.remove("ledger").expect("there").columns;
    let kept = columns.iter().filter(|column| column.name != "salt");
    refused.extend(kept.map(|column| format!("UPDATE ledger SET {0} = {0}", column.name)));
    refused.extend(
        [
            "ALTER TABLE ledger DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE person_record NO FORCE ROW LEVEL SECURITY",
            "DROP POLICY scope ON person_record",
            "CREATE POLICY all_of_it ON person_record USING (TRUE)",
            "CREATE OR REPLACE FUNCTION scope_allows(org UUID, person UUID) RETURNS BOOLEAN LANGUAGE sql AS 'SELECT TRUE'",
            "DROP TABLE ledger",
            "CREATE TRIGGER t BEFORE INSERT ON ledger EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "SET ROLE owner",
            "SET session_replication_role = replica",
            "CREATE TABLE stray (id UUID)",
            "UPDATE _sqlx_migrations SET success = success",
            "DELETE FROM _sqlx_migrations",
        ]
        .map(ToOwned::to_owned),
    );
    for sql in refused {
        let error = attempt(&mut app, &sql).await.expect_err(&sql);
        assert!(is_refused(&error), "{sql}: {error}");
    }
    assert_eq!(attempt(&mut app, "UPDATE ledger SET salt = NULL").await.expect("salts go"), 2);
}

/// Opens a store at a server's address, or in a file, as the kit does.
async fn open(database: Database) -> Result<Store, Error> {
    let kit = Kit::sqlite().await;
    let objects = ObjectsConfig::Folder(kit.folder.file("others"));
    Store::open(Settings { database, access: store::Access::Serve, objects, master: master() }, &kit.system()).await
}

async fn open_at(url: &str) -> Result<Store, Error> {
    open(Database::Server { url: url.to_owned(), connections: 2 }).await
}

fn sentence(opened: Result<Store, Error>) -> String {
    opened.expect_err("it is refused").to_string()
}

#[tokio::test]
async fn a_role_that_nothing_binds_is_refused() {
    let db = migrated();
    let told = sentence(open_at(&db.superuser_url).await);
    assert!(told.contains("superuser") && told.contains("NOBYPASSRLS"), "{told}");
    let role = format!("bypass_{}", db.name);
    Cluster::shared().sql(&db.name, &format!("CREATE ROLE {role} LOGIN BYPASSRLS"));
    let told = sentence(open_at(&db.url.replace("app@", &format!("{role}@"))).await);
    assert!(told.contains("bypasses row-level security"), "{told}");
    open_at(&db.url).await.expect("the application's role is right");
}

#[tokio::test]
async fn a_database_that_does_not_fit_is_refused() {
    let empty = Cluster::shared().database();
    let told = sentence(open_at(&empty.url).await);
    assert!(told.contains("zusage migrate"), "{told}");

    let db = migrated();
    let last = "(SELECT MAX(version) FROM _sqlx_migrations)";
    Cluster::shared().sql(&db.name, &format!("DELETE FROM _sqlx_migrations WHERE version = {last}"));
    let told = sentence(open_at(&db.url).await);
    assert!(told.contains("zusage migrate"), "{told}");

    let db = migrated();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, '', 0)";
    Cluster::shared().sql(&db.name, newer);
    let told = sentence(open_at(&db.url).await);
    assert!(told.contains("newer Zusage"), "{told}");
    assert!(
        Store::migrate(&db.owner_url, &db.url).await.expect_err("not downgraded").to_string().contains("newer Zusage")
    );
}

#[tokio::test]
async fn a_newer_file_is_refused() {
    let kit = Kit::sqlite().await;
    kit.store.close().await;
    let mut raw = Raw::almighty(&kit).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, x'', 0)";
    raw.say(newer).await.expect("inserted");
    let told = sentence(open(Database::File(kit.folder.file("zusage.db"))).await);
    assert!(told.contains("newer Zusage"), "{told}");
    // A file that is none of ours.
    let folder = Folder::new();
    std::fs::write(folder.file("text.db"), "no database at all, but long enough to have a header: ".repeat(20))
        .expect("written");
    let opened = open(Database::File(folder.file("text.db"))).await;
    assert!(matches!(opened, Err(Error::Corrupt { .. })), "{opened:?}");
}
