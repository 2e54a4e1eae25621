//! Seals a document again and again and says how many seals one core makes in a second:
//! `cargo run --release -p seal --example seals -- 1000 crates/seal/tests/files/letter.pdf`.

#![expect(clippy::print_stdout, reason = "its result is what it prints")]

use jiff::Timestamp;
use seal::{About, Authority, LocalKey, Seed, Trust, prepare, verify};
use std::{
    env,
    error::Error,
    fs,
    time::{Duration, Instant},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const OPERATOR: &str = "Kessler Maschinenbau GmbH";

fn main() -> Outcome<()> {
    let mut arguments = env::args().skip(1);
    let count: u32 = arguments.next().ok_or("how many seals?")?.parse()?;
    let document = fs::read(arguments.next().ok_or("of which document?")?)?;
    let authority = Authority::create(&Seed::new([1; 32]), OPERATOR, Timestamp::UNIX_EPOCH)?;
    let key = authority.issue(&Seed::new([2; 32]), OPERATOR, Timestamp::UNIX_EPOCH)?;
    let trust = Trust::new().seal(authority.root().clone());
    let file = sealed(&document, &key)?;
    verify(&file, &trust)?;

    let (sealing, verifying) =
        (timed(count, || sealed(&document, &key).map(drop))?, timed(count, || Ok(verify(&file, &trust).map(drop)?))?);
    let rate = |took: Duration| f64::from(count) / took.as_secs_f64();
    let bytes = document.len();
    println!("{bytes} bytes: {:.0} seals a second, {:.0} verifications", rate(sealing), rate(verifying));
    Ok(())
}

fn sealed(document: &[u8], key: &LocalKey) -> Outcome<Vec<u8>> {
    let about = About::new("Seal1", OPERATOR, "Versiegelung", Timestamp::UNIX_EPOCH);
    Ok(prepare(document, &about)?.sign(key)?.finish(None)?)
}

#[expect(clippy::disallowed_methods, reason = "how long something takes is measured")]
fn timed(count: u32, work: impl Fn() -> Outcome<()>) -> Outcome<Duration> {
    let begin = Instant::now();
    for _ in 0..count {
        work()?;
    }
    Ok(begin.elapsed())
}
