use super::super::wrap::WIDTH;
use super::*;

fn all() -> [Template; 4] {
    let link = Link::parse("https://bav.example.org/s/4f9a?a=1&b=2").expect("a link");
    [
        Template::Invitation {
            organisation: Name::parse("Müller & Söhne <GmbH>").expect("a name"),
            link: link.clone(),
            until: jiff::civil::date(2026, 11, 30),
        },
        Template::SignInAlert { link: link.clone() },
        Template::RecoveryUsed { link: link.clone() },
        Template::MessageWaiting { link },
    ]
}

fn each(check: impl Fn(&Template, Language, &Words)) {
    for template in all() {
        for language in Language::ALL {
            check(&template, language, &template.write(language).expect("every template is good"));
        }
    }
}

/// The words that a person reads, without tags.
fn read(html: &str) -> Vec<String> {
    let (_, body) = html.split_once("<body").expect("a body");
    let text: String = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_template_in_every_language_fits() {
    each(|template, language, words| {
        assert!(words.subject.as_str().chars().count() <= 70);
        assert!(words.text.contains("\n\nhttps://bav.example.org/s/4f9a?a=1&b=2\n"), "{template:?} {language:?}");
        assert!(words.text.lines().all(|line| line.chars().count() <= WIDTH), "{}", words.text);
        assert!(!words.text.contains(['{', '}']) && !words.subject.as_str().contains('{'), "{}", words.text);
    });
}

#[test]
fn the_html_says_the_same_words_in_its_language() {
    each(|_, language, words| {
        assert!(words.html.contains(&format!("<html lang=\"{}\">", language.tag())));
        let plain: Vec<_> = words.text.split_whitespace().map(str::to_owned).collect();
        assert_eq!(read(&words.html), plain);
    });
}

#[test]
fn languages_and_templates_differ() {
    let mut subjects = std::collections::HashSet::new();
    each(|_, _, words| assert!(!words.text.is_empty()));
    for template in all() {
        for language in Language::ALL {
            assert!(subjects.insert(template.write(language).expect("good").subject.as_str().to_owned()));
        }
    }
}

#[test]
fn german_sentences_are_short() {
    each(|_, language, words| {
        if language == Language::De {
            let text = words.text.replace('\n', " ");
            let longest = text.split(['.', '?', ':']).map(|sentence| sentence.split_whitespace().count()).max();
            assert!(longest <= Some(15), "{longest:?}: {text}");
        }
    });
}

#[test]
fn an_invitation_names_who_invites_and_how_long() {
    let [invitation, ..] = all();
    let words = invitation.write(Language::De).expect("good");
    assert_eq!(words.subject.as_str(), "Müller & Söhne <GmbH> lädt Sie zu Zusage ein");
    assert!(words.text.contains("30. November 2026"));
    assert!(words.html.contains("Müller &amp; Söhne &lt;GmbH&gt; hat"), "{}", words.html);
}

#[test]
fn braces_in_a_name_stay_what_they_are() {
    let link = Link::parse("https://a.de/").expect("a link");
    let organisation = Name::parse("{link} {until} {text}").expect("a name");
    let invitation = Template::Invitation { organisation, link, until: jiff::civil::date(2026, 1, 2) };
    let words = invitation.write(Language::En).expect("good");
    let text = words.text.replace('\n', " ");
    assert!(text.contains("{link} {until} {text} has prepared"), "{text}");
    assert!(words.subject.as_str().starts_with("{link} {until} {text} invites"));
}
