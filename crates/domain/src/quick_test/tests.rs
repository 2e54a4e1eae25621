use super::*;
use crate::vectors::{lines, report};

/// The best answers, with some of them changed: "subsidy=no exit=carrier", or "-" for none.
fn answers(changed: &str) -> Answers {
    let best = Question::ALL.iter().fold(Answers::default(), |all, question| all.improved(*question));
    changed.split(' ').filter_map(|pair| pair.split_once('=')).fold(best, |all, (question, answer)| {
        let question = Question::from_code(question).expect("a question");
        all.with(question, Answer::from_code(answer).expect("an answer")).expect("an answer of the question")
    })
}

fn outcome(changed: &str) -> Outcome {
    result(&answers(changed)).expect("all are answered")
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "-".to_owned() } else { parts.join(" ") }
}

fn said(finding: &Finding) -> Option<String> {
    let sign = match (finding.kind, finding.serious) {
        (Kind::Good, _) => return None,
        (Kind::Chance, _) => 'C',
        (Kind::Risk, false) => 'R',
        (Kind::Risk, true) => 'S',
    };
    Some(format!("{sign}:{}", finding.question.code()))
}

#[test]
fn the_vectors_hold() {
    let mut failures = Vec::new();
    for line in lines(include_str!("../../vectors/quick_test.tsv"), 25) {
        let found = outcome(line[1]);
        let code = |grade: Option<Grade>| joined(grade.iter().map(|grade| grade.code().to_owned()));
        let found = [
            found.points.to_string(),
            found.grade.code().to_owned(),
            code(found.cap.as_ref().map(|cap| cap.without)),
            code(found.then),
            joined(found.findings.iter().filter_map(said)),
        ];
        if found[..] != line[2..] {
            failures.push(format!("{}: expected {:?}, found {found:?}", line[0], &line[2..]));
        }
    }
    report(&failures);
}

#[test]
fn a_cap_names_what_holds_the_grade_down() {
    use Question::{Exit, Information, Subsidy, Vesting};
    let by = |changed| outcome(changed).cap.map(|cap| cap.questions);
    assert_eq!(by("subsidy=no exit=no"), Some(vec![Subsidy]), "a risk does not hold it at C");
    assert_eq!(by("subsidy=partly vesting=no exit=carrier"), Some(vec![Subsidy, Vesting]));
    assert_eq!(by("exit=carrier information=oral"), Some(vec![Exit, Information]), "any risk holds it at B");
    assert_eq!(by("scheme=no low_pay=no"), None);
}

#[test]
fn as_long_as_a_question_is_open_there_is_no_result() {
    let mut so_far = Answers::default();
    for (count, question) in Question::ALL.iter().copied().enumerate() {
        assert_eq!((result(&so_far), so_far.open(), so_far.count()), (None, Some(question), count));
        so_far = so_far.improved(question);
    }
    assert_eq!((so_far.open(), so_far.count()), (None, 12));
    assert_eq!(result(&so_far).map(|outcome| outcome.grade), Some(Grade::A));
}

#[test]
fn answers_are_read_as_they_are_written() {
    let given = answers("offer=asked subsidy=partly return=no");
    assert_eq!(Answers::parse(given.pairs()), Ok(given));
    let some = Answers::parse([("subsidy", "no"), ("exit", "")]).expect("usable");
    assert_eq!((some.to(Question::Subsidy), some.to(Question::Exit), some.count()), (Some(Answer::No), None, 1));
    assert_eq!(some.pairs().collect::<Vec<_>>(), [("subsidy", "no")]);
}

#[test]
fn what_is_no_answer_is_refused() {
    let refused: [(&[(&str, &str)], BadAnswer); 5] = [
        (&[("wages", "no")], BadAnswer::Question),
        (&[("subsidy", "never")], BadAnswer::Answer(Question::Subsidy)),
        (&[("subsidy", "plan")], BadAnswer::Answer(Question::Subsidy)),
        (&[("exit", "no"), ("exit", "checked")], BadAnswer::Twice(Question::Exit)),
        (&[("exit", "no"), ("exit", "no")], BadAnswer::Twice(Question::Exit)),
    ];
    for (pairs, why) in refused {
        assert_eq!(Answers::parse(pairs.iter().copied()), Err(why), "{pairs:?}");
    }
    assert_eq!(Answers::default().with(Question::Exit, Answer::Flat), Err(BadAnswer::Answer(Question::Exit)));
}

#[test]
fn the_questions_are_well_made() {
    assert_eq!(Question::ALL.iter().map(|question| question.weight()).sum::<u8>(), OUT_OF);
    for question in Question::ALL.iter().copied() {
        let choices = question.choices();
        assert!((2..=4).contains(&choices.len()), "{question:?}");
        for pair in choices.windows(2) {
            assert!(pair[0].points >= pair[1].points, "{question:?}: the best stands first");
            assert!(pair[0].serious <= pair[1].serious, "{question:?}: what is worse gets no more points");
            assert!(pair[0].kind >= pair[1].kind, "{question:?}: good, then chances, then risks");
        }
        for choice in choices {
            assert_eq!(choices.iter().filter(|other| other.answer == choice.answer).count(), 1, "{question:?}");
            assert_eq!(choice.kind == Kind::Good, choice.points == question.weight(), "{question:?}");
            assert_eq!(choice.kind == Kind::Good, choice.next.is_none(), "{question:?}");
            let norm = question.norm(choice.answer);
            assert!(choice.kind != Kind::Risk || norm.is_some(), "{question:?}: a risk of law has its norm");
        }
    }
}

/// Nobody gets a worse grade for a better answer, whatever the others are.
#[test]
fn a_better_answer_never_makes_the_grade_worse() {
    for others in
        ["-", "subsidy=no", "vesting=no insolvency=unreported", "exit=no scheme=no return=no", "sickness=open"]
    {
        for question in Question::ALL.iter().copied() {
            let with = |answer| result(&answers(others).with(question, answer).expect("its answer")).expect("complete");
            let grades: Vec<Grade> = question.answers().map(|answer| with(answer).grade).collect();
            assert!(grades.is_sorted(), "{others}, {question:?}: {grades:?}");
        }
    }
}
