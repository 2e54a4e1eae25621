use super::permits::{Approve, ManageMembers, SeeOrganisation};
use super::*;
use crate::Actor;
use crate::id::{NewId, OrgId, PersonId};
use crate::organisation::{OrganisationKind, OrganisationState};
use crate::random::SeededRandom;
use crate::time::{FixedClock, Timestamp};
use jiff::civil::date;
use std::collections::HashSet;
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 23);

fn ids() -> (OrgId, OrgId, PersonId) {
    let (at, random) = (Timestamp::from_microsecond(1), SeededRandom::new(7));
    (OrgId::new(at, &random), OrgId::new(at, &random), PersonId::new(at, &random))
}

fn context(org: OrgId, person: PersonId) -> Ctx<Org> {
    let clock = Arc::new(FixedClock::at(Timestamp::from_microsecond(1)));
    Ctx::new(Actor::Person(person), Org(org), clock, Arc::new(SeededRandom::new(1)))
}

fn grant(org: OrgId, role: Role) -> Grant {
    Grant { org, role, limit: Limit::None, from: date(2026, 1, 1), to: None, source: Source::Member }
}

#[test]
fn who_holds_nothing_here_sees_nothing() {
    let (here, elsewhere, person) = ids();
    let denied = |grants| Access::new(context(here, person), grants, TODAY).map(|_| ()).unwrap_err();
    assert_eq!(denied(Vec::new()), Denied::Invisible);
    assert_eq!(denied(vec![grant(elsewhere, Role::Approver)]), Denied::Invisible);
    let over = Grant { to: Some(date(2026, 11, 22)), ..grant(here, Role::Approver) };
    let not_yet = Grant { from: date(2026, 11, 24), ..grant(here, Role::Approver) };
    assert_eq!(denied(vec![over, not_yet]), Denied::Invisible);
}

#[test]
fn a_role_gives_what_the_matrix_says_and_no_more() {
    let (here, _, person) = ids();
    let access = Access::new(context(here, person), vec![grant(here, Role::HrClerk)], TODAY).expect("visible");
    assert!(access.allow::<SeeOrganisation>().is_ok());
    assert_eq!(access.allow::<Approve>().map(|_| ()), Err(Denied::Forbidden));
    assert_eq!(access.allow::<ManageMembers>().map(|_| ()), Err(Denied::Forbidden));
}

#[test]
fn the_largest_limit_that_gives_the_right_counts() {
    let (here, _, person) = ids();
    let up_to = |cents| Grant { limit: Limit::UpTo(Cents::new(cents)), ..grant(here, Role::Approver) };
    // A role without the right lends it no limit.
    let grants = vec![up_to(20_000), up_to(50_000), grant(here, Role::HrClerk)];
    let access = Access::new(context(here, person), grants, TODAY).expect("visible");
    let approve = access.allow::<Approve>().expect("allowed");
    assert_eq!(approve.within(Cents::new(50_000)), Ok(()));
    assert_eq!(approve.within(Cents::new(50_001)), Err(Denied::OverLimit));
}

#[test]
fn a_mandate_lends_the_desk_its_roles_and_nobody_elses() {
    let (employer, broker, _) = ids();
    let clerk = Grant { to: Some(date(2026, 12, 31)), ..grant(broker, Role::Broker) };
    let lent = clerk.by_mandate(employer, date(2026, 6, 1), Some(date(2027, 5, 31))).expect("lent");
    assert_eq!((lent.org, lent.source), (employer, Source::Mandate(broker)));
    assert_eq!((lent.from, lent.to), (date(2026, 6, 1), Some(date(2026, 12, 31))));
    assert_eq!(grant(broker, Role::Auditor).by_mandate(employer, date(2026, 1, 1), None), None);
}

#[test]
fn what_is_never_lent_is_for_ones_own_people() {
    let (fund, broker, person) = ids();
    let lead = grant(broker, Role::TeamLead);
    let lent = lead.by_mandate(fund, date(2026, 1, 1), None).expect("lent");
    let here = |grant| Access::new(context(fund, person), vec![grant], TODAY).expect("visible");
    assert!(here(lent).may(Permission::InvitePeople) && !here(lent).may(Permission::ReissueAccess));
    assert_eq!(here(lent).allow::<super::permits::ReissueAccess>().map(|_| ()), Err(Denied::Forbidden));
    assert!(here(grant(fund, Role::TeamLead)).may(Permission::ReissueAccess));
}

#[test]
fn a_mandate_lends_nobody_the_right_to_let_others_in() {
    let never = [Permission::ManageMembers, Permission::ReissueAccess, Permission::Advise];
    assert!(Permission::ALL.iter().all(|permission| permission.is_lent() != never.contains(permission)));
    assert!(
        !MATRIX.iter().any(|(role, rights)| role.works_by_mandate() && rights.contains(&Permission::ManageMembers))
    );
}

#[test]
fn only_brokers_advise_and_only_where_they_work() {
    let advising: Vec<_> = Role::ALL.iter().filter(|role| allows(**role, Permission::Advise)).collect();
    assert_eq!(advising, [&Role::Broker], "neither the employer nor the operator reads what was shared for advice");
    assert_eq!(Role::Broker.kinds(), [OrganisationKind::Broker]);
    let (employer, broker, person) = ids();
    let lent = grant(broker, Role::Broker).by_mandate(employer, date(2026, 1, 1), None).expect("lent");
    let at = |org, grant| Access::new(context(org, person), vec![grant], TODAY).expect("visible");
    assert!(at(broker, grant(broker, Role::Broker)).may(Permission::Advise));
    assert!(at(employer, lent).may(Permission::SeePeople) && !at(employer, lent).may(Permission::Advise));
}

#[test]
fn what_is_over_is_audited_and_nothing_else() {
    let (here, ..) = ids();
    for role in Role::ALL {
        assert_eq!(grant(here, *role).survives(OrganisationState::Archived), *role == Role::Auditor, "{role:?}");
        assert!(grant(here, *role).survives(OrganisationState::Handover), "{role:?}");
    }
}

#[test]
fn each_role_stands_in_the_matrix_once_and_can_be_given_somewhere() {
    let roles: Vec<_> = MATRIX.iter().map(|(role, _)| *role).collect();
    assert_eq!(roles, Role::ALL);
    for (role, permissions) in MATRIX {
        let unique: HashSet<_> = permissions.iter().collect();
        assert_eq!(unique.len(), permissions.len(), "{role:?}");
        assert!(permissions.contains(&Permission::SeeOrganisation), "{role:?} sees nothing");
        assert!(!role.kinds().is_empty());
    }
    for permission in Permission::ALL {
        assert!(Role::ALL.iter().any(|role| allows(*role, *permission)), "nobody may {}", permission.code());
    }
}

#[test]
fn duties_are_separated() {
    // Who prepares does not approve; who runs the platform or audits sees or changes nobody's pension.
    assert!(!allows(Role::HrClerk, Permission::Approve) && !allows(Role::Approver, Permission::ManagePeople));
    for permission in Permission::ALL.iter().filter(|permission| permission.code().contains("people")) {
        assert!(!allows(Role::PlatformAdmin, *permission), "{permission:?}");
        assert!(!allows(Role::WorksCouncil, *permission) && !allows(Role::Board, *permission), "{permission:?}");
    }
    let writes =
        |permission: &&Permission| permission.code().starts_with("manage") || **permission == Permission::Approve;
    assert!(!Permission::ALL.iter().filter(writes).any(|permission| allows(Role::Auditor, *permission)));
    assert!(!Role::Approver.kinds().contains(&OrganisationKind::Broker));
}
