//! What each answer is worth and what follows from it.

use super::{Answer, Kind, Next, Question};

/// An answer to a question and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) answer: Answer,
    pub(super) points: u8,
    pub(super) kind: Kind,
    /// A breach of law that costs money by itself; it caps the grade.
    pub(super) serious: bool,
    pub(super) next: Option<Next>,
}

const fn good(answer: Answer, points: u8) -> Choice {
    Choice { answer, points, kind: Kind::Good, serious: false, next: None }
}

const fn chance(answer: Answer, points: u8, next: Next) -> Choice {
    Choice { answer, points, kind: Kind::Chance, serious: false, next: Some(next) }
}

const fn risk(answer: Answer, points: u8, next: Next) -> Choice {
    Choice { answer, points, kind: Kind::Risk, serious: false, next: Some(next) }
}

const fn serious(answer: Answer, points: u8, next: Next) -> Choice {
    Choice { answer, points, kind: Kind::Risk, serious: true, next: Some(next) }
}

impl Question {
    /// What may be answered, the best first. The points of the first are the question's weight; all weights make 100.
    pub(super) const fn choices(self) -> &'static [Choice] {
        use Answer as A;
        use Next as N;
        match self {
            Self::Offer => {
                const {
                    &[
                        good(A::All, 10),
                        good(A::Barred, 10),
                        chance(A::Asked, 6, N::TellEverybody),
                        serious(A::No, 0, N::AllowConversion),
                    ]
                }
            }
            Self::Subsidy => {
                const {
                    &[
                        good(A::Yes, 15),
                        risk(A::Unknown, 6, N::CheckSubsidy),
                        serious(A::Partly, 5, N::PaySubsidy),
                        serious(A::No, 0, N::PaySubsidy),
                    ]
                }
            }
            Self::SubsidyCheck => const { &[good(A::Yes, 5), good(A::Flat, 5), risk(A::No, 0, N::RecalculateSubsidy)] },
            Self::Scheme => {
                const { &[good(A::Current, 8), chance(A::Old, 4, N::RenewScheme), chance(A::No, 0, N::WriteScheme)] }
            }
            Self::Evidence => {
                const {
                    &[
                        good(A::Receipt, 8),
                        good(A::Carrier, 8),
                        risk(A::NoReceipt, 3, N::AskForReceipt),
                        risk(A::No, 0, N::SendEvidence),
                    ]
                }
            }
            Self::Exit => {
                const { &[good(A::Checked, 10), risk(A::Carrier, 4, N::PlanExits), risk(A::No, 0, N::PlanExits)] }
            }
            Self::Vesting => {
                const {
                    &[
                        good(A::All, 10),
                        risk(A::Unknown, 4, N::CheckVesting),
                        serious(A::PayOnly, 3, N::KeepVested),
                        serious(A::No, 0, N::KeepVested),
                    ]
                }
            }
            Self::Information => {
                const { &[good(A::Text, 7), risk(A::Oral, 3, N::AnswerInText), risk(A::No, 0, N::AnswerInText)] }
            }
            Self::LowPay => {
                const {
                    &[
                        good(A::Yes, 5),
                        good(A::Nobody, 5),
                        chance(A::Unknown, 1, N::CheckLowPay),
                        chance(A::No, 0, N::CheckLowPay),
                    ]
                }
            }
            Self::Sickness => {
                const { &[good(A::Plan, 8), risk(A::Open, 3, N::PlanSickness), risk(A::Stop, 0, N::PlanSickness)] }
            }
            Self::Return => {
                const { &[good(A::Plan, 7), chance(A::Asked, 4, N::PlanReturn), risk(A::No, 0, N::PlanReturn)] }
            }
            Self::Insolvency => {
                const {
                    &[
                        good(A::Reported, 7),
                        good(A::NotDue, 7),
                        risk(A::Unchecked, 2, N::CheckInsolvency),
                        serious(A::Unreported, 0, N::ReportInsolvency),
                    ]
                }
            }
        }
    }
}
