//! Reading and writing of `warm_transfer:`, with a check of its times against the maximum hold.

use super::section::{Report, Section};
use super::template::message;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::handoff::{CARRIER_BUFFER_SECONDS, WarmTransfer};
use crate::message::MessageKind;

const KEY: &str = "warm_transfer";

/// Maximum value of each time, in seconds.
const MAX_SECONDS: i64 = 120;

pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> WarmTransfer {
    let default = WarmTransfer::default();
    let Some((node, path)) = doc.get(KEY) else {
        let value = "the default line and at most 30 seconds on hold";
        report.note_default(doc.path(), KEY, value);
        return default;
    };
    let mut section = Section::open(node, path.clone(), report);
    let say = match section.get("say") {
        Some((node, path)) => message(MessageKind::TransferLine, node, &path, report),
        None => {
            report.note_default(&path, "say", "the default line");
            None
        }
    };
    let mut time = |key, default| seconds(&mut section, key, default, report);
    let transfer = WarmTransfer {
        say: say.unwrap_or(default.say),
        hold_seconds_max: time("hold_seconds_max", default.hold_seconds_max),
        ring_seconds: time("ring_seconds", default.ring_seconds),
        detect_seconds: time("detect_seconds", default.detect_seconds),
        whisper_seconds_max: time("whisper_seconds_max", default.whisper_seconds_max),
        accept_seconds: time("accept_seconds", default.accept_seconds),
    };
    section.close(report);
    check_hold(&transfer, &path, report);
    transfer
}

fn seconds(section: &mut Section<'_>, key: &'static str, default: u32, report: &mut Report) -> u32 {
    match section.get(key) {
        None => {
            report.note_default(section.path(), key, &words!("{default} seconds"));
            default
        }
        Some((Node::Int(n), _)) if (1..=MAX_SECONDS).contains(n) => {
            u32::try_from(*n).unwrap_or(default)
        }
        Some((other, path)) => {
            let message = words!(
                "expected whole seconds from 1 to {MAX_SECONDS}, found {}",
                other.describe()
            );
            report.add(Diagnostic::error(Code::ValueOutOfRange, &path, message));
            default
        }
    }
}

/// Checks that ring + carrier buffer + detect + whisper + accept ≤ hold.
fn check_hold(transfer: &WarmTransfer, path: &Path, report: &mut Report) {
    if transfer.fits() {
        return;
    }
    let WarmTransfer {
        hold_seconds_max: hold,
        ring_seconds: ring,
        detect_seconds: detect,
        whisper_seconds_max: whisper,
        accept_seconds: accept,
        ..
    } = transfer;
    let message = words!(
        "ring {ring} + carrier {CARRIER_BUFFER_SECONDS} + detect {detect} + whisper {whisper} + accept {accept} is \
         {} seconds on hold; the maximum is {hold}",
        transfer.hold_seconds()
    );
    let hint = transfer.largest_ring().map_or_else(
        || "no ring time fits: shorten the whisper, or allow a longer hold".to_owned(),
        |ring| words!("reduce the ring time to {ring} seconds"),
    );
    let at = path.key("ring_seconds");
    report.add(Diagnostic::error(Code::HoldBudget, &at, message).hint(hint));
}

pub(in crate::policy) fn write(transfer: &WarmTransfer) -> Node {
    Node::map([
        ("say", Node::text(transfer.say.source())),
        (
            "hold_seconds_max",
            Node::Int(transfer.hold_seconds_max.into()),
        ),
        ("ring_seconds", Node::Int(transfer.ring_seconds.into())),
        ("detect_seconds", Node::Int(transfer.detect_seconds.into())),
        (
            "whisper_seconds_max",
            Node::Int(transfer.whisper_seconds_max.into()),
        ),
        ("accept_seconds", Node::Int(transfer.accept_seconds.into())),
    ])
}
