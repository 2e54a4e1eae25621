//! Use cases on both engines: works, repeated, refused.

#![expect(clippy::expect_used, reason = "a test that cannot go on should say why and stop")]

mod advice;
mod auth;
mod authenticator;
mod checks;
mod contracts;
mod drafts;
mod finding;
mod founding;
mod guessing;
mod imports;
mod imports_bulk;
mod imports_contracts;
mod imports_shell;
mod imports_undo;
mod invitation_mails;
mod invitations;
mod leads;
mod made_lists;
mod members;
mod newcomers;
mod notices;
mod organisations;
mod overview;
mod own_pension;
mod passkeys;
mod passkeys_refused;
mod people;
mod sealing;
mod second_factor;
mod sso;
mod sso_rules;
mod support;
