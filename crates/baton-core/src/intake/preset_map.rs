//! Maps of the presets.

use std::collections::BTreeMap;

use super::pointer::Pointer;
use super::preset::Preset;
use super::reading::Reading;
use super::source::{Event, Field, Location, Part, Source, VoicemailSign};
use crate::document::node::Node;
use crate::rule::LEAD_SOURCE;

impl Preset {
    /// Returns the map of the preset.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Custom => Source {
                preset: self,
                event: None,
                custom_object: None,
                voicemail: None,
                call: BTreeMap::new(),
                facts: BTreeMap::new(),
            },
            Self::RetellCallAnalyzed => retell(),
            Self::RetellCallAnalyzed2026 => Source {
                preset: self,
                voicemail: Some(self.voicemail_signs()),
                ..retell()
            },
            Self::VapiEndOfCallReport => vapi(),
            Self::VapiEndOfCallReport2026 => vapi_2026(),
        }
    }

    /// Returns the values that identify a voicemail on the platform.
    pub(super) fn voicemail_signs(self) -> Vec<VoicemailSign> {
        let sign = |at, is: &str| VoicemailSign {
            at: Pointer::from_static(at),
            is: is.to_owned(),
        };
        match self {
            Self::Custom => Vec::new(),
            Self::RetellCallAnalyzed | Self::RetellCallAnalyzed2026 => vec![
                sign("/call/call_analysis/in_voicemail", "true"),
                sign("/call/disconnection_reason", "voicemail_reached"),
            ],
            Self::VapiEndOfCallReport | Self::VapiEndOfCallReport2026 => {
                vec![sign("/message/endedReason", "voicemail")]
            }
        }
    }
}

fn retell() -> Source {
    let prospect_number = Location::By {
        by: Pointer::from_static("/call/direction"),
        cases: BTreeMap::from([
            (
                "inbound".to_owned(),
                Pointer::from_static("/call/from_number"),
            ),
            (
                "outbound".to_owned(),
                Pointer::from_static("/call/to_number"),
            ),
        ]),
    };
    source(
        Preset::RetellCallAnalyzed,
        ("/event", "call_analyzed"),
        "/call/call_analysis/custom_analysis_data",
        [
            (Part::Id, as_is("/call/call_id")),
            (Part::At, milliseconds("/call/end_timestamp")),
            (Part::StartedAt, milliseconds("/call/start_timestamp")),
            (
                Part::ContactPhone,
                Field {
                    from: prospect_number,
                    read: Reading::AsIs,
                },
            ),
            (Part::CallSummary, as_is("/call/call_analysis/call_summary")),
            (Part::RecordingUrl, as_is("/call/recording_url")),
        ],
        direction(
            "/call/direction",
            [("inbound", "inbound"), ("outbound", "outbound")],
        ),
    )
}

fn vapi() -> Source {
    source(
        Preset::VapiEndOfCallReport,
        ("/message/type", "end-of-call-report"),
        "/message/analysis/structuredData",
        [
            (Part::Id, as_is("/message/call/id")),
            (Part::At, as_is("/message/endedAt")),
            (Part::StartedAt, as_is("/message/startedAt")),
            // Vapi reports the prospect's number itself, whatever the direction of the call.
            (Part::ContactPhone, as_is("/message/customer/number")),
            (Part::CallSummary, as_is("/message/analysis/summary")),
            (Part::RecordingUrl, as_is("/message/artifact/recordingUrl")),
        ],
        direction(
            "/message/call/type",
            [
                ("inboundPhoneCall", "inbound"),
                ("outboundPhoneCall", "outbound"),
            ],
        ),
    )
}

fn vapi_2026() -> Source {
    let preset = Preset::VapiEndOfCallReport2026;
    let mut source = Source {
        preset,
        custom_object: Some(Pointer::from_static("/message/artifact/structuredOutputs")),
        voicemail: Some(preset.voicemail_signs()),
        ..vapi()
    };
    let recording = as_is("/message/artifact/recording/mono/combinedUrl");
    source.call.insert(Part::RecordingUrl, Some(recording));
    source
}

fn source<const N: usize>(
    preset: Preset,
    (event_at, event): (&'static str, &str),
    custom_object: &'static str,
    parts: [(Part, Field); N],
    lead_source: Field,
) -> Source {
    Source {
        preset,
        event: Some(Event {
            at: Pointer::from_static(event_at),
            is: event.to_owned(),
        }),
        custom_object: Some(Pointer::from_static(custom_object)),
        voicemail: None,
        call: parts
            .into_iter()
            .map(|(part, field)| (part, Some(field)))
            .collect(),
        facts: BTreeMap::from([(LEAD_SOURCE.to_owned(), Some(lead_source))]),
    }
}

fn as_is(at: &'static str) -> Field {
    Field {
        from: Location::At(Pointer::from_static(at)),
        read: Reading::AsIs,
    }
}

fn milliseconds(at: &'static str) -> Field {
    Field {
        from: Location::At(Pointer::from_static(at)),
        read: Reading::EpochMilliseconds,
    }
}

fn direction(at: &'static str, words: [(&str, &str); 2]) -> Field {
    let choices = words.map(|(theirs, ours)| (theirs.to_owned(), Node::text(ours)));
    Field {
        from: Location::At(Pointer::from_static(at)),
        read: Reading::Choice(BTreeMap::from(choices)),
    }
}
