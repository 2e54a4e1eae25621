//! How often something may be tried: counted in the database before the result is known, given back when it was right.

use crate::ServiceError;
use domain::{Ctx, System};
use std::time::Duration;
use store::Store;

/// So many tries on one subject in so much time.
#[derive(Debug)]
pub(crate) struct Window {
    /// Names the counter in the database.
    pub(crate) kind: &'static str,
    /// The last try that is let through.
    pub(crate) most: i64,
    /// How long it counts from the first one on.
    pub(crate) length: Duration,
}

/// How often one account, or one letter, may ask whether a name is taken.
pub(crate) const NAMES: Window = Window { kind: "name", most: 10, length: Duration::from_hours(1) };

/// A try on a subject.
pub(crate) type Try<'a> = (&'static Window, &'a str);

/// Counts a try on each subject, up to the first one that had too many; says whether there was none.
pub(crate) async fn claim(store: &Store, ctx: &Ctx<System>, tries: &[Try<'_>]) -> Result<bool, ServiceError> {
    let counted = store.write(ctx, async |scope| {
        for (window, subject) in tries {
            if scope.claim_attempt(window.kind, subject, window.length).await? > window.most {
                return Ok::<_, store::Error>(false);
            }
        }
        Ok(true)
    });
    Ok(counted.await?)
}

/// Gives the tries back: they were right. Others' on the same subjects count on.
pub(crate) async fn give_back(store: &Store, ctx: &Ctx<System>, tries: &[Try<'_>]) -> Result<(), ServiceError> {
    let given = store.write(ctx, async |scope| {
        for (window, subject) in tries {
            scope.return_attempt(window.kind, subject).await?;
        }
        Ok::<_, store::Error>(())
    });
    Ok(given.await?)
}

/// Forgets all tries on the subjects: who they belong to has shown up.
pub(crate) async fn forget(store: &Store, ctx: &Ctx<System>, tries: &[Try<'_>]) -> Result<(), ServiceError> {
    let forgotten = store.write(ctx, async |scope| {
        for (window, subject) in tries {
            scope.forget_attempts(window.kind, subject).await?;
        }
        Ok::<_, store::Error>(())
    });
    Ok(forgotten.await?)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Window};
    use crate::auth::{passkeys, passwords, second, sso};
    use crate::{invitations, leads};

    #[test]
    fn every_limit_stands_in_the_decision() {
        const DECISION: &str = include_str!("../../../../docs/decisions/0012-signing-in.md");
        let windows: Vec<&Window> =
            [&NAMES, &passkeys::QUESTIONS, &passwords::FROM_NETWORK, &invitations::FROM_NETWORK]
                .into_iter()
                .chain([&leads::FROM_NETWORK, &leads::TO_BROKER])
                .chain(&passwords::ON_NAME)
                .chain(&passwords::BY_PERSON)
                .chain(&second::ASKED)
                .chain(&second::PROVED)
                .chain(&sso::NETWORK)
                .collect();
        for Window { kind, most, length } in windows {
            let row = format!("| {kind} | {most} | {} min |", length.as_secs() / 60);
            assert!(DECISION.contains(&row), "missing in the decision: {row}");
        }
    }

    #[test]
    fn every_way_in_stands_in_the_decision() {
        const DECISION: &str = include_str!("../../../../docs/decisions/0012-signing-in.md");
        for way in store::sign_in::Method::ALL {
            assert!(DECISION.contains(&format!("| `{}` |", way.code())), "missing in the decision: {}", way.code());
        }
    }
}
