//! Work on several cores, with its results in the order of its input.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Chunks queued per worker, and results queued for the writer.
const WAITING: usize = 4;

/// Runs `work` on each input with the given number of threads and passes the results to `take` in order, until it
/// returns `false` or an error. With one thread, each result is taken before the next input is read.
pub(super) fn run<I: Send, O: Send, E: Send>(
    threads: usize,
    mut inputs: impl Iterator<Item = I>,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O) -> Result<bool, E> + Send,
) -> Result<(), E> {
    if threads <= 1 {
        for input in inputs {
            if !take(work(input))? {
                break;
            }
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let (mut senders, mut results) = (Vec::new(), Vec::new());
        for _ in 0..threads {
            let (sender, waiting) = sync_channel(WAITING);
            let (done, result) = sync_channel(WAITING);
            let work = &work;
            scope.spawn(move || {
                // The channel closes when the writer needs no more.
                waiting
                    .iter()
                    .map(work)
                    .try_for_each(|output| done.send(output))
            });
            senders.push(sender);
            results.push(result);
        }
        let writer = scope.spawn(move || in_turn(&results, &mut take));
        // Inputs go to the workers in turn, in the order in which results are taken. A worker whose channel is closed stops.
        for sender in senders.iter().cycle() {
            let Some(input) = inputs.next() else { break };
            if sender.send(input).is_err() {
                break;
            }
        }
        drop(senders);
        match writer.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Takes a result from each worker in turn. Inputs were dealt in the same order, so the first worker without a result
/// marks the end.
fn in_turn<O, E>(
    results: &[Receiver<O>],
    take: &mut impl FnMut(O) -> Result<bool, E>,
) -> Result<(), E> {
    for result in results.iter().cycle() {
        let Ok(output) = result.recv() else { break };
        if !take(output)? {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_input() {
        for threads in [1, 2, 3, 7] {
            for count in [0, 1, 2, 6, 7, 8, 1000] {
                let mut taken = Vec::new();
                let work = |n: usize| {
                    if n.is_multiple_of(5) {
                        thread::yield_now();
                    }
                    n * 2
                };
                let take = |n| {
                    taken.push(n);
                    Ok::<_, ()>(true)
                };
                run(threads, 0..count, work, take).unwrap();
                assert!(taken.iter().copied().eq((0..count).map(|n| n * 2)));
            }
        }
    }

    #[test]
    fn endless_input_ends_when_no_more_is_taken_or_writing_fails() {
        for threads in [1, 3] {
            let mut left = 100;
            let take = |_| {
                left -= 1;
                Ok::<_, ()>(left > 0)
            };
            run(threads, 0.., |n: usize| n, take).unwrap();
            assert_eq!(left, 0);
            let failed = run(threads, 0.., |n: usize| n, |_| Err::<bool, _>("full"));
            assert_eq!(failed, Err("full"));
        }
    }
}
