//! How large and how slow objects may be.

use super::error::ObjectError;
use crate::vault::OVERHEAD;
use std::future::Future;
use std::time::Duration;

/// The largest document, in bytes before it is sealed: 25 MiB.
pub const MAX_CONTENT: usize = 25 * 1024 * 1024;

/// The largest object, in bytes as stored.
pub const MAX_OBJECT: usize = MAX_CONTENT + OVERHEAD;

/// How long one operation may take with all its retries.
pub(super) const OPERATION: Duration = Duration::from_mins(1);

/// How long the question for readiness may take.
pub(super) const PING: Duration = Duration::from_secs(5);

/// Whether an object of so many bytes is allowed.
pub(super) fn fits(size: u64) -> Result<(), ObjectError> {
    if size > MAX_OBJECT as u64 { Err(ObjectError::TooLarge { size, limit: MAX_OBJECT as u64 }) } else { Ok(()) }
}

/// Ends work that takes too long. What it began in a folder goes on unseen.
pub(super) async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, ObjectError>>,
) -> Result<T, ObjectError> {
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| {
        let limit = limit.as_secs();
        Err(ObjectError::unavailable(format!("no answer within {limit} seconds")))
    })
}
