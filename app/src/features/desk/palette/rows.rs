//! What the palette knows by itself beside the areas: actions, further pages, help.

use super::found::Group::{self, Actions, Help, Pages};
use crate::features::desk::Area;
use crate::i18n::{Key, k};
use crate::ui::icons::{self, Glyph};
use domain::access::Permission::{
    self, Calculate, InvitePeople, ManageMembers, ManageOrganisation, ManageOrganisations, ManagePeople, SeeMembers,
    SeeOrganisation, SeePeople, SeeWall,
};

/// An action, a page or a text of help.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where it is listed.
    pub group: Group,
    /// What it is called.
    pub label: Key,
    /// What people call it too, parted by commas.
    pub words: Key,
    /// Who is shown it.
    pub right: Permission,
    /// What they need beside it.
    pub also: Option<Permission>,
    /// Its address, with `{org}`.
    pub path: &'static str,
    /// Whether another root holds it, so that the browser has to load it.
    pub loads: bool,
    /// The picture.
    pub glyph: Glyph,
}

impl Row {
    /// Whether it is shown to who holds these rights.
    pub fn is_for(&self, held: &[Permission]) -> bool {
        held.contains(&self.right) && self.also.is_none_or(|also| held.contains(&also))
    }
}

const fn door(group: Group, texts: (Key, Key), right: Permission, path: &'static str, glyph: Glyph) -> Row {
    let (label, words) = texts;
    Row { group, label, words, right, also: None, path, loads: true, glyph }
}

const fn both(row: Row, also: Permission) -> Row {
    Row { also: Some(also), ..row }
}

const fn here(group: Group, texts: (Key, Key), right: Permission, path: &'static str, glyph: Glyph) -> Row {
    Row { loads: false, ..door(group, texts, right, path, glyph) }
}

/// Everything but the areas.
pub const ROWS: &[Row] = &[
    door(
        Actions,
        (k::PALETTE_LETTERS, k::PALETTE_LETTERS_WORDS),
        InvitePeople,
        "/desk/{org}/people/letters",
        icons::MAIL,
    ),
    door(
        Actions,
        (k::PALETTE_GIVE, k::PALETTE_GIVE_WORDS),
        ManageMembers,
        "/desk/{org}/members/give",
        icons::FINGERPRINT,
    ),
    door(
        Actions,
        (k::PALETTE_INVITE, k::PALETTE_INVITE_WORDS),
        ManageMembers,
        "/desk/{org}/members/invite",
        icons::SEND,
    ),
    door(
        Actions,
        (k::PALETTE_PROVIDER, k::PALETTE_PROVIDER_WORDS),
        ManageMembers,
        "/desk/{org}/settings/sign-in",
        icons::LOCK,
    ),
    door(
        Actions,
        (k::PALETTE_NEW, k::PALETTE_NEW_WORDS),
        ManageOrganisations,
        "/desk/{org}/organisations/new",
        icons::PLUS,
    ),
    here(Actions, (k::IMPORTS_NEW, k::PALETTE_IMPORT_WORDS), ManagePeople, "/desk/{org}/imports/new", icons::UPLOAD),
    here(
        Actions,
        (k::PALETTE_LOOK, k::PALETTE_LOOK_WORDS),
        ManageOrganisation,
        "/desk/{org}/settings/appearance",
        icons::PENCIL,
    ),
    here(
        Actions,
        (k::PALETTE_SITES, k::PALETTE_SITES_WORDS),
        ManageOrganisation,
        "/desk/{org}/settings/sites",
        icons::BUILDING_2,
    ),
    here(
        Actions,
        (k::PALETTE_PAYROLL_AREAS, k::PALETTE_PAYROLL_AREAS_WORDS),
        ManageOrganisation,
        "/desk/{org}/settings/payroll-areas",
        icons::HAND_COINS,
    ),
    here(Actions, (k::PALETTE_SWITCH, k::PALETTE_SWITCH_WORDS), SeeOrganisation, "/desk", icons::BUILDING_2),
    door(Pages, (k::ACCESS_TITLE, k::PALETTE_ACCESS_WORDS), SeePeople, "/desk/{org}/people/access", icons::FILE_CHECK),
    door(
        Pages,
        (k::PALETTE_MANDATES, k::PALETTE_MANDATES_WORDS),
        SeeMembers,
        "/desk/{org}/members/mandates",
        icons::STAMP,
    ),
    door(
        Actions,
        (k::PALETTE_CHECK_ONE, k::PALETTE_CHECK_ONE_WORDS),
        Calculate,
        "/desk/{org}/checks/subsidy",
        icons::SCALE,
    ),
    door(
        Actions,
        (k::PALETTE_CHECK_LIST, k::PALETTE_CHECK_LIST_WORDS),
        Calculate,
        "/desk/{org}/checks/subsidy/list",
        icons::UPLOAD,
    ),
    both(
        door(
            Pages,
            (k::PALETTE_CHECK_ALL, k::PALETTE_CHECK_ALL_WORDS),
            Calculate,
            "/desk/{org}/checks/subsidy/all",
            icons::SCALE,
        ),
        SeePeople,
    ),
    both(
        door(
            Pages,
            (k::PALETTE_CHECK_PROMOTION, k::PALETTE_CHECK_PROMOTION_WORDS),
            Calculate,
            "/desk/{org}/checks/promotion",
            icons::HAND_COINS,
        ),
        SeePeople,
    ),
    both(
        door(
            Pages,
            (k::PALETTE_CHECK_SWITCH, k::PALETTE_CHECK_SWITCH_WORDS),
            Calculate,
            "/desk/{org}/checks/switch-day",
            icons::CALENDAR,
        ),
        SeePeople,
    ),
    here(Pages, (k::WALL_TITLE, k::PALETTE_WALL_WORDS), SeeWall, "/wall/{org}", icons::GAUGE),
    door(Pages, (k::PALETTE_ACCOUNT, k::PALETTE_ACCOUNT_WORDS), SeeOrganisation, "/account", icons::USER),
    door(
        Help,
        (k::LEGAL_ACCESSIBILITY, k::PALETTE_ACCESSIBILITY_WORDS),
        SeeOrganisation,
        "/accessibility",
        icons::CIRCLE_HELP,
    ),
    door(Help, (k::LEGAL_PRIVACY, k::PALETTE_PRIVACY_WORDS), SeeOrganisation, "/privacy", icons::SHIELD_CHECK),
    door(Help, (k::LEGAL_IMPRINT, k::PALETTE_IMPRINT_WORDS), SeeOrganisation, "/imprint", icons::INFO),
];

