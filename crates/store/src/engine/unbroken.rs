//! Futures that reach their end even when whoever waits for them goes away.

use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::runtime::Handle;

/// Polled where it stands, without a task of its own; dropped before its end, a task takes it there. A request that is
/// cancelled (a browser that left) must not stop between two statements that belong together.
pub(crate) struct Unbroken<T: Send + 'static>(Option<Pin<Box<dyn Future<Output = T> + Send>>>);

pub(crate) fn unbroken<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Unbroken<T> {
    Unbroken(Some(Box::pin(future)))
}

impl<T: Send + 'static> Future for Unbroken<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let Some(future) = &mut self.0 else { return Poll::Pending };
        let polled = future.as_mut().poll(cx);
        if polled.is_ready() {
            self.0 = None;
        }
        polled
    }
}

impl<T: Send + 'static> Drop for Unbroken<T> {
    fn drop(&mut self) {
        // Without a runtime the program is ending, and the engine undoes what was not committed.
        if let (Some(future), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            runtime.spawn(async move { drop(future.await) });
        }
    }
}
