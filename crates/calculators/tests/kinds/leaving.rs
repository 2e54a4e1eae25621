//! Deadlines and vesting when somebody leaves: the examples of R07 to R12, month ends, holidays.

use crate::tool::{TODAY, answer, ask, deadlines, findings, typed, wrong};
use calculators::{Calculator, Deadline, Figure, Level};
use jiff::civil::{Date, date};

const KIND: Calculator = Calculator::Leaving;

fn with_norm<'f>(figure: &'f Figure, norm: &str) -> Option<&'f Deadline> {
    deadlines(figure).iter().find(|one| one.norm == norm)
}

fn until(figure: &Figure, norm: &str) -> Option<Date> {
    with_norm(figure, norm).and_then(|one| one.until)
}

const CONTRACT: &str = "§ 2 Abs. 2 BetrAVG";
const TRANSFER: &str = "§ 4 Abs. 3 BetrAVG";
const AGREEMENT: &str = "Übertragungsabkommen";

/// Last day, Land; then three months as a condition, a year and fifteen months as declarations.
#[test]
fn the_days_over_month_ends_and_holidays() {
    for (last, land, three, year, fifteen) in [
        ("30.06.2026", "HE", date(2026, 9, 30), date(2027, 6, 30), date(2027, 9, 30)),
        // A Sunday does not move the condition; February is short twice.
        ("30.11.2026", "HE", date(2027, 2, 28), date(2027, 11, 30), date(2028, 2, 29)),
        // 31.1.2027 is a Sunday: a declaration is in time on Monday.
        ("31.01.2026", "HE", date(2026, 4, 30), date(2027, 2, 1), date(2027, 4, 30)),
        ("31.12.2026", "HE", date(2027, 3, 31), date(2027, 12, 31), date(2028, 3, 31)),
        ("31.03.2026", "HE", date(2026, 6, 30), date(2027, 3, 31), date(2027, 6, 30)),
        // A Sunday, then All Saints: in Bavaria one day more than in Berlin. Who does not know gets the earlier one.
        ("31.10.2026", "BY", date(2027, 1, 31), date(2027, 11, 2), date(2028, 1, 31)),
        ("31.10.2026", "BE", date(2027, 1, 31), date(2027, 11, 1), date(2028, 1, 31)),
        ("31.10.2026", "any", date(2027, 1, 31), date(2027, 11, 1), date(2028, 1, 31)),
        // Easter Monday and the Friday before: 28.3. is Easter Sunday in 2027.
        ("28.03.2026", "NW", date(2026, 6, 28), date(2027, 3, 30), date(2027, 6, 28)),
        ("29.02.2028", "HE", date(2028, 5, 29), date(2029, 2, 28), date(2029, 5, 29)),
    ] {
        let figure = ask(KIND, &[("last", last), ("land", land)]);
        let found = [CONTRACT, TRANSFER, AGREEMENT].map(|norm| until(&figure, norm));
        assert_eq!(found, [three, year, fifteen].map(Some), "{last} {land}");
    }
}

#[test]
fn a_day_without_work_names_the_working_day_before() {
    let figure = ask(KIND, &[("last", "30.11.2026"), ("land", "HE")]);
    let text = |norm| &with_norm(&figure, norm).expect("a deadline").text;
    assert!(text(CONTRACT).contains("26.02.2027"));
    assert!(!text(TRANSFER).contains("Arbeitstag"));
    assert!(text(CONTRACT).contains("kann"), "liability is a risk, not a fact");
}

/// R10-A, R10-B: the last day itself is in time.
#[test]
fn what_is_over_is_said() {
    let on = |today| {
        let figure = answer(&typed(KIND, today, &[("last", "31.03.2026"), ("land", "HE")])).expect("an answer");
        let over: Vec<_> = deadlines(&figure).iter().map(|one| one.is_over).collect();
        (over, figure.spoken)
    };
    let (over, spoken) = on(date(2027, 3, 31));
    assert_eq!(over, [true, false, false, false, false]);
    assert!(spoken.contains("31.03.2027"), "{spoken}");
    assert_eq!(on(date(2027, 4, 1)).0, [true, true, false, false, false]);
    let (over, spoken) = on(date(2030, 1, 1));
    assert_eq!(over, [true, true, true, false, false]);
    assert!(!spoken.contains("20"), "{spoken}");
}

#[test]
fn each_way_has_its_own_deadlines() {
    for (way, expected) in [
        ("direct_insurance", vec![CONTRACT, TRANSFER, AGREEMENT, "§ 2 Abs. 2, 3 BetrAVG", "§ 4a BetrAVG"]),
        ("pension_insurance_fund", vec![TRANSFER, AGREEMENT, "§ 2 Abs. 2, 3 BetrAVG", "§ 4a BetrAVG"]),
        ("pension_fund", vec![TRANSFER, AGREEMENT, "§ 4a BetrAVG"]),
        ("support_fund", vec!["§ 4a BetrAVG"]),
        ("direct_promise", vec!["§ 4a BetrAVG"]),
    ] {
        let figure = ask(KIND, &[("way", way)]);
        let norms: Vec<_> = deadlines(&figure).iter().map(|one| one.norm).collect();
        assert_eq!(norms, expected, "{way}");
    }
    let abroad = ask(KIND, &[("last", "30.06.2026"), ("abroad", "1"), ("land", "HE")]);
    assert_eq!(until(&abroad, "§ 3 Abs. 2 BetrAVG"), Some(date(2026, 9, 30)));
}

