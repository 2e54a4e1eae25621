//! `zusage account add`: a link for the first one who can give roles in an organisation.

use super::{Failure, say};
use crate::config::{Config, Overrides};
use clap::{Args, Subcommand};
use domain::access::Role;
use domain::organisation::Slug;
use services::auth::LoginName;
use services::founding;

/// What can be done about accounts.
#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Prints a link that opens the first account of an organisation; whoever opens it chooses the password. Good once and for a day.
    Add(Add),
}

/// For whom, and where.
#[derive(Debug, Args)]
pub(super) struct Add {
    #[command(flatten)]
    overrides: Overrides,
    /// The organisation's part of addresses.
    #[arg(long)]
    org: Slug,
    /// The role, which must be one that gives roles to others: `approver`, `platform_admin`.
    #[arg(long, value_parser = role)]
    role: Role,
    /// The name that the account will sign in with; it has to be typed when the link is opened.
    #[arg(long)]
    name: LoginName,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("the roles are: {}", codes.join(", "))
    })
}

/// Makes the link and prints it.
pub(super) fn run(command: &AccountCommand) -> Result<(), Failure> {
    let AccountCommand::Add(add) = command;
    let config = Config::load(&add.overrides)?;
    let link = super::with_store(&config, store::Access::Tool, "account", async |store, ctx| {
        Ok(founding::link(store, ctx, &add.org, add.role, &add.name).await?)
    })?;
    // On standard output alone, so that it can be handed on without passing through a file.
    say(format_args!("{}/start/{}", config.public_url(), link.secret.text()));
    tell(&format!("good once, until {}; a newer link closes it", link.expires));
    Ok(())
}

#[expect(clippy::print_stderr, reason = "the command line speaks to a person")]
fn tell(line: &str) {
    eprintln!("zusage: {line}");
}
