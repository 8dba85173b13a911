//! What a file is, whether it would be taken, and what a person should look at before adding a signature.

mod policy;
mod trust;

use baton_sign::Envelope;
use baton_sign::envelope::{POLICY_TYPE, TRUST_TYPE};

use crate::protocol::{Inspect, Report};

/// Tells what a file is and how it stands.
pub(crate) fn inspect(request: Inspect) -> Report {
    match kind(request.file.as_bytes()) {
        Found::Trust => trust::report(request),
        Found::Policy => policy::report(&request, true),
        Found::Neither => policy::report(&request, false),
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