/// R10-C to R10-E.
#[test]
fn who_can_claim_a_transfer() {
    let claim = |answers: &[(&str, &str)]| {
        let figure = ask(KIND, &[&[("last", "30.06.2026")], answers].concat());
        let warned = findings(&figure).iter().any(|(level, ..)| *level == Level::Warning);
        (until(&figure, TRANSFER).is_some(), warned)
    };
    assert_eq!(claim(&[("value", "101.400,00")]), (true, false), "R10-C");
    assert_eq!(claim(&[("value", "101.400,01")]), (false, true), "R10-D");
    assert_eq!(claim(&[("begin", "15.12.2004")]), (false, true), "R10-E");
    assert_eq!(claim(&[("begin", "01.01.2005")]), (true, false));
}

#[test]
fn a_limit_that_is_not_published_is_said() {
    let of = |answers: &[(&str, &str)]| ask(KIND, &[&[("last", "31.01.2027"), ("value", "102.000")], answers].concat());
    let unknown = of(&[]);
    assert!(findings(&unknown).iter().any(|(level, title, _)| *level == Level::Error && title.contains("2027")));
    assert!(until(&unknown, TRANSFER).is_some(), "nothing is taken away by a number nobody knows");
    let chosen = of(&[("lastyear", "1")]);
    assert!(findings(&chosen).iter().any(|(_, title, _)| title.contains("101.400,00")));
    assert_eq!(until(&chosen, TRANSFER), None);
}

/// R07: payer, begin, birth, last day; level and what the finding says.
#[test]
fn whether_the_employers_part_stays() {
    for (id, begin, birth, last, level, says) in [
        ("R07-A", "01.07.2023", "15.05.2002", "30.06.2026", Level::Good, "30.06.2026"),
        ("R07-B", "01.07.2023", "15.05.2002", "29.06.2026", Level::Warning, "Fehlende Tage: 1."),
        ("R07-C", "01.06.2017", "15.05.1998", "31.12.2020", Level::Good, "31.12.2020"),
        ("R07-D", "01.07.2020", "30.07.2005", "30.06.2026", Level::Warning, "Fehlende Tage: 29."),
        ("R07-E", "01.07.2020", "01.07.2005", "30.06.2026", Level::Warning, "prüfen"),
        ("far", "01.07.2026", "15.05.1980", "30.11.2026", Level::Warning, "30.06.2029"),
        ("2001 to 2008", "01.04.2005", "15.05.1970", "31.03.2010", Level::Good, "31.03.2010"),
        ("before 2001", "01.04.1999", "15.05.1960", "30.06.2026", Level::Good, "31.12.2005"),
        ("before 2001, too soon", "01.04.1999", "15.05.1980", "30.06.2003", Level::Warning, "prüfen"),
        ("leap day", "29.02.2024", "15.05.1980", "28.02.2027", Level::Good, "28.02.2027"),
    ] {
        let figure = ask(KIND, &[("payer", "employer"), ("begin", begin), ("birth", birth), ("last", last)]);
        let (found, _, text) = findings(&figure)[0];
        assert!(found == level && text.contains(says), "{id}: {found:?} {text}");
    }
}

#[test]
fn converted_pay_stays_and_unknown_days_are_asked_for() {
    let first = |answers: &[(&str, &str)]| findings(&ask(KIND, answers))[0].0;
    assert_eq!(first(&[("payer", "own")]), Level::Good);
    assert_eq!(first(&[("payer", "both")]), Level::Info);
    assert_eq!(first(&[("payer", "both"), ("begin", "01.01.2026"), ("birth", "01.01.1990")]), Level::Warning);
}

/// Where everything lapses there is nothing to transfer; where one's own part stays, there is.
#[test]
fn what_lapses_has_no_deadlines() {
    let of = |payer| {
        let figure = ask(KIND, &[("payer", payer), ("begin", "01.01.2026"), ("birth", "01.01.1990")]);
        deadlines(&figure).len()
    };
    assert_eq!((of("employer"), of("both")), (1, 5));
}

#[test]
fn old_exits_are_for_a_lawyer() {
    let warned = |last| findings(&ask(KIND, &[("last", last)])).iter().any(|(_, _, text)| text.contains("anwaltlich"));
    assert!(warned("23.06.2020") && !warned("24.06.2020"));
}

#[test]
fn mistakes_have_their_field() {
    assert_eq!(wrong(KIND, &[("last", "")]), ["last"]);
    assert_eq!(wrong(KIND, &[("last", "31.02.2026")]), ["last"]);
    assert_eq!(wrong(KIND, &[("last", "30.06.2026"), ("begin", "01.07.2026")]), ["begin"]);
    assert_eq!(wrong(KIND, &[("birth", "15.05.70")]), ["birth"], "two digits of a birth year mean 2070");
}

#[test]
fn the_fresh_form_asks_about_the_end_of_this_month() {
    let fresh = typed(KIND, TODAY, &[]);
    assert_eq!(fresh.get("last"), "30.11.2026");
}
