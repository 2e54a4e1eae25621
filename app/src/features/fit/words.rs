//! Words for the questions of the quick test, for their answers, and for what follows from them.

use crate::i18n::{Key, k};
use domain::quick_test::{Answer, Finding, Grade, Kind, Next, Question};

/// A question.
pub const fn question(question: Question) -> Key {
    match question {
        Question::Offer => k::FIT_QUESTION_OFFER,
        Question::Subsidy => k::FIT_QUESTION_SUBSIDY,
        Question::SubsidyCheck => k::FIT_QUESTION_SUBSIDY_CHECK,
        Question::Scheme => k::FIT_QUESTION_SCHEME,
        Question::Evidence => k::FIT_QUESTION_EVIDENCE,
        Question::Exit => k::FIT_QUESTION_EXIT,
        Question::Vesting => k::FIT_QUESTION_VESTING,
        Question::Information => k::FIT_QUESTION_INFORMATION,
        Question::LowPay => k::FIT_QUESTION_LOW_PAY,
        Question::Sickness => k::FIT_QUESTION_SICKNESS,
        Question::Return => k::FIT_QUESTION_RETURN,
        Question::Insolvency => k::FIT_QUESTION_INSOLVENCY,
    }
}

/// An answer to a question. One that the question does not have is not known.
pub const fn answer(question: Question, answer: Answer) -> Key {
    use Answer as A;
    use Question as Q;
    match (question, answer) {
        (Q::Offer, A::All) => k::FIT_ANSWER_OFFER_ALL,
        (Q::Offer, A::Barred) => k::FIT_ANSWER_OFFER_BARRED,
        (Q::Offer, A::Asked) => k::FIT_ANSWER_OFFER_ASKED,
        (Q::Offer, A::No) => k::FIT_ANSWER_OFFER_NO,
        (Q::Subsidy, A::Yes) => k::FIT_ANSWER_SUBSIDY_YES,
        (Q::Subsidy, A::Partly) => k::FIT_ANSWER_SUBSIDY_PARTLY,
        (Q::Subsidy, A::No) => k::FIT_ANSWER_SUBSIDY_NO,
        (Q::SubsidyCheck, A::Yes) => k::FIT_ANSWER_SUBSIDY_CHECK_YES,
        (Q::SubsidyCheck, A::Flat) => k::FIT_ANSWER_SUBSIDY_CHECK_FLAT,
        (Q::SubsidyCheck, A::No) => k::FIT_ANSWER_SUBSIDY_CHECK_NO,
        (Q::Scheme, A::Current) => k::FIT_ANSWER_SCHEME_CURRENT,
        (Q::Scheme, A::Old) => k::FIT_ANSWER_SCHEME_OLD,
        (Q::Scheme, A::No) => k::FIT_ANSWER_SCHEME_NO,
        (Q::Evidence, A::Receipt) => k::FIT_ANSWER_EVIDENCE_RECEIPT,
        (Q::Evidence, A::Carrier) => k::FIT_ANSWER_EVIDENCE_CARRIER,
        (Q::Evidence, A::NoReceipt) => k::FIT_ANSWER_EVIDENCE_NO_RECEIPT,
        (Q::Evidence, A::No) => k::FIT_ANSWER_EVIDENCE_NO,
        (Q::Exit, A::Checked) => k::FIT_ANSWER_EXIT_CHECKED,
        (Q::Exit, A::Carrier) => k::FIT_ANSWER_EXIT_CARRIER,
        (Q::Exit, A::No) => k::FIT_ANSWER_EXIT_NO,
        (Q::Vesting, A::All) => k::FIT_ANSWER_VESTING_ALL,
        (Q::Vesting, A::PayOnly) => k::FIT_ANSWER_VESTING_PAY_ONLY,
        (Q::Vesting, A::No) => k::FIT_ANSWER_VESTING_NO,
        (Q::Information, A::Text) => k::FIT_ANSWER_INFORMATION_TEXT,
        (Q::Information, A::Oral) => k::FIT_ANSWER_INFORMATION_ORAL,
        (Q::Information, A::No) => k::FIT_ANSWER_INFORMATION_NO,
        (Q::LowPay, A::Yes) => k::FIT_ANSWER_LOW_PAY_YES,
        (Q::LowPay, A::Nobody) => k::FIT_ANSWER_LOW_PAY_NOBODY,
        (Q::LowPay, A::No) => k::FIT_ANSWER_LOW_PAY_NO,
        (Q::Sickness, A::Plan) => k::FIT_ANSWER_SICKNESS_PLAN,
        (Q::Sickness, A::Open) => k::FIT_ANSWER_SICKNESS_OPEN,
        (Q::Sickness, A::Stop) => k::FIT_ANSWER_SICKNESS_STOP,
        (Q::Return, A::Plan) => k::FIT_ANSWER_RETURN_PLAN,
        (Q::Return, A::Asked) => k::FIT_ANSWER_RETURN_ASKED,
        (Q::Return, A::No) => k::FIT_ANSWER_RETURN_NO,
        (Q::Insolvency, A::Reported) => k::FIT_ANSWER_INSOLVENCY_REPORTED,
        (Q::Insolvency, A::NotDue) => k::FIT_ANSWER_INSOLVENCY_NOT_DUE,
        (Q::Insolvency, A::Unchecked) => k::FIT_ANSWER_INSOLVENCY_UNCHECKED,
        (Q::Insolvency, A::Unreported) => k::FIT_ANSWER_INSOLVENCY_UNREPORTED,
        _ => k::FIT_ANSWER_UNKNOWN,
    }
}

