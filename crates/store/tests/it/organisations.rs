//! Organisations, their parts, roles and mandates.

use crate::support::{Kit, both, employer};
use domain::access::{Limit, Role, Source};
use domain::money::Cents;
use domain::organisation::{Accent, OrganisationState};
use domain::{Desk, Org};
use jiff::civil::date;
use store::Error;
use store::members::NewMember;
use store::organisations::{Appearance, NewOrganisation};

both! {
    async fn an_organisation_is_found_by_its_address(kit) {
        let new = NewOrganisation { agreement_on: Some(date(2026, 1, 2)), ..employer("Kessler GmbH") };
        let system = kit.system();
        let id = kit.store.write(&system, async |scope| scope.add_organisation(&new).await).await.expect("added");
        let found = kit.store.read(&system, async |scope| scope.organisation_at(&new.slug).await).await.expect("read");
        let found = found.expect("there");
        assert_eq!((found.id, found.appearance.mark.as_str()), (id, "KG"));
        assert_eq!((found.state, found.agreement_on), (OrganisationState::Prospect, new.agreement_on));
        let again = kit.store.write(&system, async |scope| scope.add_organisation(&new).await).await;
        assert!(matches!(again, Err(Error::Taken { .. })), "{again:?}");
        let other = "nobody".parse().expect("an address");
        let nobody = kit.store.read(&system, async |scope| scope.organisation_at(&other).await).await.expect("read");
        assert_eq!(nobody, None);
    }

    async fn a_change_names_the_version_it_was_based_on(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let look = Appearance { accent: "#006644".parse().expect("dark"), ..Appearance::of_name("Kessler SE") };
        let version = kit.store.write(&org, async |scope| scope.set_appearance(1, &look).await).await.expect("set");
        assert_eq!(version, 2);
        let stale = kit.store.write(&org, async |scope| scope.set_appearance(1, &look).await).await;
        assert!(matches!(stale, Err(Error::Stale { entity: "organisation" })), "{stale:?}");
        let signed = date(2026, 11, 23);
        kit.store.write(&org, async |scope| scope.set_agreement(2, signed).await).await.expect("signed");
        let id = org.reach.0;
        let system = kit.system();
        let moved = kit.store.write(&system, async |scope| {
            scope.move_organisation(id, 3, OrganisationState::Contracted).await
        });
        assert_eq!(moved.await.expect("moved"), 4);
        let found = kit.store.read(&org, async |scope| scope.organisation().await).await.expect("read").expect("there");
        assert_eq!((found.appearance, found.agreement_on), (look, Some(signed)));
        assert_ne!(found.state, OrganisationState::Prospect);
        assert_eq!(Accent::HOUSE.to_string(), "#2441c4");
    }

    async fn the_list_of_all_follows_a_change_of_name(kit) {
        let org = kit.organisation("Kessler 100 % GmbH").await;
        kit.organisation("Brandt AG").await;
        let find = async |text: &'static str| {
            let system = kit.system();
            let found = kit.store.read(&system, async |scope| scope.organisations_with(text, 10, 0).await);
            found.await.expect("read").into_iter().map(|one| one.appearance.name).collect::<Vec<_>>()
        };
        assert_eq!(find("").await, ["Brandt AG", "Kessler 100 % GmbH"]);
        assert_eq!(find("100 %").await, ["Kessler 100 % GmbH"]);
        let look = Appearance::of_name("Äpfel & Söhne");
        kit.store.write(&org, async |scope| scope.set_appearance(1, &look).await).await.expect("set");
        assert_eq!(find("kessler").await, Vec::<String>::new());
        assert_eq!(find("äpfel").await, ["Äpfel & Söhne"]);
        let system = kit.system();
        let rest = kit.store.read(&system, async |scope| scope.organisations_with("", 10, 1).await).await.expect("read");
        assert_eq!((rest.len(), rest[0].appearance.name.as_str()), (1, "Äpfel & Söhne"));
    }

    async fn sites_and_payroll_areas_have_their_names_once(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let site = kit.store.write(&org, async |scope| scope.add_site("Werk Chemnitz", Some("SN")).await);
        let site = site.await.expect("added");
        let twice = kit.store.write(&org, async |scope| scope.add_site("Werk Chemnitz", None).await).await;
        assert!(matches!(twice, Err(Error::Taken { .. })), "{twice:?}");
        let area = kit.store.write(&org, async |scope| scope.add_payroll_area("Monatslohn").await).await.expect("added");
        kit.store.write(&org, async |scope| {
            scope.close_site(site, 1, date(2026, 12, 31)).await?;
            scope.close_payroll_area(area, 1, date(2026, 12, 31)).await
        }).await.expect("closed");
        let (sites, areas) = kit.store.read(&org, async |scope| {
            Ok::<_, Error>((scope.sites().await?, scope.payroll_areas().await?))
        }).await.expect("read");
        assert_eq!((sites[0].land.as_deref(), sites[0].closed_on), (Some("SN"), Some(date(2026, 12, 31))));
        assert_eq!((areas[0].name.as_str(), areas[0].version), ("Monatslohn", 2));
        let other = kit.organisation("Brandt AG").await;
        let foreign = kit.store.write(&other, async |scope| scope.close_site(site, 2, date(2026, 12, 31)).await).await;
        assert!(matches!(foreign, Err(Error::Stale { .. })), "{foreign:?}");
    }

    async fn a_role_is_held_by_a_person_in_an_organisation(kit) {
        let org = kit.organisation("Kessler GmbH").await;
        let account = kit.account().await;
        let new = NewMember {
            person: account.reach.0,
            role: Role::Approver,
            limit: Limit::UpTo(Cents::new(50_000)),
            from: date(2026, 1, 1),
            to: None,
        };
        let id = kit.store.write(&org, async |scope| scope.add_member(&new).await).await.expect("added");
        let own = kit.store.read(&account, async |scope| scope.own_memberships().await).await.expect("read");
        assert_eq!((own.len(), own[0].id, own[0].grant.limit), (1, id, new.limit));
        assert_eq!((own[0].grant.org, own[0].grant.source), (org.reach.0, Source::Member));
        let last = date(2026, 11, 30);
        kit.store.write(&org, async |scope| scope.end_member(id, 1, last).await).await.expect("ended");
        let members = kit.store.read(&org, async |scope| scope.members().await).await.expect("read");
        assert_eq!((members[0].grant.to, members[0].version), (Some(last), 2));
        let again = kit.store.write(&org, async |scope| scope.end_member(id, 1, last).await).await;
        assert!(matches!(again, Err(Error::Stale { entity: "membership" })), "{again:?}");
        let stranger = kit.account().await;
        let none = kit.store.read(&stranger, async |scope| scope.own_memberships().await).await.expect("read");
        assert!(none.is_empty());
    }

    async fn a_mandate_is_seen_by_its_giver_and_found_by_its_holder(kit) {
        let (giver, holder) = (kit.organisation("Kessler GmbH").await, kit.organisation("Nordwind Makler").await);
        let desk = holder.reach.0;
        let id = kit.store.write(&giver, async |scope| scope.add_mandate(desk, date(2026, 1, 1), None).await);
        let id = id.await.expect("given");
        kit.store.write(&giver, async |scope| scope.end_mandate(id, 1, date(2026, 6, 30)).await).await.expect("revoked");
        let seen_by_giver = kit.store.read(&giver, async |scope| scope.mandates().await).await.expect("read");
        let held = kit.store.read(&kit.system(), async |scope| scope.mandates_of(desk).await).await.expect("read");
        assert_eq!(seen_by_giver, held);
        assert_eq!((held[0].giver, held[0].to), (giver.reach.0, Some(date(2026, 6, 30))));
        let others = kit.store.read(&holder, async |scope| scope.mandates().await).await.expect("read");
        assert!(others.is_empty());
        let reach = kit.ctx(Desk([giver.reach.0, desk].into()));
        let seen = kit.store.read(&reach, async |scope| scope.organisations().await).await.expect("read");
        assert_eq!(seen.iter().map(|org| org.appearance.name.as_str()).collect::<Vec<_>>(), ["Kessler GmbH", "Nordwind Makler"]);
        let own = kit.ctx(Org(desk));
        assert!(kit.store.read(&own, async |scope| scope.organisation().await).await.expect("read").is_some());
    }
}
