//! Time-stamp services: a real one, and some that are none.

use gateways::time_stamp::{NoService, NoStamp, TimeStamps};
use testkit::{StampServer, WebAnswer, WebServer, free_port};

fn at(address: &str) -> TimeStamps {
    TimeStamps::at(address).expect("an address")
}

#[tokio::test]
async fn the_service_answers_a_question_in_its_own_format() {
    let server = StampServer::start();
    // A query for the hash of nothing, as `openssl ts -query -sha256` writes it without nonce and certificates.
    let mut question = vec![0x30, 0x36, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09];
    question.extend([0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20]);
    question.extend([7; 32]);
    let answer = at(&server.address()).ask(question).await.expect("an answer");
    // TimeStampResp with the status 0, granted.
    assert_eq!(answer.get(..1), Some(&[0x30][..]));
    assert!(answer.windows(5).any(|bytes| bytes == [0x30, 0x03, 0x02, 0x01, 0x00]), "granted");
}

#[tokio::test]
async fn what_is_no_service_is_named() {
    for address in ["", "tsa.example.org", "ftp://tsa.example.org", "file:///etc/passwd"] {
        assert_eq!(TimeStamps::at(address).err(), Some(NoService::Address), "{address}");
    }
    let nobody = format!("http://127.0.0.1:{}", free_port());
    assert_eq!(at(&nobody).ask(vec![1]).await, Err(NoStamp::Unreachable));
    let refusing = WebServer::start(|_, _| WebAnswer::status("503 Service Unavailable", ""));
    assert_eq!(at(&refusing.address()).ask(vec![1]).await, Err(NoStamp::Status(503)));
    let large = WebServer::start(|_, _| WebAnswer::json("x".repeat(70_000)));
    assert_eq!(at(&large.address()).ask(vec![1]).await, Err(NoStamp::TooLarge));
}