/// What people call an area too.
pub const fn words(area: Area) -> Key {
    match area {
        Area::Open => k::PALETTE_OPEN_WORDS,
        Area::Approvals => k::PALETTE_APPROVALS_WORDS,
        Area::Tasks => k::PALETTE_TASKS_WORDS,
        Area::Leads => k::PALETTE_LEADS_WORDS,
        Area::People => k::PALETTE_PEOPLE_WORDS,
        Area::Contracts => k::PALETTE_CONTRACTS_WORDS,
        Area::Imports => k::PALETTE_IMPORTS_WORDS,
        Area::Advice => k::PALETTE_ADVICE_WORDS,
        Area::Payroll => k::PALETTE_PAYROLL_WORDS,
        Area::Checks => k::PALETTE_CHECKS_WORDS,
        Area::Documents => k::PALETTE_DOCUMENTS_WORDS,
        Area::Scheme => k::PALETTE_SCHEME_WORDS,
        Area::Members => k::PALETTE_MEMBERS_WORDS,
        Area::Settings => k::PALETTE_SETTINGS_WORDS,
        Area::Organisations => k::PALETTE_ORGANISATIONS_WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Needs, needs};
    use domain::access::MATRIX;

    #[test]
    fn nobody_is_led_where_the_server_refuses_them() {
        for row in ROWS {
            let needed = needs(row.path).unwrap_or_else(|| panic!("{} is no page", row.path));
            let rights = match &needed {
                Needs::Right(right) => std::slice::from_ref(right),
                Needs::Rights(rights) => rights,
                _ => continue,
            };
            for (role, held) in MATRIX.iter().filter(|(_, held)| row.is_for(held)) {
                assert!(rights.iter().all(|right| held.contains(right)), "{role:?} is led to {}", row.path);
            }
        }
    }
}
