//! A small site and the real binary, started and stopped by each test on a free port.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder that is removed with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("zusage-served-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder takes a folder");
        Self(path)
    }

    /// A folder with a complete, tiny site.
    pub fn with_site() -> Self {
        let folder = Self::new();
        folder.write("pkg/app.js", "export default 1");
        folder.write("pkg/app.wasm", "wasm");
        folder.write("pkg/app.css", "body{}");
        folder.write("pkg/door.js", "0");
        folder.write("pkg/outbox.js", "0");
        folder.write("pkg/kept.js", "0");
        folder.write("pkg/calculate.js", "0");
        folder.write("pkg/text.txt", "a");
        folder.write("pkg/font.woff2", "font");
        folder.write("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        let bundle = r#"{"js":"app.js","wasm":"app.wasm","css":"app.css"}"#;
        let texts = r#"{"de":"text.txt","en":"text.txt","nl":"text.txt","da":"text.txt"}"#;
        folder.write(
            "manifest.json",
            &format!(
                r#"{{"build":"0123456789abcdef","bundles":{{"employee":{bundle},"workplace":{bundle}}},
                "catalogues":{{"employee":{texts},"workplace":{texts}}},
                "calculators":{{"script":"calculate.js","js":"app.js","wasm":"app.wasm","catalogues":{texts}}},
                "fonts":{{"latin":"font.woff2","ext":"font.woff2"}},"door":"door.js","outbox":"outbox.js","kept":"kept.js",
                "files":["icon.svg","pkg/app.css","pkg/door.js","pkg/outbox.js","pkg/kept.js","pkg/calculate.js","pkg/app.js","pkg/app.wasm","pkg/font.woff2","pkg/text.txt"]}}"#
            ),
        );
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the folder takes a file");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// `zusage` with these arguments, in an environment without settings.
pub fn zusage(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zusage"));
    command.args(arguments).current_dir(folder);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ZUSAGE_")) {
        command.env_remove(name);
    }
    command
}

/// A running server.
pub struct Server {
    child: Child,
    log: Option<JoinHandle<String>>,
    pub url: String,
    pub port: u16,
}

impl Server {
    /// Starts with `--listen 127.0.0.1:0 --site FOLDER --data FOLDER/data` (if no other is named) and these further arguments; waits for the first line. A demo
    /// of no stated size is the smallest: a start should not take as long as its test.
    pub fn start(site: &Folder, arguments: &[&str]) -> Self {
        let path = site.0.to_str().expect("the path is text");
        let mut all = vec!["serve", "--listen", "127.0.0.1:0", "--site", path];
        all.extend(arguments);
        // A killed server cannot remove the demo's own folder; in the test's it goes with it.
        let data = site.path("data");
        if !arguments.contains(&"--data") {
            all.extend(["--data", data.to_str().expect("the path is text")]);
        }
        if arguments.contains(&"--demo") && !arguments.contains(&"--people") {
            all.extend(["--people", "12"]);
        }
        let child =
            zusage(&all, &site.0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
        // From here on a failing test ends the process too.
        let mut server = Self { child, log: None, url: String::new(), port: 0 };
        // Read all the time: a log that nobody reads stops the server once the pipe is full.
        let mut errors = server.child.stderr.take().expect("standard error is piped");
        server.log = Some(std::thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).expect("the log is text");
            text
        }));
        let mut line = String::new();
        let mut lines = BufReader::new(server.child.stdout.take().expect("standard output is piped"));
        lines.read_line(&mut line).expect("the first line comes");
        line.strip_prefix("Zusage: ").unwrap_or_else(|| panic!("{line:?}")).trim().clone_into(&mut server.url);
        let port = server.url.rsplit(':').next().and_then(|port| port.trim_end_matches(')').parse().ok());
        server.port = port.expect("the line names the port");
        server
    }

    /// A raw connection on which a read waits at most so long.
    pub fn connect(&self, patience: Duration) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(patience)).expect("a timeout can be set");
        stream
    }

    /// Sends raw bytes and reads until the server closes.
    pub fn send(&self, request: &str) -> String {
        self.send_bytes(request.as_bytes())
    }

    /// The same where a file is among them.
    pub fn send_bytes(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.write_all(request).expect("the server reads");
        let mut answer = Vec::new();
        // The server may close while we still write or read a refused body; what it said before counts.
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Sends raw bytes and reads what comes first of an answer that does not end.
    pub fn begin(&self, request: &str) -> String {
        let mut stream = self.connect(Duration::from_secs(10));
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut answer = vec![0; 4096];
        let length = stream.read(&mut answer).expect("an answer begins");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    }

    pub fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end; gives success and everything on standard error.
    pub fn wait(mut self) -> (bool, String) {
        let status = self.child.wait().expect("the server ends");
        let log = self.log.take().map(|log| log.join().expect("the log was read"));
        (status.success(), log.unwrap_or_default())
    }

    /// Ends the server in good order.
    pub fn stop(self) {
        self.terminate();
        assert!(self.wait().0);
    }

    /// SIGTERM, as a service manager sends it.
    pub fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().expect("kill is there");
        assert!(sent.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The status code of an answer.
pub fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("{answer:?}"))
}
