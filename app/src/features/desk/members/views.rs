//! What the pages of roles show. Days and amounts come as they are written in the page's language.

use domain::access::Role;
use serde::{Deserialize, Serialize};

/// Whether something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holds {
    /// Today.
    Now,
    /// From a later day on.
    Later,
    /// Not any more.
    Ended,
}

/// A role that somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    /// Names it in forms.
    pub id: String,
    /// What was seen of it.
    pub version: i64,
    /// The key of the command that ends it.
    pub key: String,
    /// Who; none: nobody typed a name, or the person was erased.
    pub name: Option<String>,
    /// Which role.
    pub role: Role,
    /// Up to which amount; none: any.
    pub limit: Option<String>,
    /// Whether the role approves anything, so that a limit means something.
    pub approves: bool,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: Option<String>,
    /// Whether it is one's own.
    pub you: bool,
    /// Whether it holds.
    pub holds: Holds,
}

/// A link that waits for its newcomer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingView {
    /// Names it in forms.
    pub id: String,
    /// The key of the command that closes it.
    pub key: String,
    /// Who it is for; none: the operator's.
    pub name: Option<String>,
    /// Which role.
    pub role: Role,
    /// Until when it is good.
    pub until: String,
}

/// The page of roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembersView {
    /// What holds first.
    pub members: Vec<MemberView>,
    /// The links that wait.
    pub waiting: Vec<WaitingView>,
    /// Whether the person gives and takes roles here.
    pub manages: bool,
}

/// Somebody to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChoice {
    /// Names them in the form.
    pub value: String,
    /// Name and personnel number.
    pub text: String,
}

/// What can be given, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivingView {
    /// The roles of an organisation of this kind.
    pub roles: Vec<Role>,
    /// Members, then people with an account.
    pub people: Vec<PersonChoice>,
    /// Whether there are more people than a list holds: they are named by their number.
    pub many: bool,
    /// The most that the person may give, where it is limited.
    pub most: Option<String>,
    /// The key of the command.
    pub key: String,
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateView {
    /// Names it in forms.
    pub id: String,
    /// What was seen of it.
    pub version: i64,
    /// The key of the command that ends it.
    pub key: String,
    /// The other organisation.
    pub name: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: Option<String>,
    /// Whether it holds.
    pub holds: Holds,
}

/// The page of mandates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandatesView {
    /// Who works for the organisation.
    pub given: Vec<MandateView>,
    /// For whom the organisation works.
    pub held: Vec<MandateView>,
    /// Whether the person gives and revokes mandates here.
    pub manages: bool,
    /// The key of the command that gives one.
    pub key: String,
}
