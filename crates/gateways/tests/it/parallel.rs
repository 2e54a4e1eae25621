//! Many mails at once share few connections.

use super::support::{counters, mail_to, plain, seen};
use gateways::mail::Mail;
use std::collections::HashSet;
use testkit::{SmtpOptions, SmtpServer};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_mails_at_once_arrive_once_each_over_four_connections() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    let sending: Vec<_> = (0..100)
        .map(|number: u32| {
            // Every tenth is refused, and must be the one that is told so.
            let to =
                if number % 10 == 3 { "reply-550@example.org".to_owned() } else { format!("p{number}@example.org") };
            let mail = Mail { id: Uuid::from_u128(u128::from(number) + 1), ..mail_to(&to) };
            let mailer = mailer.clone();
            (number, tokio::spawn(async move { mailer.send(&mail).await }))
        })
        .collect();
    for (number, sent) in sending {
        assert_eq!(sent.await.expect("no panic").is_err(), number % 10 == 3, "{number}");
    }
    let received = server.wait_for(90);
    let ids: HashSet<String> = received.iter().map(|one| seen(one)["to"][0].to_string()).collect();
    assert_eq!((received.len(), ids.len()), (90, 90));
    let counters = counters(&server);
    assert!(counters["peak"].as_u64() <= Some(4), "{counters}");
    // Each refusal ends a connection; all others are used again.
    assert!(counters["sessions"].as_u64() <= Some(16), "{counters}");
}
