//! Who may do what: roles in organisations, permissions as types, one matrix, and the proof that somebody was allowed.
//!
//! A service takes [`Allowed<P>`]; only [`Access::allow`] makes one. So nothing that a permission protects can be called by who was
//! not asked, and the signature says what was asked.

mod grant;
mod matrix;
mod permission;
mod role;

pub use grant::{Grant, Limit, Source};
pub use matrix::{MATRIX, allows};
pub use permission::{Permission, Permit, permits};
pub use role::Role;

use crate::money::Cents;
use crate::{Ctx, Org};
use jiff::civil::Date;
use std::marker::PhantomData;
use std::ops::Deref;

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The organisation is foreign: it must look as if it were not there (404).
    #[error("there is no such organisation")]
    Invisible,
    /// It is visible, the right is missing (403).
    #[error("this needs another right")]
    Forbidden,
    /// The right is there, but not for so large an amount (403).
    #[error("this is more than the mandate allows")]
    OverLimit,
}

/// One person in one organisation, with what they hold there today.
#[derive(Debug, Clone)]
pub struct Access {
    ctx: Ctx<Org>,
    grants: Vec<Grant>,
}

impl Access {
    /// Puts an access together from everything that was granted; what is not valid on the day is left out.
    ///
    /// # Errors
    /// [`Denied::Invisible`] when nothing is left.
    pub fn new(ctx: Ctx<Org>, grants: Vec<Grant>, today: Date) -> Result<Self, Denied> {
        let org = ctx.reach.0;
        let grants: Vec<_> = grants.into_iter().filter(|grant| grant.org == org && grant.is_valid(today)).collect();
        if grants.is_empty() { Err(Denied::Invisible) } else { Ok(Self { ctx, grants }) }
    }

    /// The proof that this person may do what `P` says.
    ///
    /// # Errors
    /// [`Denied::Forbidden`].
    pub fn allow<P: Permit>(&self) -> Result<Allowed<P>, Denied> {
        if !self.may(P::PERMISSION) {
            return Err(Denied::Forbidden);
        }
        Ok(Allowed { ctx: self.ctx.clone(), limit: self.limit(P::PERMISSION), permit: PhantomData })
    }

    /// Whether it is allowed; for what a screen shows, never instead of [`Access::allow`].
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| grant.gives(permission))
    }

    /// The roles held here today.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        self.grants.iter().map(|grant| grant.role)
    }

    /// The largest limit among the grants that give the permission.
    fn limit(&self, permission: Permission) -> Limit {
        let giving = self.grants.iter().filter(|grant| grant.gives(permission));
        giving.map(|grant| grant.limit).max().unwrap_or(Limit::UpTo(Cents::ZERO))
    }
}

/// The proof that the context's person may do what `P` says, in the context's organisation.
#[derive(Debug, Clone)]
pub struct Allowed<P> {
    ctx: Ctx<Org>,
    limit: Limit,
    permit: PhantomData<fn() -> P>,
}

impl<P> Allowed<P> {
    /// Refuses an amount above what the person may decide on alone (mandate, C04).
    ///
    /// # Errors
    /// [`Denied::OverLimit`].
    pub fn within(&self, amount: Cents) -> Result<(), Denied> {
        match self.limit {
            Limit::None => Ok(()),
            Limit::UpTo(most) if amount <= most => Ok(()),
            Limit::UpTo(_) => Err(Denied::OverLimit),
        }
    }

    /// Up to which amount the person decides alone.
    pub const fn most(&self) -> Limit {
        self.limit
    }

    /// Whether somebody else may be given this limit: no more than one's own, and not below nothing.
    pub fn covers(&self, limit: Limit) -> bool {
        limit <= self.limit && limit >= Limit::UpTo(Cents::ZERO)
    }

    /// The context.
    pub const fn ctx(&self) -> &Ctx<Org> {
        &self.ctx
    }
}

impl<P> Deref for Allowed<P> {
    type Target = Ctx<Org>;

    fn deref(&self) -> &Ctx<Org> {
        &self.ctx
    }
}

#[cfg(test)]
mod tests;
