//! Reading and writing of `routing:`.

use super::section::{Report, Section};
use crate::document::node::Node;
use crate::handoff::routing::Routing;

const KEY: &str = "routing";

pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> Routing {
    let Some((node, path)) = doc.get(KEY) else {
        let default = "smooth weighted round robin, and the manager is notified of a breach";
        report.note_default(doc.path(), KEY, default);
        return Routing::default();
    };
    let mut section = Section::open(node, path, report);
    let routing = Routing {
        strategy: section.word_or("strategy", report),
        on_breach: section.word_or("on_breach", report),
    };
    section.close(report);
    routing
}

pub(in crate::policy) fn write(routing: &Routing) -> Node {
    Node::map([
        ("strategy", Node::text(routing.strategy.as_str())),
        ("on_breach", Node::text(routing.on_breach.as_str())),
    ])
}