/// What an answer means, in a sentence or two.
pub const fn reason(finding: &Finding) -> Key {
    use Answer as A;
    use Question as Q;
    let good = matches!(finding.kind, Kind::Good);
    match (finding.question, finding.answer) {
        (Q::Offer, A::All) => k::FIT_REASON_OFFER_ALL,
        (Q::Offer, A::Barred) => k::FIT_REASON_OFFER_BARRED,
        (Q::Offer, A::Asked) => k::FIT_REASON_OFFER_ASKED,
        (Q::Offer, _) => k::FIT_REASON_OFFER_NO,
        (Q::Subsidy, _) if good => k::FIT_REASON_SUBSIDY_GOOD,
        (Q::Subsidy, A::Unknown) => k::FIT_REASON_SUBSIDY_UNKNOWN,
        (Q::Subsidy, _) => k::FIT_REASON_SUBSIDY_MISSING,
        (Q::SubsidyCheck, _) if good => k::FIT_REASON_SUBSIDY_CHECK_GOOD,
        (Q::SubsidyCheck, _) => k::FIT_REASON_SUBSIDY_CHECK_NO,
        (Q::Scheme, _) if good => k::FIT_REASON_SCHEME_GOOD,
        (Q::Scheme, A::Old) => k::FIT_REASON_SCHEME_OLD,
        (Q::Scheme, _) => k::FIT_REASON_SCHEME_NO,
        (Q::Evidence, _) if good => k::FIT_REASON_EVIDENCE_GOOD,
        (Q::Evidence, A::NoReceipt) => k::FIT_REASON_EVIDENCE_NO_RECEIPT,
        (Q::Evidence, _) => k::FIT_REASON_EVIDENCE_NO,
        (Q::Exit, _) if good => k::FIT_REASON_EXIT_GOOD,
        (Q::Exit, _) => k::FIT_REASON_EXIT_NO,
        (Q::Vesting, _) if good => k::FIT_REASON_VESTING_GOOD,
        (Q::Vesting, A::Unknown) => k::FIT_REASON_VESTING_UNKNOWN,
        (Q::Vesting, _) => k::FIT_REASON_VESTING_LOST,
        (Q::Information, _) if good => k::FIT_REASON_INFORMATION_GOOD,
        (Q::Information, _) => k::FIT_REASON_INFORMATION_NO,
        (Q::LowPay, _) if good => k::FIT_REASON_LOW_PAY_GOOD,
        (Q::LowPay, _) => k::FIT_REASON_LOW_PAY_NO,
        (Q::Sickness, _) if good => k::FIT_REASON_SICKNESS_GOOD,
        (Q::Sickness, _) => k::FIT_REASON_SICKNESS_NO,
        (Q::Return, _) if good => k::FIT_REASON_RETURN_GOOD,
        (Q::Return, _) => k::FIT_REASON_RETURN_NO,
        (Q::Insolvency, _) if good => k::FIT_REASON_INSOLVENCY_GOOD,
        (Q::Insolvency, A::Unchecked) => k::FIT_REASON_INSOLVENCY_UNCHECKED,
        (Q::Insolvency, _) => k::FIT_REASON_INSOLVENCY_UNREPORTED,
    }
}

