//! A real S3 service for one test: `SeaweedFS` on free ports of this machine, gone with the test.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot begin should say why and stop")]

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::signer::Signer as _;
use object_store::{ClientOptions, ObjectStore as _, ObjectStoreExt as _, PutMode};
use reqwest::Method;
use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::Path as FsPath;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use store::objects::{ObjectsConfig, S3Config, Secret, install_crypto_provider};
use testkit::Folder;

const ACCESS_KEY: &str = "test-access";
const SECRET_KEY: &str = "test-secret";
const BUCKET: &str = "documents";
const STEP: Duration = Duration::from_millis(100);
/// Steps until the service must be ready; it takes 3 to 4 seconds on an idle machine.
const STEPS: usize = 450;
const PORTS: [&str; 8] = [
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port",
    "s3.port.grpc",
];

/// Ends the service and removes its traces as soon as its input ends, that is also when the test's process is killed. The
/// sockets in /tmp are made by `SeaweedFS`, which takes no other folder for them.
const GUARD: &str = r#"
trap '' INT TERM HUP
dir=$1; sockets=$2; shift 2
( "$@" >"$dir/log" 2>&1 & echo $! >"$dir/pid"; wait $!; touch "$dir/ended" ) &
while read -r _; do :; done
kill -9 "$(cat "$dir/pid")"; wait
for port in $sockets; do rm -f /tmp/seaweedfs-*-grpc-"$port".sock; done
rm -rf "$dir"
"#;

/// A running service with one empty bucket. Dropping it ends it.
pub struct S3Server {
    guard: Child,
    folder: Folder,
    endpoint: String,
}

impl S3Server {
    /// Starts a service and waits until it stores and deletes objects.
    ///
    /// # Panics
    /// When the program is not named by `E2E_SEAWEEDFS_BIN`, or is not ready within 45 seconds.
    pub async fn start() -> Self {
        let Some(program) = std::env::var_os("E2E_SEAWEEDFS_BIN") else {
            panic!("E2E_SEAWEEDFS_BIN is not set: run the tests with `cargo xtask test`, which installs SeaweedFS");
        };
        install_crypto_provider();
        // A port that was free may be taken a moment later; then the service ends at once.
        for _ in 0..3 {
            let server = Self::spawn(program.as_ref());
            if server.ready().await {
                return server;
            }
        }
        panic!("SeaweedFS ended three times while starting");
    }

    /// The settings that reach it.
    pub fn config(&self) -> S3Config {
        S3Config {
            endpoint: self.endpoint.clone(),
            bucket: BUCKET.into(),
            region: "eu-test-1".into(),
            access_key: ACCESS_KEY.into(),
            secret_key: Secret::new(SECRET_KEY.into()),
        }
    }

    /// As [`Self::config`], for `Objects::open`.
    pub fn objects(&self) -> ObjectsConfig {
        ObjectsConfig::S3(self.config())
    }

    fn spawn(program: &FsPath) -> Self {
        let folder = Folder::new();
        let identity = format!(
            r#"{{"identities":[{{"name":"test","credentials":[{{"accessKey":"{ACCESS_KEY}","secretKey":"{SECRET_KEY}"}}],
                "actions":["Admin","Read","Write","List"]}}]}}"#
        );
        fs::write(folder.file("s3.json"), identity).expect("ours");
        let ports = free_ports();
        let sockets = [ports[1], ports[3], ports[5], ports[7]].map(|port| port.to_string()).join(" ");
        let guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(folder.path())
            .arg(sockets)
            .arg(program)
            .args(["server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3", "-dir=."])
            .args(PORTS.iter().zip(ports).map(|(name, port)| format!("-{name}={port}")))
            .args(["-s3.config=s3.json", "-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.autoCreateBucket=false"])
            .args(["-s3.localSocket=s3.sock", "-filer.localSocket=filer.sock", "-master.telemetry=false"])
            .args(["-volume.max=8", "-master.volumeSizeLimitMB=64", "-volume.minFreeSpace=1MiB"])
            .current_dir(folder.path())
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            // The shell would report whom it killed.
            .stderr(Stdio::null())
            // Out of reach of Ctrl-C and of a killed group, so that it lives to clean up.
            .process_group(0)
            .spawn()
            .expect("a shell");
        Self { guard, folder, endpoint: format!("http://127.0.0.1:{}", ports[6]) }
    }

    /// No when it ended by itself.
    async fn ready(&self) -> bool {
        let (store, http) = (self.client(), reqwest::Client::builder().no_proxy().tls_certs_only([]).build());
        let (http, probe) = (http.expect("no certificates"), Path::from("probe"));
        let bucket =
            store.signed_url(Method::PUT, &Path::default(), Duration::from_mins(5)).await.expect("a signed URL");
        let mut made = false;
        for _ in 0..STEPS {
            if self.folder.file("ended").exists() {
                return false;
            }
            made = made || http.put(bucket.clone()).send().await.is_ok_and(|answer| answer.status().is_success());
            if made && store.put_opts(&probe, "probe".into(), PutMode::Overwrite.into()).await.is_ok() {
                store.delete(&probe).await.expect("it was just written");
                return true;
            }
            tokio::time::sleep(STEP).await;
        }
        panic!("SeaweedFS is not ready:\n{}", fs::read_to_string(self.folder.file("log")).unwrap_or_default());
    }

    fn client(&self) -> AmazonS3 {
        AmazonS3Builder::new()
            .with_endpoint(&self.endpoint)
            .with_bucket_name(BUCKET)
            .with_region("eu-test-1")
            .with_access_key_id(ACCESS_KEY)
            .with_secret_access_key(SECRET_KEY)
            .with_client_options(ClientOptions::new().with_allow_http(true).with_no_system_certificates(true))
            .build()
            .expect("settings that fit")
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// All bound at once, so that they differ.
fn free_ports() -> [u16; PORTS.len()] {
    let sockets = PORTS.map(|_| TcpListener::bind("127.0.0.1:0").expect("a free port"));
    sockets.map(|socket| socket.local_addr().expect("bound").port())
}
