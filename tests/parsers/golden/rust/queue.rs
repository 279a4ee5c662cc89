//! A queue of jobs.

use std::collections::{HashMap, VecDeque};
use std::fmt::{self, Display};

#[cfg(test)]
mod checks;
pub mod workers;

/// How many jobs wait at most.
pub const LIMIT: usize = 1_000;

pub(crate) static mut STARTED: bool = false;

/// A job that waits.
#[derive(Debug, Clone)]
pub struct Job<T>
where
    T: Clone,
{
    /// Told apart by this.
    pub id: u64,
    payload: T,
}

struct Pair(u8, pub u8);

pub struct Marker;

union Bits {
    whole: u32,
}

/// Where a job stands.
#[non_exhaustive]
pub enum State {
    /// Not begun.
    Waiting,
    Running { since: u64 },
    Done(Result<(), String>) = 3,
}

/// Runs jobs.
pub trait Runner: Send {
    const NAME: &'static str = "runner";
    type Output;

    fn run(&self, job: Job<u8>) -> Self::Output;

    /// Stops.
    fn stop(&mut self) {
        drop(self)
    }
}

impl<T: Clone> Job<T> {
    const EMPTY: u8 = 0;

    /// A job.
    #[must_use]
    pub fn new(id: u64, payload: T) -> Self {
        let local = 1;
        const INNER: u8 = 1;
        fn helper() {}
        Job { id, payload }
    }

    async fn hidden(self) -> u64 {
        self.id
    }
}

impl<T> Display for Job<T>
where
    T: Clone + Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.payload)
    }
}

impl Runner for workers::Pool {
    type Output = ();

    fn run(&self, _: Job<u8>) {}
}

unsafe impl Send for Pair {}

pub type Table = HashMap<u64, Job<u8>>;

/// Makes a job.
#[macro_export]
macro_rules! job {
    ($id:expr) => {
        Job::new($id, ())
    };
}

macro_rules! quiet {
    () => {};
}

extern "C" {
    pub fn now() -> u64;
}

pub unsafe extern "C" fn later<F>(delay: u64, then: F) -> VecDeque<u8>
where
    F: Fn(u8) -> u8,
{
    VecDeque::new()
}

mod inner {
    pub struct Deep;

    impl Deep {
        pub fn dive(&self) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs() {}
}
