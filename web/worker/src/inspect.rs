//! What a file is, whether it would be taken, and what a person should look at before adding a signature.

mod policy;
pub(crate) mod trust;

use baton_sign::Envelope;
use baton_sign::envelope::{POLICY_TYPE, TRUST_TYPE};

use crate::protocol::{Inspect, Inspected};

/// Tells what a file is and how it stands.
pub(crate) fn inspect(request: Inspect) -> Inspected {
    match kind(request.file.as_bytes()) {
        Found::Trust => trust::inspect(request),
        Found::Policy => policy::inspect(&request, true),
        Found::Neither => policy::inspect(&request, false),
    }
}

/// What the envelope says that it carries.
enum Found {
    Policy,
    Trust,
    Neither,
}

fn kind(file: &[u8]) -> Found {
    match Envelope::parse(file) {
        Ok(envelope) if envelope.payload_type == TRUST_TYPE => Found::Trust,
        Ok(envelope) if envelope.payload_type == POLICY_TYPE => Found::Policy,
        _ => Found::Neither,
    }
}