/// What to do about a finding; nothing where all is good.
pub const fn next(finding: &Finding) -> Option<Key> {
    let Some(next) = finding.next else { return None };
    Some(match next {
        Next::TellEverybody => k::FIT_NEXT_TELL_EVERYBODY,
        Next::AllowConversion => k::FIT_NEXT_ALLOW_CONVERSION,
        Next::CheckSubsidy => k::FIT_NEXT_CHECK_SUBSIDY,
        Next::PaySubsidy => k::FIT_NEXT_PAY_SUBSIDY,
        Next::RecalculateSubsidy => k::FIT_NEXT_RECALCULATE_SUBSIDY,
        Next::RenewScheme => k::FIT_NEXT_RENEW_SCHEME,
        Next::WriteScheme => k::FIT_NEXT_WRITE_SCHEME,
        Next::AskForReceipt => k::FIT_NEXT_ASK_FOR_RECEIPT,
        Next::SendEvidence => k::FIT_NEXT_SEND_EVIDENCE,
        Next::PlanExits => k::FIT_NEXT_PLAN_EXITS,
        Next::CheckVesting => k::FIT_NEXT_CHECK_VESTING,
        Next::KeepVested => k::FIT_NEXT_KEEP_VESTED,
        Next::AnswerInText => k::FIT_NEXT_ANSWER_IN_TEXT,
        Next::CheckLowPay => k::FIT_NEXT_CHECK_LOW_PAY,
        Next::PlanSickness => k::FIT_NEXT_PLAN_SICKNESS,
        Next::PlanReturn => k::FIT_NEXT_PLAN_RETURN,
        Next::CheckInsolvency => k::FIT_NEXT_CHECK_INSOLVENCY,
        Next::ReportInsolvency => k::FIT_NEXT_REPORT_INSOLVENCY,
    })
}

/// What a grade means, in a sentence.
pub const fn grade(grade: Grade) -> Key {
    match grade {
        Grade::A => k::FIT_GRADE_A,
        Grade::B => k::FIT_GRADE_B,
        Grade::C => k::FIT_GRADE_C,
        Grade::D => k::FIT_GRADE_D,
        Grade::E => k::FIT_GRADE_E,
    }
}

/// Why the result is no better, where [`domain::quick_test::Cap`] says that it is held down at this grade.
pub const fn cap(grade: Grade) -> Key {
    match grade {
        Grade::A | Grade::B => k::FIT_CAP_B,
        Grade::C => k::FIT_CAP_C,
        Grade::D | Grade::E => k::FIT_CAP_D,
    }
}

/// What kind of finding it is.
pub const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Risk => k::FIT_KIND_RISK,
        Kind::Chance => k::FIT_KIND_CHANCE,
        Kind::Good => k::FIT_KIND_GOOD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quick_test::{Answers, result};

    /// The texts of one question, with the answers that do not fall back to "I do not know".
    #[test]
    fn each_answer_has_its_own_text() {
        for one in Question::ALL.iter().copied() {
            let mut names: Vec<&str> = one.answers().map(|given| answer(one, given).name()).collect();
            let unknown = names.iter().filter(|name| **name == k::FIT_ANSWER_UNKNOWN.name()).count();
            assert_eq!(unknown > 0, one.answers().any(|given| given == Answer::Unknown), "{one:?}");
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{one:?}: two answers have one text");
        }
    }

    /// A text's key says the question, so that no arm is mixed up with another.
    #[test]
    fn each_text_is_about_its_question() {
        for one in Question::ALL.iter().copied() {
            let about = one.code().replace('_', "-");
            assert_eq!(question(one).name(), format!("fit.question.{about}"));
            for given in one.answers().filter(|given| *given != Answer::Unknown) {
                let expected = format!("fit.answer.{about}-{}", given.code().replace('_', "-"));
                assert_eq!(answer(one, given).name(), expected);
            }
        }
        for index in 0..4 {
            let pairs = Question::ALL.iter().map(|one| {
                let given = one.answers().nth(index).or_else(|| one.answers().last()).map_or("", Answer::code);
                (one.code(), given)
            });
            let outcome = result(&Answers::parse(pairs).expect("answers")).expect("complete");
            for finding in &outcome.findings {
                let about = format!("fit.reason.{}-", finding.question.code().replace('_', "-"));
                let found = reason(finding).name();
                assert!(found.starts_with(&about), "{found} is not about {about}");
                let code = finding.next.map(|next| format!("fit.next.{}", next.code().replace('_', "-")));
                assert_eq!(next(finding).map(|key| key.name().to_owned()), code);
            }
        }
    }
}
