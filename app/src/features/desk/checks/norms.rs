//! Where it stands: the paragraphs beside the figures. They are called the same in every language.

/// The subsidy to converted pay.
pub(super) const SUBSIDY: &str = "§ 1a Abs. 1a BetrAVG";
/// What counts as saved: contributions that are not due on converted pay.
pub(super) const SAVED: &str = "§ 1a Abs. 1a BetrAVG, § 1 Abs. 1 Satz 1 Nr. 9 SvEV";
/// What an employer carries of social insurance.
pub(super) const EMPLOYER: &str = "§ 168 SGB VI, § 249 SGB V, § 58 SGB XI, § 346 SGB III";
/// Free of social insurance: 4 % of the ceiling.
pub(super) const INSURANCE_FREE: &str = "§ 1 Abs. 1 Satz 1 Nr. 9 SvEV";
/// Free of tax: 8 % of the ceiling.
pub(super) const TAX_FREE: &str = "§ 3 Nr. 63 EStG";
/// The state's subsidy for low pay.
pub(super) const PROMOTION: &str = "§ 100 EStG";
/// The most that a month's pay may be for it.
pub(super) const WAGE_LIMIT: &str = "§ 100 Abs. 3 Nr. 3 EStG";
/// What the state pays of what the employer adds.
pub(super) const PROMOTED: &str = "§ 100 Abs. 2 EStG";
