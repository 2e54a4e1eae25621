//! What can be used to reach somebody, and what follows on what.

use super::*;

#[test]
fn names_addresses_and_numbers_are_read_as_people_type_them() {
    for good in ["Kessler GmbH", " Müller & Söhne ", &"x".repeat(200)] {
        assert!(good.parse::<Line>().is_ok_and(|line| line.as_str() == good.trim()), "{good}");
    }
    for bad in ["", "  ", "a\nb", &"x".repeat(201)] {
        assert_eq!(bad.parse::<Line>(), Err(NoContact), "{bad}");
    }
    for good in ["gf@kessler.example", "a.b+c@mail.kessler.example", "vorname.größe@müller.example"] {
        assert!(good.parse::<Email>().is_ok(), "{good}");
    }
    for bad in
        ["", "kessler", "@b.de", "a@b", "a@.de", "a@b..de", "a b@c.de", "a@b.de,c@d.de", "a@-b.de", "a@b.de\nBcc:"]
    {
        assert_eq!(bad.parse::<Email>(), Err(NoContact), "{bad}");
    }
    for good in ["0711 123456", "+49 (711) 12 34-56", "0711/123456", " 030.1234567 "] {
        assert!(good.parse::<Phone>().is_ok(), "{good}");
    }
    for bad in ["", "12345", "1234567890123456", "07 11 x 1234", "0711+123456", "++49711123456"] {
        assert_eq!(bad.parse::<Phone>(), Err(NoContact), "{bad}");
    }
    assert_eq!(
        "Bitte\r\nab 14 Uhr ".parse::<Message>().map(|text| text.as_str().to_owned()).as_deref(),
        Ok("Bitte\nab 14 Uhr")
    );
    let longest = "x\r\n".repeat(500);
    assert!(longest.parse::<Message>().is_ok() && format!("{longest}xx").parse::<Message>().is_err());
    assert!("\u{7}".parse::<Message>().is_err());
}

#[test]
fn nothing_typed_stands_in_a_log() {
    let contact = Contact {
        company: "Kessler GmbH".parse().expect("a name"),
        name: "Ada Kessler".parse().expect("a name"),
        email: "ada@kessler.example".parse().ok(),
        phone: None,
        message: None,
    };
    let shown = format!("{contact:?}");
    assert!(!shown.to_lowercase().contains("kessler"), "{shown}");
    assert!(contact.can_be_reached() && !Contact { email: None, ..contact }.can_be_reached());
}

#[test]
fn a_slip_can_be_mended_and_nothing_becomes_new_again() {
    for from in LeadState::ALL.iter().copied() {
        for to in LeadState::ALL.iter().copied() {
            assert_eq!(from.may_become(to), from != to && to != LeadState::New, "{from:?} to {to:?}");
        }
    }
}
