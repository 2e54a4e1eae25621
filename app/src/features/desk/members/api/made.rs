//! Views made of what the services found.

use super::super::views::{
    GivingView, Holds, MandateView, MandatesView, MemberView, MembersView, PersonChoice, WaitingView,
};
use crate::i18n::{Lang, date, moment, use_texts};
use domain::Actor;
use domain::access::permits::{ManageMembers, SeeMembers};
use domain::access::{Allowed, Limit, Permission, Role, allows};
use domain::id::{CommandKey, MembershipId};
use domain::money::Cents;
use domain::organisation::OrganisationKind;
use domain::typed::write_euro;
use jiff::civil::Date;
use services::members::{Holder, Membership, Partner, Partners};
use services::newcomers::OpenLink;
use services::today;
use std::collections::{BTreeMap, BTreeSet};

type Names = BTreeMap<MembershipId, String>;

pub(super) fn page(
    allowed: &Allowed<SeeMembers>,
    list: Vec<Membership>,
    names: &Names,
    waiting: Vec<OpenLink>,
    manages: bool,
) -> MembersView {
    let lang = use_texts().lang();
    let day = today(allowed.now());
    let mut members: Vec<MemberView> =
        list.into_iter().map(|member| view(allowed, &member, names.get(&member.id), lang, day)).collect();
    members.sort_by(|a, b| (a.holds, a.role, &a.name).cmp(&(b.holds, b.role, &b.name)));
    let link = |link: OpenLink| WaitingView {
        id: link.id.to_string(),
        key: key(allowed),
        name: link.called,
        role: link.role,
        until: moment(lang, link.expires),
    };
    MembersView { members, waiting: waiting.into_iter().map(link).collect(), manages }
}

fn view(
    allowed: &Allowed<SeeMembers>,
    member: &Membership,
    name: Option<&String>,
    lang: Lang,
    day: Date,
) -> MemberView {
    let grant = &member.grant;
    MemberView {
        id: member.id.to_string(),
        version: member.version,
        key: key(allowed),
        name: name.cloned(),
        role: grant.role,
        limit: amount(grant.limit, lang),
        approves: allows(grant.role, Permission::Approve),
        from: date(lang, grant.from),
        to: grant.to.map(|to| date(lang, to)),
        you: allowed.actor == Actor::Person(member.person),
        holds: holds(grant.from, grant.to, day),
    }
}

pub(super) fn giving(
    allowed: &Allowed<ManageMembers>,
    kind: OrganisationKind,
    list: &[Membership],
    names: &Names,
    holders: Option<Vec<Holder>>,
) -> GivingView {
    let many = holders.is_none();
    let mut seen = BTreeSet::new();
    // One line per person: their newest role names them.
    let member = |member: &Membership| {
        let other = allowed.actor != Actor::Person(member.person) && seen.insert(member.person);
        let name = names.get(&member.id).filter(|_| other)?;
        Some(PersonChoice { value: format!("member:{}", member.id), text: name.clone() })
    };
    let mut people: Vec<PersonChoice> = list.iter().rev().filter_map(member).collect();
    let holder = |holder: Holder| PersonChoice {
        value: format!("record:{}", holder.record),
        text: format!("{}, {} ({})", holder.name.1, holder.name.0, holder.personnel_no),
    };
    people.extend(holders.into_iter().flatten().map(holder));
    let roles = Role::ALL.iter().copied().filter(|role| role.kinds().contains(&kind)).collect();
    let most = amount(allowed.most(), use_texts().lang());
    GivingView { roles, people, many, most, key: key(allowed) }
}

pub(super) fn mandates(allowed: &Allowed<SeeMembers>, found: Partners, manages: bool) -> MandatesView {
    let lang = use_texts().lang();
    let day = today(allowed.now());
    let view = |partner: Partner| MandateView {
        id: partner.mandate.id.to_string(),
        version: partner.mandate.version,
        key: key(allowed),
        name: partner.name,
        from: date(lang, partner.mandate.from),
        to: partner.mandate.to.map(|to| date(lang, to)),
        holds: holds(partner.mandate.from, partner.mandate.to, day),
    };
    let views = |partners: Vec<Partner>| {
        let mut views: Vec<MandateView> = partners.into_iter().map(view).collect();
        views.sort_by(|a, b| (a.holds, &a.name).cmp(&(b.holds, &b.name)));
        views
    };
    MandatesView { given: views(found.given), held: views(found.held), manages, key: key(allowed) }
}

/// A role that was ended before it began never held.
fn holds(from: Date, to: Option<Date>, day: Date) -> Holds {
    if to.is_some_and(|to| to < day || to < from) {
        Holds::Ended
    } else if from > day {
        Holds::Later
    } else {
        Holds::Now
    }
}

fn amount(limit: Limit, lang: Lang) -> Option<String> {
    let text = |most: Cents| write_euro(most, lang.language());
    match limit {
        Limit::None => None,
        Limit::UpTo(most) => Some(text(most)),
    }
}

fn key<P>(allowed: &Allowed<P>) -> String {
    allowed.id::<CommandKey>().to_string()
}
