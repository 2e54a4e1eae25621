//! Searching: the same answers on both engines.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests say why they stop")]

use crate::support::{Kit, both, record};
use domain::id::{OrgId, RecordId};
use domain::{Ctx, Desk, Org};
use std::time::Duration;
use store::people::NewRecord;
use store::search::{Hits, Language, Page, Query, SearchDoc, Words};
use store::{Error, Scope, WriteScope};
use uuid::Uuid;

const VECTORS: &str = include_str!("search.tsv");

fn language(code: &str) -> Language {
    code.parse().expect("a language")
}

fn reading(words: &str) -> Words {
    if words == "names" { Words::Names } else { Words::Text(language(words)) }
}

fn doc<'a>(id: u128, words: Words, title: &'a str, more: &'a str) -> SearchDoc<'a> {
    SearchDoc { kind: "test", ref_id: Uuid::from_u128(id), title, more, words }
}

fn text(id: u128, title: &str) -> SearchDoc<'_> {
    doc(id, Words::Text(Language::De), title, "")
}

/// The lines of a kind, split.
fn vectors(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = VECTORS.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    lines.filter(move |fields| fields[0] == kind).map(|fields| fields[1..].to_vec())
}

fn ids(hits: &Hits) -> Vec<u128> {
    hits.hits.iter().map(|hit| hit.ref_id.as_u128()).collect()
}

