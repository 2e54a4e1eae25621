//! What an answer looks like as HTML: every number is there, nothing typed becomes markup, doubts are said.
#![cfg(feature = "texts")]

use calculators::render::{Written, figure, problems};
use calculators::{Deadline, Figure, Hue, Level, Part, Problem, Series, Share, Texts, k};
use domain::Language;
use domain::money::Cents;
use domain::typed::write_euro;
use jiff::civil::date;

/// With characters that must never become markup.
const SLY: &str = "<b>&\"Sly\"</b>";

fn written(parts: Vec<Part>, language: Language) -> Written {
    figure(&Figure { parts, whys: Vec::new(), spoken: "Gesagt.".to_owned() }, &Texts::of(language))
}

fn html(part: Part, language: Language) -> String {
    written(vec![part], language).parts
}

fn count(html: &str, piece: &str) -> usize {
    html.matches(piece).count()
}

fn pairs() -> Vec<(String, String)> {
    vec![("Krankengeld".to_owned(), "rund 100 €".to_owned()), (SLY.to_owned(), SLY.to_owned())]
}

#[test]
fn the_large_number_puts_the_currency_where_the_language_does() {
    for (language, amount) in [
        (Language::De, "1.110,75<span class=\"money__cur\">€</span></span>"),
        (Language::En, "\"xl\"><span class=\"money__cur\">€</span>1,110.75</span>"),
        (Language::Nl, "\"xl\"><span class=\"money__cur\">€</span>1.110,75</span>"),
        (Language::Da, "1.110,75<span class=\"money__cur\">€</span></span>"),
    ] {
        let part = Part::Main { label: k::NET_TITLE, amount: Cents::new(111_075), unit: Some(k::NET_LEAD) };
        let html = html(part, language);
        let texts = Texts::of(language);
        assert!(html.starts_with("<section class=\"card stack calcres\" data-gap=\"3\">"), "{html}");
        assert!(html.contains(amount), "{language:?} {html}");
        assert!(html.contains(&format!("<h2 class=\"eyebrow\">{}</h2>", texts.get(k::NET_TITLE))), "{html}");
        assert!(html.contains(&format!("<span class=\"hint\">{}</span>", texts.get(k::NET_LEAD))), "{html}");
    }
    let negative = Part::Also { label: k::NET_TITLE, amount: Cents::new(-500) };
    assert!(html(negative, Language::De).contains("\u{2212}5,00<span"));
}

#[test]
fn what_belongs_to_a_large_number_stands_in_its_card() {
    let main = || Part::Main { label: k::NET_TITLE, amount: Cents::new(1), unit: None };
    let also = || Part::Also { label: k::NET_LEAD, amount: Cents::new(2) };
    let note = || Part::Note(SLY.to_owned());
    for (parts, cards) in [
        (vec![main(), also(), also()], 1),
        (vec![main(), also(), main(), also()], 2),
        (vec![note(), also(), note(), main()], 2),
        (vec![note()], 0),
        (vec![], 0),
    ] {
        assert_eq!(count(&written(parts.clone(), Language::De).parts, "calcres"), cards, "{parts:?}");
    }
}

#[test]
fn shares_fill_the_bar_and_their_legend_says_every_amount() {
    let shares = |amounts: [i64; 4]| {
        let hues = [Hue::Own, Hue::Tax, Hue::Insurance, Hue::Employer];
        let share = |(amount, hue)| Share { label: k::NET_LEAD, hue, amount: Cents::new(amount) };
        Part::Shares(amounts.into_iter().zip(hues).map(share).collect())
    };
    for &language in Language::ALL {
        let html = html(shares([11_075, 4_575, 4_350, 3_000]), language);
        for amount in [11_075, 4_575, 4_350, 3_000] {
            let amount = write_euro(Cents::new(amount), language);
            assert!(html.contains(&format!("<span class=\"legend__v\">{amount}</span>")), "{html}");
            assert_eq!(count(&html, &format!(": {amount}")), 1, "in the picture's sentence: {html}");
        }
        assert!(
            html.contains("role=\"img\" aria-label=\"") && html.contains(&write_euro(Cents::new(23_000), language))
        );
    }
    let html = html(shares([1, 1, 0, 1]), Language::De);
    let widths = ["width=\"33.3%\"", "width=\"33.4%\"", "width=\"33.3%\""];
    assert!(widths.iter().all(|width| html.contains(width)), "{html}");
    assert_eq!(count(&html, "height=\"100%\""), 3, "nothing takes no room: {html}");
    let nothing = written(vec![shares([0, -5, 0, 0])], Language::De).parts;
    assert!(!nothing.contains("chart__share") && count(&nothing, "<li>") == 4, "{nothing}");
}

