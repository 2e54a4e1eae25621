//! `/desk/{org}/settings/sign-in`: the organisation's own provider.

mod api;
mod page;

pub use page::ProviderPage;
