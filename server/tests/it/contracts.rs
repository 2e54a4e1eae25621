//! The pages of contracts and the operator's overview as a browser sees them: links only, sums only.

use crate::browser::Browser;
use crate::support::{Folder, Server};

const LIST: &str = "/desk/kessler/contracts";
const OVERVIEW: &str = "/desk/service/organisations";
/// So many contracts stand on one page.
const PAGE: usize = 50;

struct World {
    server: Server,
    _folder: Folder,
}

fn world() -> World {
    let folder = Folder::with_site();
    World { server: Server::start(&folder, &["--demo"]), _folder: folder }
}

impl World {
    fn plays(&self, part: &str) -> Browser<'_> {
        let mut browser = Browser::new(&self.server);
        assert_eq!(browser.post("/demo", &[("part", part)]).status, 303, "{part}");
        browser
    }
}

/// A page that is there, without the marks between its texts.
fn page(browser: &Browser<'_>, path: &str) -> String {
    let answer = browser.ask("GET", path, &[]);
    assert_eq!(answer.status, 200, "{path}");
    answer.body.replace("<!>", "")
}

/// What stands between two texts.
fn between<'h>(html: &'h str, before: &str, after: &str) -> &'h str {
    let (_, rest) = html.split_once(before).unwrap_or_else(|| panic!("no {before} on the page"));
    rest.split(after).next().unwrap_or_default()
}

/// The rows of the page's table.
fn rows(html: &str) -> Vec<&str> {
    let body = between(html, "<tbody>", "</tbody>");
    body.split("<tr").skip(1).collect()
}

/// The number on a tab.
fn counted(html: &str, part: &str) -> usize {
    let label = between(html, &format!("href=\"{LIST}?view={part}\""), "</a>");
    let digits: String = label.chars().rev().take_while(|c| *c != '\u{a0}').filter(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or_else(|_| panic!("no number on {label}"))
}

#[test]
fn each_tab_shows_as_many_contracts_as_it_says() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let all = page(&clerk, LIST);
    assert!(counted(&all, "all") > 0, "the demo has contracts");
    for part in ["all", "paying", "paid-up", "ending", "over"] {
        let shown = page(&clerk, &format!("{LIST}?view={part}"));
        // A view of none has no tab, but where it is the one that is seen.
        let count = counted(&shown, part);
        let tab = all.contains(&format!("{LIST}?view={part}\""));
        assert_eq!(if tab { counted(&all, part) } else { 0 }, count, "{part}");
        let found = if count == 0 { 0 } else { rows(&shown).len() };
        assert_eq!(found, count.min(PAGE), "{part}");
        assert_eq!(shown.contains("Keine Verträge in dieser Ansicht"), count == 0, "{part}");
    }
    let row = rows(&all)[0];
    assert!(row.contains("href=\"/desk/kessler/people/") && row.contains("data-label=\"Eigenbeitrag\""), "{row}");
    for beyond in ["?page=0", "?page=9999", "?page=x", "?view=secret&sort=%3Cb%3E"] {
        let shown = page(&clerk, &format!("{LIST}{beyond}"));
        assert!(!rows(&shown).is_empty() && !shown.contains("<b>\""), "{beyond}");
    }
}

#[test]
fn a_head_sorts_and_turns_the_order() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let first = page(&clerk, LIST);
    assert!(first.contains(&format!("href=\"{LIST}?view=all&amp;sort=own\"")), "a head is a link");
    let rising = page(&clerk, &format!("{LIST}?view=all&sort=own"));
    assert!(rising.contains("aria-sort=\"ascending\""));
    let turn = format!("{LIST}?view=all&amp;sort=own&amp;order=down");
    assert!(rising.contains(&format!("href=\"{turn}\"")), "it turns");
    let falling = page(&clerk, &turn.replace("&amp;", "&"));
    assert!(falling.contains("aria-sort=\"descending\""));
    assert_ne!(rows(&rising)[0], rows(&falling)[0]);
}

#[test]
fn carriers_and_group_contracts_have_pages_of_their_own() {
    let world = world();
    let clerk = world.plays("hr_clerk");
    let carriers = page(&clerk, &format!("{LIST}/carriers"));
    assert!(carriers.contains("Lindenhof Leben") && carriers.contains("Lebensversicherer"));
    let groups = page(&clerk, &format!("{LIST}/groups"));
    assert!(groups.contains("Lindenhof Leben") && groups.contains("Direktversicherung"));
    for back in [&carriers, &groups] {
        assert!(back.contains(&format!("href=\"{LIST}\"")));
    }
}

#[test]
fn contracts_are_for_who_sees_people() {
    let world = world();
    for path in [LIST.to_owned(), format!("{LIST}/groups"), format!("{LIST}/carriers")] {
        for (part, status) in [("payroll", 403), ("works_council", 403), ("stranger", 404), ("employee", 404)] {
            assert_eq!(world.plays(part).ask("GET", &path, &[]).status, status, "{part} {path}");
        }
    }
    let stranger = page(&world.plays("stranger"), "/desk/brandt/contracts");
    let kessler = page(&world.plays("hr_clerk"), LIST);
    let link = between(rows(&kessler)[0], "href=\"/desk/kessler/people/", "\"");
    assert!(!stranger.contains(link), "nothing of Kessler's");
}

#[test]
fn figures_are_for_who_sees_figures_and_say_how_they_are_counted() {
    let world = world();
    let seen = page(&world.plays("approver"), LIST);
    for text in ["Teilnahme", "Selbst erledigt", "Nicht gedruckte Seiten", "So zählen wir", "rechnen wir 4 Seiten"] {
        assert!(seen.contains(text), "{text}");
    }
    assert!(!page(&world.plays("hr_clerk"), LIST).contains("Nicht gedruckte Seiten"));
}

#[test]
fn the_overview_says_in_words_how_each_is_doing_and_names_nobody() {
    let world = world();
    let admin = world.plays("platform_admin");
    let seen = page(&admin, OVERVIEW);
    for text in
        ["So entsteht die Lage", "mindestens 5 % der Zeilen", "Nicht gedruckte Seiten", "aria-sort=\"ascending\""]
    {
        assert!(seen.contains(text), "{text}");
    }
    let words = ["Handeln", "Ansehen", "In Ordnung", "Keine Personen"];
    for row in rows(&seen) {
        assert!(words.iter().any(|word| row.contains(word)), "a row without a word: {row}");
    }
    for sort in ["name", "people", "activated", "contracts", "participation", "open", "refused", "health"] {
        for order in ["", "&order=down"] {
            let sorted = page(&admin, &format!("{OVERVIEW}?sort={sort}{order}"));
            assert_eq!(rows(&sorted).len(), rows(&seen).len(), "{sort}{order}");
            for person in ["Krämer", "Holt", "Falk", "Yıldız"] {
                assert!(!sorted.contains(person), "{person} {sort}");
            }
        }
    }
    let kessler = page(&admin, &format!("{OVERVIEW}?q=kessler&sort=people&order=down"));
    assert_eq!(rows(&kessler).len(), 1);
    assert!(kessler.contains("?q=kessler&amp;sort=people\""), "sorting keeps what was looked for");
    assert_eq!(world.plays("approver").ask("GET", "/desk/kessler/organisations", &[]).status, 403);
}
