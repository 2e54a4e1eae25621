//! How an amount came about, as HTML: an addition as on paper, arithmetic in the language's signs, sources, doubts.
#![cfg(feature = "texts")]

use calc::explain::{Explanation, Formula, Line, Role, Rounding, Source, Text, Token};
use calculators::render::figure;
use calculators::{Calculator, Figure, Texts, Typed, k};
use domain::money::Cents;
use domain::{Language, Percent};
use jiff::civil::date;

fn line(text: Text, role: Role, cents: i64, formula: Formula, source: Source) -> Line {
    Line { text, role, amount: Cents::new(cents), formula, source }
}

fn formula(tokens: impl Into<Vec<Token>>, rounding: Rounding) -> Formula {
    Formula { tokens: tokens.into(), rounding }
}

fn html(lines: Vec<Line>, language: Language) -> String {
    let whys = vec![Explanation { text: Text::Net, total: Cents::new(233_325), lines }];
    figure(&Figure { whys, ..Figure::default() }, &Texts::of(language)).whys
}

fn share() -> Formula {
    let rate = Percent::from_basis_points(730);
    formula([Token::Money(Cents::new(350_000)), Token::Times, Token::Rate(rate)], Rounding::HalfUp)
}

#[test]
fn arithmetic_is_written_in_the_language() {
    for (language, written, amount, total) in [
        (
            Language::De,
            "3.500,00\u{a0}€ × 7,3\u{a0}%<",
            "\u{2212}\u{a0}255,50\u{a0}€<",
            "2.333,25\u{a0}€</dd></div></dl>",
        ),
        (Language::En, "€3,500.00 × 7.3%<", "\u{2212}\u{a0}€255.50<", "€2,333.25</dd></div></dl>"),
        (Language::Nl, "€\u{a0}3.500,00 × 7,3%<", "\u{2212}\u{a0}€\u{a0}255,50<", "€\u{a0}2.333,25</dd></div></dl>"),
        (
            Language::Da,
            "3.500,00\u{a0}€ × 7,3\u{a0}%<",
            "\u{2212}\u{a0}255,50\u{a0}€<",
            "2.333,25\u{a0}€</dd></div></dl>",
        ),
    ] {
        let source = Source::norm("§ 241 SGB V");
        let html = html(vec![line(Text::Health, Role::Part, -25_550, share(), source)], language);
        let name = Texts::of(language).get(calculators::explain::name(Text::Net)).to_owned();
        assert!(
            html.contains("<details class=\"why\"><summary>")
                && html.contains(&format!("</svg><span>{name}</span></summary>"))
        );
        assert!(html.contains(written), "{language:?} {html}");
        assert!(html.contains(amount) && html.contains(total), "{language:?} {html}");
        assert!(html.contains("<span>§ 241 SGB V</span>"), "{html}");
    }
}

#[test]
fn only_what_counts_has_a_sign_of_its_own() {
    let plain = |text, role, cents| line(text, role, cents, Formula::NONE, Source::ARITHMETIC);
    let lines = vec![
        plain(Text::Gross, Role::Part, 350_000),
        plain(Text::AnnualWage, Role::Step, 4_200_000),
        plain(Text::WageTax, Role::Part, -116_675),
    ];
    let html = html(lines, Language::De);
    for piece in [
        "<dd class=\"strong\">+\u{a0}3.500,00\u{a0}€</dd>",
        "<dd class=\"muted\">=\u{a0}42.000,00\u{a0}€</dd>",
        "<dd class=\"strong\">\u{2212}\u{a0}1.166,75\u{a0}€</dd>",
        "<div data-total><dt class=\"grow\">Nettolohn</dt><dd>2.333,25\u{a0}€</dd></div></dl>",
    ] {
        assert!(html.contains(piece), "{piece} {html}");
    }
    assert!(!html.contains("source"), "plain arithmetic stands nowhere: {html}");
}

#[test]
fn brackets_choices_and_numbers_are_readable() {
    use Token::{Close, Comma, Least, Minus, Money, Most, Number, Open, Over, Plus};
    let euro = |euro| Money(Cents::euro(euro));
    for (tokens, written) in [
        (vec![Least, Open, euro(1), Comma, euro(2), Close], "kleinster Betrag von (1,00\u{a0}€; 2,00\u{a0}€)"),
        (
            vec![Most, Open, euro(0), Comma, euro(2), Minus, euro(1), Close],
            "größter Betrag von (0,00\u{a0}€; 2,00\u{a0}€ \u{2212} 1,00\u{a0}€)",
        ),
        (vec![Number(-1_050, 3), Over, Number(12_345, 0), Plus, Number(5, 2)], "\u{2212}1,050 / 12.345 + 0,05"),
        (vec![Number(i64::MIN, 0)], "\u{2212}9223372036854775808"),
    ] {
        let lines = vec![line(Text::Gross, Role::Step, 0, formula(tokens, Rounding::Exact), Source::ARITHMETIC)];
        let html = html(lines, Language::De);
        assert!(html.contains(&format!("<div class=\"small muted\">{written}</div>")), "{written} {html}");
    }
}

#[test]
fn every_rounding_that_is_not_expected_is_said() {
    for &language in Language::ALL {
        let texts = Texts::of(language);
        for (rounding, said) in [
            (Rounding::Exact, None),
            (Rounding::HalfUp, None),
            (Rounding::CentDown, Some(k::SHOW_ROUNDED_CENT_DOWN)),
            (Rounding::EuroDown, Some(k::SHOW_ROUNDED_EURO_DOWN)),
            (Rounding::EuroUp, Some(k::SHOW_ROUNDED_EURO_UP)),
            (Rounding::Shown, Some(k::SHOW_ROUNDED_SHOWN)),
        ] {
            let tokens = [Token::Number(1, 0)];
            let lines = vec![line(Text::Gross, Role::Step, 0, formula(tokens, rounding), Source::ARITHMETIC)];
            let end = said.map_or_else(
                || "\">1</div>".to_owned(),
                |key| format!("\">1, {}</div>", texts.get(key).replace('\'', "&#39;")),
            );
            let html = html(lines, language).replace('\'', "&#39;");
            assert!(html.contains(&end), "{rounding:?} {end} {html}");
        }
    }
}

#[test]
fn a_number_that_nobody_confirmed_is_marked_in_words() {
    for &language in Language::ALL {
        let unverified = Texts::of(language).get(k::SHOW_UNVERIFIED).to_owned();
        let of = |verified| {
            let source = Source { norm: "§ 2 <b>", data: "SVBezGrV 2027", verified };
            html(vec![line(Text::Health, Role::Part, 1, share(), source)], language)
        };
        assert!(of(false).contains(&format!("<span class=\"t-warn\">{unverified}</span>")), "{}", of(false));
        assert!(of(false).contains("<span>§ 2 &lt;b&gt;, SVBezGrV 2027</span>"), "{}", of(false));
        assert!(!of(true).contains(&unverified), "{}", of(true));
    }
}

#[test]
fn without_reasons_there_is_no_card() {
    assert_eq!(figure(&Figure::default(), &Texts::of(Language::De)).whys, "");
}

#[test]
fn two_of_the_same_name_are_told_apart_by_their_amounts() {
    let texts = Texts::of(Language::De);
    let typed = Typed::fresh(Calculator::Saving, Language::De, date(2026, 11, 21));
    let written = figure(&typed.figure(&texts).expect("an answer"), &texts).whys;
    assert_eq!(written.matches("<span>Kapital am Ende: ").count(), 2, "{written}");
    assert!(!written.contains("<span>Steuern auf den Fonds im Jahr: "), "one alone needs none: {written}");
}