#[test]
fn a_finding_says_its_weight_by_colour_picture_and_word() {
    for (level, mark, word) in [
        (Level::Error, "E", "Fehler:"),
        (Level::Warning, "W", "Achtung:"),
        (Level::Info, "I", "Hinweis:"),
        (Level::Good, "ok", "In Ordnung:"),
    ] {
        let finding = |facts, foot: Option<&str>| {
            let (title, text) = (SLY.to_owned(), SLY.to_owned());
            html(Part::Finding { level, title, text, facts, foot: foot.map(str::to_owned) }, Language::De)
        };
        let bare = finding(vec![], None);
        assert!(bare.contains(&format!("data-level=\"{mark}\"")) && bare.contains(word), "{bare}");
        assert!(bare.contains("<svg class=\"icon\"") && !bare.contains("finding__list"), "{bare}");
        let full = finding(pairs(), Some("Später: Steuern."));
        assert!(full.contains("<dt>Krankengeld</dt><dd>rund 100 €</dd>"), "{full}");
        assert!(full.contains("<b>Später:</b> Steuern.</p>"), "{full}");
        assert!(finding(vec![], Some("Es gilt: Steuern.")).contains("findfoot\">Es gilt: Steuern.</p>"));
    }
}

#[test]
fn nothing_becomes_markup() {
    let sly = || SLY.to_owned();
    let until = Deadline { title: sly(), text: sly(), until: None, norm: SLY, is_over: false };
    let series = Series { label: k::NET_LEAD, hue: Hue::Own, values: vec![Cents::new(1), Cents::new(2)] };
    let parts = vec![
        Part::Finding { level: Level::Info, title: sly(), text: sly(), facts: pairs(), foot: Some(sly()) },
        Part::Facts { title: k::NET_TITLE, facts: pairs(), source: Some(sly()) },
        Part::Years { title: k::NET_TITLE, places: vec![sly(), sly()], series: vec![series], summary: sly() },
        Part::Deadlines(vec![until]),
        Part::Note(sly()),
    ];
    let html = written(parts, Language::De).parts;
    assert_eq!(count(&html, "&lt;b&gt;&amp;&quot;Sly&quot;&lt;/b&gt;"), 18, "{html}");
    assert!(!html.contains("Sly\"") && !html.contains("<b>&"), "{html}");
    let wrong = problems(&[Problem { field: "pay", text: sly() }], &Texts::of(Language::De));
    assert!(wrong.parts.contains("&lt;b&gt;") && !wrong.parts.contains("<b>"), "{}", wrong.parts);
}

#[test]
fn facts_say_where_they_come_from() {
    let facts = |source| html(Part::Facts { title: k::NET_TITLE, facts: pairs(), source }, Language::De);
    assert!(facts(Some("Amtlicher Plan 2026.".to_owned())).contains("<span>Amtlicher Plan 2026.</span></p></section>"));
    assert!(!facts(None).contains("source"));
}

#[test]
fn a_table_holds_every_number_and_a_long_one_a_choice() {
    for &language in Language::ALL {
        for (years, rows) in [(1, 1), (2, 2), (12, 12), (13, 7), (40, 11), (68, 13)] {
            let values: Vec<Cents> = (0..years).map(|year| Cents::new(year * 10_050)).collect();
            let line = |hue| Series { label: k::NET_LEAD, hue, values: values.clone() };
            let part = Part::Years {
                title: k::NET_TITLE,
                places: (0..years).map(|year| format!("Jahr {year}")).collect(),
                series: vec![line(Hue::Own), line(Hue::Usual)],
                summary: "So wächst es.".to_owned(),
            };
            let html = html(part, language);
            let body = html.split_once("<tbody>").map_or("", |(_, body)| body);
            assert_eq!(count(body, "<tr>"), rows, "{years}: {html}");
            for index in [0, years - 1] {
                let amount = write_euro(Cents::new(index * 10_050), language);
                assert!(count(body, &amount) >= 2 && body.contains(&format!(">Jahr {index}</td>")), "{html}");
            }
            assert!(html.contains("<caption class=\"sr\">So wächst es.</caption>"), "{html}");
            assert_eq!(count(&html, "<th scope=\"col\"") + count(&html, "<th class=\"num\" scope=\"col\""), 3);
            assert!(
                html.contains("class=\"l1\"") && html.contains("class=\"l0\"") && !html.contains("style="),
                "{html}"
            );
        }
    }
    let none = Part::Years { title: k::NET_TITLE, places: vec![], series: vec![], summary: String::new() };
    assert!(html(none, Language::De).contains("Hier gibt es noch keine Zahlen."));
}

