//! Reading and writing of `quality:`, with a check that its bands do not overlap.

use super::section::{Report, Section};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, words};
use crate::quality::{Percent, Targets};

const KEY: &str = "quality";
const ALARM: &str = "sla_breach_alarm_percent";
const HEALTHY: &str = "booked_healthy_percent";
const FAILURE: &str = "booked_failure_percent";

pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> Targets {
    let default = Targets::default();
    let Some((node, path)) = doc.get(KEY) else {
        let description =
            "an alarm above 15 % breached, healthy from 30 % booked, failure under 15 %";
        report.note_default(doc.path(), KEY, description);
        return default;
    };
    let mut section = Section::open(node, path.clone(), report);
    let targets = Targets {
        sla_breach_alarm: percent(&mut section, ALARM, default.sla_breach_alarm, report),
        booked_healthy: percent(&mut section, HEALTHY, default.booked_healthy, report),
        booked_failure: percent(&mut section, FAILURE, default.booked_failure, report),
    };
    section.close(report);
    let (healthy, failure) = (targets.booked_healthy, targets.booked_failure);
    if failure >= healthy {
        let message = words!("failure is below {failure} %, but healthy starts at {healthy} %");
        report.add(
            Diagnostic::error(Code::QualityOrder, &path.key(FAILURE), message)
                .hint("let failure be the smaller of the two"),
        );
    }
    targets
}

fn percent(
    section: &mut Section<'_>,
    key: &'static str,
    default: Percent,
    report: &mut Report,
) -> Percent {
    let Some((node, path)) = section.get(key) else {
        report.note_default(section.path(), key, &words!("{default} %"));
        return default;
    };
    let read = match node {
        Node::Int(n) => u8::try_from(*n).ok().and_then(Percent::new),
        _ => None,
    };
    read.unwrap_or_else(|| {
        let message = words!(
            "expected whole per cent from 1 to 99, found {}",
            node.describe()
        );
        let mut error = Diagnostic::error(Code::ValueOutOfRange, &path, message);
        if matches!(node, Node::Text(_)) {
            error = error.hint(words!("a number without a sign, such as {default}"));
        }
        report.add(error);
        default
    })
}

pub(in crate::policy) fn write(targets: &Targets) -> Node {
    let percent = |p: Percent| Node::Int(p.get().into());
    Node::map([
        (ALARM, percent(targets.sla_breach_alarm)),
        (HEALTHY, percent(targets.booked_healthy)),
        (FAILURE, percent(targets.booked_failure)),
    ])
}