async fn index(kit: &Kit, org: &Ctx<Org>, docs: &[SearchDoc<'_>]) {
    for doc in docs {
        kit.clock.advance(Duration::from_secs(1));
        kit.store.write(org, async |scope| scope.index(doc).await).await.expect("indexed");
    }
}

async fn unindex(kit: &Kit, org: &Ctx<Org>, id: u128) {
    let gone: Result<(), Error> =
        kit.store.write(org, async |scope| scope.unindex("test", Uuid::from_u128(id)).await).await;
    gone.expect("unindexed");
}

async fn found(kit: &Kit, org: &Ctx<Org>, query: &str) -> Vec<u128> {
    ids(&search(kit, org, &Query::new(query, Language::De), Page::first(100)).await)
}

async fn search(kit: &Kit, org: &Ctx<Org>, query: &Query, page: Page) -> Hits {
    kit.store.read(org, async |scope| scope.search(query, page).await).await.expect("searched")
}

/// The titles that somebody finds.
async fn titles(kit: &Kit, org: &Ctx<Org>, query: &str) -> Vec<String> {
    let hits = search(kit, org, &Query::new(query, Language::De), Page::first(100)).await;
    hits.hits.into_iter().map(|hit| hit.title).collect()
}

both! {
    async fn the_vectors_hold(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        for fields in vectors("doc") {
            let [id, words, title, more] = fields[..] else { panic!("{fields:?}") };
            index(&kit, &org, &[doc(id.parse().expect("a number"), reading(words), title, more)]).await;
        }
        let mut wrong = Vec::new();
        for fields in vectors("query") {
            let [code, text, expected] = fields[..] else { panic!("{fields:?}") };
            let expected: Vec<u128> = expected.split_whitespace().map(|id| id.parse().expect("a number")).collect();
            let hits = ids(&search(&kit, &org, &Query::new(text, language(code)), Page::first(100)).await);
            if hits != expected {
                wrong.push(format!("{text}: {hits:?}, not {expected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn a_very_long_query_is_cut(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        index(&kit, &org, &[text(1, "eins zwei drei vier fünf sechs sieben acht neun zehn"), text(2, "eins")]).await;
        let long = "eins zwei drei vier fünf sechs sieben acht neun zehn ".to_owned() + &"elf ".repeat(100_000);
        assert_eq!(found(&kit, &org, &long).await, [1]);
        assert_eq!(found(&kit, &org, &"x".repeat(1_000_000)).await, Vec::<u128>::new());
    }

    async fn any_text_can_be_indexed(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let long = "Donaudampfschifffahrtsgesellschaft ".repeat(20_000);
        index(&kit, &org, &[text(1, "nul \0 and \u{1}\u{fffe}\u{10ffff}"), text(2, ""), text(3, &long)]).await;
        assert_eq!(found(&kit, &org, "nul \0").await, [1]);
        assert_eq!(found(&kit, &org, "gesellschaft").await, [3]);
        assert!(titles(&kit, &org, "gesellschaft").await[0].chars().count() <= 200);
    }

    async fn one_organisation_finds_nothing_of_another(kit) {
        let [mine, other] = [kit.organisation("Kessler GmbH").await, kit.organisation("Ostsee AG").await];
        let own = kit.account().await;
        index(&kit, &mine, &[text(1, "Zusage")]).await;
        kit.store.write(&own, async |scope| scope.index(&text(2, "Zusage")).await).await.expect("indexed");
        assert_eq!(found(&kit, &mine, "zusage").await, [1]);
        assert_eq!(found(&kit, &other, "zusage").await, Vec::<u128>::new());
        let query = Query::new("zusage", Language::De);
        let search = async |ctx| {
            ids(&kit.store.read(ctx, async |scope: &mut Scope<'_, domain::Own>| scope.search(&query, Page::first(9)).await).await.expect("searched"))
        };
        assert_eq!(search(&own).await, [2]);
        assert_eq!(search(&kit.account().await).await, Vec::<u128>::new());
    }

    async fn one_organisation_removes_nothing_of_another(kit) {
        let [mine, other] = [kit.organisation("Kessler GmbH").await, kit.organisation("Ostsee AG").await];
        index(&kit, &mine, &[text(1, "Zusage")]).await;
        unindex(&kit, &other, 1).await;
        kit.store.write(&other, async |scope| scope.clear_index().await).await.expect("cleared");
        assert_eq!(found(&kit, &mine, "zusage").await, [1]);
    }

    async fn a_desk_finds_what_its_organisations_have(kit) {
        let mut orgs = Vec::new();
        for number in 1..=3 {
            let org = kit.organisation("Kessler GmbH").await;
            index(&kit, &org, &[text(number, "Zusage")]).await;
            orgs.push(org.reach.0);
        }
        let query = Query::new("zusage", Language::De);
        let search = async |orgs: &[OrgId]| {
            let desk = kit.ctx(Desk(orgs.into()));
            kit.store.read(&desk, async |scope| scope.search(&query, Page::first(9)).await).await.expect("searched")
        };
        let hits = search(&orgs[1..]).await;
        assert_eq!(ids(&hits), [3, 2]);
        assert_eq!(hits.hits[0].org, Some(orgs[2]));
        assert_eq!(ids(&search(&[]).await), Vec::<u128>::new());
    }

    async fn a_changed_document_is_found_under_its_new_words_only(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        index(&kit, &org, &[text(1, "Betriebsrentenversicherung alt"), text(1, "Unterstützungskasse alt")]).await;
        assert_eq!(found(&kit, &org, "versicherung").await, Vec::<u128>::new());
        assert_eq!(found(&kit, &org, "kasse").await, [1]);
        assert_eq!(titles(&kit, &org, "alt").await, ["Unterstützungskasse alt"]);
    }

    async fn a_removed_document_is_not_found(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        index(&kit, &org, &[text(1, "Zusage"), text(2, "Zusage")]).await;
        unindex(&kit, &org, 1).await;
        unindex(&kit, &org, 1).await;
        assert_eq!(found(&kit, &org, "zusage").await, [2]);
        index(&kit, &org, &[text(1, "Zusage")]).await;
        assert_eq!(found(&kit, &org, "zusage").await, [1, 2]);
    }

    async fn a_failed_write_leaves_no_entry(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        index(&kit, &org, &[text(1, "Zusage")]).await;
        let failed: Result<(), Error> = kit.store.write(&org, async |scope| {
            scope.index(&text(1, "Absage")).await?;
            scope.index(&text(2, "Zusage")).await?;
            Err(Error::OutOfScope)
        }).await;
        assert!(failed.is_err());
        assert_eq!(found(&kit, &org, "absage").await, Vec::<u128>::new());
        assert_eq!(found(&kit, &org, "zusage").await, [1]);
    }

    async fn writers_of_one_document_leave_one_entry(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..12 {
            let (store, org) = (kit.store.clone(), org.clone());
            tasks.spawn(async move {
                let title = format!("Fassung Nummer{number}");
                store.write(&org, async |scope| scope.index(&text(1, &title)).await).await
            });
        }
        assert!(tasks.join_all().await.iter().all(Result::is_ok));
        assert_eq!(found(&kit, &org, "fassung").await, [1]);
        let mut left = 0;
        for number in 0..12 {
            left += found(&kit, &org, &format!("nummer{number}")).await.len();
        }
        // "nummer1" finds 10 and 11 too.
        assert!((1..=2).contains(&left), "{left} words are left");
    }

    async fn pages_follow_each_other(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        for id in 1..=5 {
            index(&kit, &org, &[text(id, "Zusage")]).await;
        }
        let query = Query::new("zusage", Language::De);
        let page = async |skip, take| {
            let hits = search(&kit, &org, &query, Page { skip, take }).await;
            (ids(&hits), hits.more)
        };
        assert_eq!(page(0, 2).await, (vec![5, 4], true));
        assert_eq!(page(2, 2).await, (vec![3, 2], true));
        assert_eq!(page(4, 2).await, (vec![1], false));
        assert_eq!(page(5, 2).await, (vec![], false));
    }

    async fn one_kind_can_be_asked_for(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        index(&kit, &org, &[text(1, "Zusage"), SearchDoc { kind: "case", ..text(1, "Zusage") }]).await;
        let query = Query::new("zusage", Language::De);
        assert_eq!(search(&kit, &org, &query, Page::first(9)).await.hits.len(), 2);
        let hits = search(&kit, &org, &query.only("case"), Page::first(9)).await;
        assert_eq!(hits.hits.iter().map(|hit| hit.kind.as_str()).collect::<Vec<_>>(), ["case"]);
    }

    async fn people_are_found_by_name_and_number(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let id = add(&kit, &org, "Sørensen", "Änne").await;
        for query in ["soerensen", "änne sø", "P00007", "p000"] {
            assert_eq!(titles(&kit, &org, query).await, ["Sørensen, Änne"], "{query}");
        }
        kit.store.write(&org, async |scope| scope.rename(id, 1, "Änne", "Meier").await).await.expect("renamed");
        assert_eq!(titles(&kit, &org, "sørensen").await, Vec::<String>::new());
        assert_eq!(titles(&kit, &org, "meier p00007").await, ["Meier, Änne"]);
        let stale = kit.store.write(&org, async |scope| scope.rename(id, 1, "Änne", "Alt").await).await;
        assert!(matches!(stale, Err(Error::Stale { .. })));
        assert_eq!(titles(&kit, &org, "alt").await, Vec::<String>::new());
    }

    async fn an_index_can_be_built_anew(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let new: Vec<NewRecord> = (0..25).map(record).collect();
        kit.store.write(&org, async |scope: &mut WriteScope<'_, Org>| {
            for new in &new {
                scope.add_record(new).await?;
            }
            scope.clear_index().await
        }).await.expect("cleared");
        assert_eq!(titles(&kit, &org, "müller").await.len(), 0);
        let mut last: Option<RecordId> = None;
        loop {
            let part = kit.store.write(&org, async |scope| scope.index_records_after(last, 10).await).await;
            let Some(id) = part.expect("indexed") else { break };
            last = Some(id);
        }
        assert_eq!(titles(&kit, &org, "müller").await.len(), 25);
    }
}

async fn add(kit: &Kit, org: &Ctx<Org>, family: &str, given: &str) -> RecordId {
    let new = NewRecord { family_name: family.to_owned(), given_name: given.to_owned(), ..record(7) };
    kit.store.write(org, async |scope| scope.add_record(&new).await).await.expect("added")
}

/// The same documents and queries, made up at random, have the same answers on both engines.
mod both_engines_agree {
    use super::*;

    const PIECES: &[&str] = &[
        "Betrieb",
        "s",
        "rente",
        "n",
        "Versicherung",
        "versicherung",
        "umwandlung",
        "Beitrag",
        "Beiträge",
        "Müller",
        "mueller",
        "Groß",
        "ß",
        "Ä",
        "ae",
        "ø",
        "Åse",
        "'",
        "-",
        ".",
        "/",
        " ",
        " ",
        " ",
        " ",
        "42",
        "0",
        "P000",
        "x",
        "é",
        "e\u{301}",
        "🎉",
        "山田",
        "Νίκος",
        "\"",
        "*",
        ":",
        "OR",
        "%",
        "_",
        "\\",
        "\u{ad}",
        "ſ",
        "ﬁ",
        "İ",
        "ı",
        "\u{fffd}",
        "Ǆ",
        "½",
        "\0",
    ];

    struct Dice(u64);

    impl Dice {
        /// Knuth's generator (`MMIX`); the upper bits are the good ones.
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).expect("31 bits") % sides
        }

        fn text(&mut self, most: usize) -> String {
            (0..=self.roll(most)).map(|_| PIECES[self.roll(PIECES.len())]).collect()
        }
    }

    async fn answers(kit: Kit) -> Vec<(String, Vec<u128>)> {
        let mut dice = Dice(2026);
        let org = kit.organisation("Kessler GmbH").await;
        for _ in 0..400 {
            let id = dice.roll(300) as u128;
            let words = [Words::Names, Words::Text(Language::De), Words::Text(Language::Da)][dice.roll(3)];
            let (title, more) = (dice.text(6), dice.text(20));
            match dice.roll(10) {
                0 => unindex(&kit, &org, id).await,
                1..5 => index(&kit, &org, &[doc(id, words, &title, &more)]).await,
                // Without a second between them: the id decides about the order.
                _ => kit
                    .store
                    .write(&org, async |scope| scope.index(&doc(id, words, &title, &more)).await)
                    .await
                    .expect("indexed"),
            }
        }
        let mut answers = Vec::new();
        for _ in 0..400 {
            let query = dice.text(4);
            let hits = found(&kit, &org, &query).await;
            answers.push((query, hits));
        }
        answers
    }

    #[tokio::test]
    async fn on_documents_at_random() {
        let lite = answers(Kit::sqlite().await).await;
        let pg = answers(Kit::postgres().await).await;
        assert!(lite.iter().filter(|(_, hits)| !hits.is_empty()).count() > 200, "too few queries find anything");
        for (lite, pg) in lite.iter().zip(&pg) {
            assert_eq!(lite, pg);
        }
    }
}
