//! A private PostgreSQL cluster: made by `initdb`, on loopback, with an owner role and an application role.

use crate::{Folder, free_port};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A line on its standard input makes the server crash and start again, which it says on its standard output. When our
/// end of its standard input closes, it ends the server and removes the folder. SIGQUIT is PostgreSQL's "immediate
/// shutdown": nothing is finished or written, the next start recovers from the log (manual, 19.5).
const KEEPER: &str = r#"folder=$1; shift
start() { "$@" >/dev/null 2>&1 & pid=$!; }
start "$@"
while read -r line; do kill -QUIT $pid; wait $pid; start "$@"; echo again; done
kill -INT $pid; wait $pid; rm -rf "$folder""#;
const PATIENCE: u32 = 300;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    bin: PathBuf,
    port: u16,
    keeper: Child,
    answers: BufReader<ChildStdout>,
    _folder: Folder,
}

/// A database in a cluster, with the addresses of both roles.
#[derive(Debug, Clone)]
pub struct Db {
    /// The name.
    pub name: String,
    /// For migrations.
    pub owner_url: String,
    /// For the application.
    pub url: String,
    /// For a test that has to do what no role may.
    pub superuser_url: String,
}

impl Cluster {
    /// The cluster that all tests of this program share.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// A cluster of one's own, for tests that stop it.
    ///
    /// # Panics
    /// When PostgreSQL is not there or does not start.
    pub fn start() -> Self {
        let bin = programs();
        let folder = Folder::new();
        let data = folder.file("cluster");
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let mut initdb = as_server(&bin.join("initdb"));
        run(initdb.args(["--username=super", "--auth=trust", "--encoding=UTF8", "--locale=C", "-D"]).arg(&data));
        let port = free_port();
        let mut keeper = launch(&bin, &data, port);
        let answers = BufReader::new(keeper.stdout.take().expect("the keeper's output is piped"));
        let cluster = Self { bin, port, keeper, answers, _folder: folder };
        cluster.wait();
        cluster.sql("postgres", "CREATE ROLE owner LOGIN CREATEDB; CREATE ROLE app LOGIN;");
        cluster
    }

    /// A fresh, empty database.
    pub fn database(&self) -> Db {
        let db = self.name_database();
        self.sql("postgres", &format!("CREATE DATABASE {} OWNER owner", db.name));
        db
    }

    /// A copy of a database that nobody is connected to.
    pub fn copy_of(&self, template: &Db) -> Db {
        let db = self.name_database();
        self.sql("postgres", &format!("CREATE DATABASE {} OWNER owner TEMPLATE {}", db.name, template.name));
        db
    }

    fn name_database(&self) -> Db {
        let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let url = |role: &str| format!("postgres://{role}@127.0.0.1:{}/{name}", self.port);
        Db { owner_url: url("owner"), url: url("app"), superuser_url: url("super"), name }
    }

    /// Stops the server as a crash would and starts it again on the same data.
    ///
    /// # Panics
    /// When it does not come back.
    pub fn crash_and_restart(&mut self) {
        let keeper = self.keeper.stdin.as_mut().expect("the keeper's input is open");
        writeln!(keeper, "again").expect("the keeper listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the keeper answers");
        assert_eq!(answer, "again\n", "the keeper is gone");
        self.wait();
    }

    /// Runs SQL as superuser.
    ///
    /// # Panics
    /// When PostgreSQL refuses it.
    pub fn sql(&self, database: &str, sql: &str) {
        let mut psql = Command::new(self.bin.join("psql"));
        let port = self.port.to_string();
        run(psql
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", &port, "-U", "super", "-d"])
            .args([database, "-c", sql]));
    }

    fn wait(&self) {
        let ready = || {
            let port = self.port.to_string();
            let mut ask = Command::new(self.bin.join("pg_isready"));
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port]).status().is_ok_and(|status| status.success())
        };
        for _ in 0..PATIENCE {
            if ready() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("PostgreSQL did not start within 15 seconds");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

fn launch(bin: &Path, data: &Path, port: u16) -> Child {
    let mut keeper = as_server(Path::new("sh"));
    keeper.args(["-c", KEEPER, "sh"]).arg(data.parent().unwrap_or(data)).arg(bin.join("postgres")).arg("-D").arg(data);
    for setting in
        ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=64MB"]
    {
        keeper.args(["-c", setting]);
    }
    keeper.args(["-p", &port.to_string()]);
    keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("sh starts")
}

/// PostgreSQL refuses to run as root; Debian's package has a user for it.
fn as_server(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn programs() -> PathBuf {
    let folder = std::env::var_os("E2E_POSTGRES_BIN").map(PathBuf::from);
    let folder = folder.or_else(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(Result::ok);
        versions.map(|entry| entry.path().join("bin")).max()
    });
    let folder = folder.filter(|folder| folder.join("initdb").exists());
    folder.expect("PostgreSQL is needed: `cargo xtask test` installs it and says where it is in E2E_POSTGRES_BIN")
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    if !output.status.success() {
        drop(std::io::stderr().write_all(&output.stderr));
        panic!("{command:?} ended with {}", output.status);
    }
}
