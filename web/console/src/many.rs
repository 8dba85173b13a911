//! A file of many calls, in the worker that holds it: read and judged in pieces, so that the page can show how far it is
//! and stop between any two.

mod shown;

use std::cell::RefCell;

use baton_backtest::{CallVerdict, Calls, CellRules, Kind, Mapping, Reader, Table, Tally, Target};
use baton_core::{Policy, PolicyDraft, document::json};
use baton_worker::protocol::{
    CallsFed, CallsFeed, CallsHead, CallsHeaded, CallsJudge, CallsJudged, CallsOpen, CallsPick,
    CallsRows, Request,
};
use baton_worker::{respond, told};

/// The file in hand.
#[derive(Default)]
struct File {
    calls: Calls,
    reader: Option<Reader>,
    /// The policies that were asked for last, by their text.
    policies: Vec<(String, Policy)>,
    now: Vec<CallVerdict>,
    before: Vec<CallVerdict>,
    /// The tiers' names, of the policy and of what it is compared with.
    tiers: [Vec<String>; 2],
}

thread_local! {
    static FILE: RefCell<File> = RefCell::default();
}

impl File {
    /// A policy out of its text; the two that are in use stay read.
    fn policy(&mut self, text: &str) -> Result<Policy, String> {
        if let Some((_, policy)) = self.policies.iter().find(|(known, _)| known == text) {
            return Ok(policy.clone());
        }
        let policy = policy(text)?;
        if self.policies.len() > 1 {
            self.policies.remove(0);
        }
        self.policies.push((text.to_owned(), policy.clone()));
        Ok(policy)
    }

    fn fed(&self) -> CallsFed {
        CallsFed {
            calls: number(self.calls.len()),
            bad: shown::bad(&self.calls),
        }
    }

    /// Whether a call is among those that a filter leaves.
    fn passes(&self, filter: &str, index: usize) -> bool {
        let now = self.now.get(index);
        match filter {
            "all" => true,
            "changed" => now != self.before.get(index),
            outcome => now.is_some_and(|verdict| verdict.outcome.as_str() == outcome),
        }
    }
}