#[test]
fn a_line_stands_on_its_axis() {
    let line = |values: &[i64]| {
        let values: Vec<Cents> = values.iter().copied().map(Cents::new).collect();
        let places = (0..values.len()).map(|year| year.to_string()).collect();
        let series = vec![Series { label: k::NET_LEAD, hue: Hue::Tax, values }];
        html(Part::Years { title: k::NET_TITLE, places, series, summary: String::new() }, Language::De)
    };
    assert!(line(&[0, 40_000, 20_000]).contains("d=\"M0.0 196.0 500.0 24.0 1000.0 110.0\""));
    assert!(line(&[40_000]).contains("d=\"M460.0 24.0 540.0 24.0\""));
    assert!(line(&[-100, 40_000]).contains("d=\"M0.0 196.0 1000.0 24.0\""), "below nothing is drawn as nothing");
    assert!(line(&[0, 40_000]).contains(">400\u{a0}€</text>"), "whole euro have no cents at the axis");
    assert!(line(&[i64::MIN, i64::MAX]).contains("d=\"M0.0 196.0 1000.0 24.0\""));
}

#[test]
fn a_deadline_says_its_day_its_state_and_its_norm() {
    for (language, day, open, over) in [
        (Language::De, "Bis 31.12.2026", "läuft noch", "abgelaufen"),
        (Language::En, "By 31/12/2026", "still running", "expired"),
        (Language::Nl, "Tot en met 31-12-2026", "loopt nog", "verlopen"),
        (Language::Da, "Senest 31.12.2026", "løber stadig", "udløbet"),
    ] {
        let deadline = |until, is_over| {
            let (title, text) = ("Mitnehmen".to_owned(), "Noch 3 Wochen.".to_owned());
            let one = Deadline { title, text, until, norm: "§ 4 Abs. 3 BetrAVG", is_over };
            html(Part::Deadlines(vec![one]), language)
        };
        let (running, past) = (deadline(Some(date(2026, 12, 31)), false), deadline(Some(date(2026, 12, 31)), true));
        assert!(running.contains(&format!("datetime=\"2026-12-31\">{day}</time>, {open}")), "{running}");
        assert!(past.contains(&format!("{day}</time>, {over}")) && past.contains("data-tone=\"warn\""), "{past}");
        for html in [&running, &past] {
            assert!(html.contains("Noch 3 Wochen.") && html.contains("§ 4 Abs. 3 BetrAVG"), "{html}");
            assert_eq!(count(html, "<svg"), 2);
        }
        let endless = deadline(None, false);
        assert!(!endless.contains("<time") && endless.contains(Texts::of(language).get(k::SHOW_DEADLINE_ENDLESS)));
    }
}

#[test]
fn each_mistake_leads_to_its_field_and_is_read_out() {
    let wrong =
        [Problem { field: "pay", text: "Betrag fehlt.".into() }, Problem { field: "rate", text: "Zu viel.".into() }];
    for &language in Language::ALL {
        let texts = Texts::of(language);
        let written = problems(&wrong, &texts);
        assert!(written.parts.contains("<a class=\"link\" href=\"#pay\">Betrag fehlt.</a>"), "{}", written.parts);
        assert!(written.parts.contains("href=\"#rate\"") && written.parts.contains("data-level=\"E\""));
        assert!(written.parts.contains(texts.get(k::SHOW_MEND_TITLE)));
        assert_eq!(written.spoken, "Betrag fehlt. Zu viel.");
        assert_eq!(written.whys, "");
    }
    assert_eq!(problems(&[], &Texts::of(Language::De)), Written::default());
}