/// A policy out of its JSON, as the page tells it.
pub(crate) fn policy(text: &str) -> Result<Policy, String> {
    let node = json::parse(text).map_err(|why| why.to_string())?;
    let checked = PolicyDraft::from_node(node).read();
    checked
        .policy
        .ok_or_else(|| "the policy has errors: mend them first".to_owned())
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The answer to one request, both as JSON texts of the protocol.
#[must_use]
pub fn answer(request: &str) -> String {
    respond(request, |what, body| match what {
        CallsHead::WHAT => told(body, head),
        CallsOpen::WHAT => told(body, open),
        CallsFeed::WHAT => told(body, feed),
        CallsJudge::WHAT => told(body, judge),
        CallsRows::WHAT => told(body, rows),
        CallsPick::WHAT => told(body, pick),
        _ => Err("the worker does not know this request".to_owned()),
    })
}

pub(crate) fn head(request: CallsHead) -> Result<CallsHeaded, String> {
    let policy = policy(&request.draft)?;
    let (mut columns, mut suggested) = (Vec::new(), Vec::new());
    if Kind::detect(&request.head) == Kind::Table {
        columns = Table::detect(&request.head, &policy)
            .map_err(|why| why.to_string())?
            .names;
        let mapping = Mapping::suggest(&columns, &policy);
        if columns.len() < 2 && mapping.mapped() == 0 {
            return Err(
                "it is neither calls as JSON nor a table with a line of names above it".to_owned(),
            );
        }
        suggested = mapping.0.iter().map(Target::word).collect();
    }
    let (targets, names) = Target::all(&policy).into_iter().unzip();
    Ok(CallsHeaded {
        columns,
        suggested,
        targets,
        names,
    })
}

fn open(request: CallsOpen) -> Result<CallsFed, String> {
    let policy = policy(&request.draft)?;
    let reader = if request.mapping.is_empty() {
        match Kind::detect(&request.head) {
            Kind::List => Reader::list(policy),
            _ => Reader::lines(policy),
        }
    } else {
        let table = Table::detect(&request.head, &policy).map_err(|why| why.to_string())?;
        let targets = request.mapping.iter().map(|word| Target::parse(word));
        let mapping = Mapping(targets.collect());
        // Bare times are local to the policy's zone, and the order of dates is what the head shows.
        let rules = CellRules::detect(&request.head, &table, &mapping, &policy);
        Reader::table(&table, mapping, rules, policy).map_err(|why| why.to_string())?
    };
    FILE.with_borrow_mut(|file| {
        *file = File {
            reader: Some(reader),
            ..File::default()
        };
        Ok(file.fed())
    })
}

fn feed(request: CallsFeed) -> Result<CallsFed, String> {
    FILE.with_borrow_mut(|file| {
        let Some(mut reader) = file.reader.take() else {
            return Err("no file was begun".to_owned());
        };
        reader.feed(&request.text, &mut file.calls);
        if request.last == 1 {
            reader.finish(&mut file.calls);
        } else {
            file.reader = Some(reader);
        }
        Ok(file.fed())
    })
}

fn judge(request: CallsJudge) -> Result<CallsJudged, String> {
    FILE.with_borrow_mut(|file| {
        let draft = file.policy(&request.draft)?;
        let baseline = file.policy(&request.baseline)?;
        let from = count(request.from);
        if from == 0 {
            file.now.clear();
            file.before.clear();
        }
        if from != file.now.len() {
            return Err("another judging has begun meanwhile".to_owned());
        }
        file.now
            .extend(file.calls.verdicts(&draft, from, count(request.count)));
        file.before
            .extend(file.calls.verdicts(&baseline, from, count(request.count)));
        let names = |policy: &Policy| {
            policy
                .formats()
                .tiers
                .iter()
                .map(|tier| tier.id.clone())
                .collect()
        };
        file.tiers = [names(&draft), names(&baseline)];
        let mut told = CallsJudged {
            judged: number(file.now.len()),
            total: number(file.calls.len()),
            changed: 0,
            summary: String::new(),
        };
        if told.judged >= told.total {
            let tally = Tally::count(&file.now, Some(&file.before));
            told.changed = number(tally.changed());
            told.summary = shown::summary(file, &tally);
        }
        Ok(told)
    })
}

fn rows(request: CallsRows) -> Result<String, String> {
    FILE.with_borrow(|file| {
        let all = 0..file.now.len();
        let found: Vec<usize> = all
            .filter(|index| file.passes(&request.filter, *index))
            .collect();
        Ok(shown::page(
            file,
            &request.filter,
            count(request.from),
            &found,
        ))
    })
}

fn pick(request: CallsPick) -> Result<String, String> {
    FILE.with_borrow(|file| {
        let call = file.calls.json(count(request.index));
        call.map(str::to_owned)
            .ok_or_else(|| "there is no such call".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn draft(threshold: i64) -> String {
        samples::POLICY.replacen("\"value\":75", &format!("\"value\":{threshold}"), 1)
    }

    #[test]
    fn a_table_is_mapped_read_judged_and_shown() {
        let table = "call id,lead score,budget,decision maker,deal value,company\n\
                     a,80,yes,yes,£12k,Acme\nb,72,yes,yes,£3k,Beta\n,,,,,\nc,x,yes,yes,,,late\nd,90,,yes,1000,Delta\ne,60,\n";
        let headed = head(CallsHead {
            head: table.to_owned(),
            draft: draft(75),
        })
        .unwrap();
        assert_eq!(headed.columns.len(), 6);
        assert_eq!(headed.suggested[1], "fact:qualification_score");
        open(CallsOpen {
            head: table.to_owned(),
            mapping: headed.suggested,
            draft: draft(75),
        })
        .unwrap();
        let (one, two) = table.split_at(90);
        feed(CallsFeed {
            text: one.to_owned(),
            last: 0,
        })
        .unwrap();
        let fed = feed(CallsFeed {
            text: two.to_owned(),
            last: 1,
        })
        .unwrap();
        assert_eq!(fed.calls, 4);
        for part in [
            "1 row could not",
            "<li>line 5: cell 7 holds",
            "4 read, 1 empty row, 1 not read",
        ] {
            assert!(fed.bad.contains(part), "{part}: {}", fed.bad);
        }
        let judged = judge(CallsJudge {
            draft: draft(70),
            baseline: draft(75),
            from: 0,
            count: 2,
        })
        .unwrap();
        assert_eq!(
            (judged.judged, judged.total, judged.summary.as_str()),
            (2, 4, "")
        );
        let judged = judge(CallsJudge {
            draft: draft(70),
            baseline: draft(75),
            from: 2,
            count: 2,
        })
        .unwrap();
        assert!(
            judged.summary.contains("1 of 4 calls change"),
            "{}",
            judged.summary
        );
        let changed = rows(CallsRows {
            filter: "changed".to_owned(),
            from: 0,
        })
        .unwrap();
        for part in ["1 to 1 of 1", "Beta", "pick 1"] {
            assert!(changed.contains(part), "{part}: {changed}");
        }
        assert_eq!(judged.changed, 1);
        let call = pick(CallsPick { index: 1 }).unwrap();
        assert!(call.contains("\"qualification_score\":72"), "{call}");
        assert!(pick(CallsPick { index: 9 }).is_err());
    }

    #[test]
    fn an_overtaken_judging_says_so() {
        let line = "{\"id\":\"a\",\"facts\":{}}\n".repeat(10);
        open(CallsOpen {
            head: line.clone(),
            mapping: Vec::new(),
            draft: draft(75),
        })
        .unwrap();
        feed(CallsFeed {
            text: line,
            last: 1,
        })
        .unwrap();
        let ask = |from| CallsJudge {
            draft: draft(75),
            baseline: draft(75),
            from,
            count: 4,
        };
        judge(ask(0)).unwrap();
        judge(ask(4)).unwrap();
        judge(ask(0)).unwrap();
        assert!(judge(ask(8)).unwrap_err().contains("meanwhile"));
    }

    #[test]
    fn what_is_no_file_of_calls_is_refused() {
        let ask = |head: &str| head_of(head);
        assert!(ask("just a sentence").is_err());
        assert_eq!(ask("{\"id\":\"a\"}").unwrap().columns.len(), 0);
    }

    fn head_of(text: &str) -> Result<CallsHeaded, String> {
        head(CallsHead {
            head: text.to_owned(),
            draft: draft(75),
        })
    }
}
