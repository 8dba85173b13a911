//! The maps that the presets stand for.

use std::collections::BTreeMap;

use super::pointer::Pointer;
use super::preset::Preset;
use super::reading::Reading;
use super::source::{Event, Field, Part, Place, Source, VoicemailSign};
use crate::document::node::Node;
use crate::rule::LEAD_SOURCE;

impl Preset {
    /// The map that the preset stands for.
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

    /// The values by which the platform tells of a voicemail.
    pub(super) fn voicemail_signs(self) -> Vec<VoicemailSign> {
        let sign = |at, is: &str| VoicemailSign {
            at: Pointer::fixed(at),
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
    let ours_or_theirs = Place::By {
        by: Pointer::fixed("/call/direction"),
        cases: BTreeMap::from([
            ("inbound".to_owned(), Pointer::fixed("/call/from_number")),
            ("outbound".to_owned(), Pointer::fixed("/call/to_number")),
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
                    from: ours_or_theirs,
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
            // Vapi names the prospect's number itself, whoever dialled.
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
        custom_object: Some(Pointer::fixed("/message/artifact/structuredOutputs")),
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
            at: Pointer::fixed(event_at),
            is: event.to_owned(),
        }),
        custom_object: Some(Pointer::fixed(custom_object)),
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
        from: Place::At(Pointer::fixed(at)),
        read: Reading::AsIs,
    }
}

fn milliseconds(at: &'static str) -> Field {
    Field {
        from: Place::At(Pointer::fixed(at)),
        read: Reading::EpochMilliseconds,
    }
}

fn direction(at: &'static str, words: [(&str, &str); 2]) -> Field {
    let choices = words.map(|(theirs, ours)| (theirs.to_owned(), Node::text(ours)));
    Field {
        from: Place::At(Pointer::fixed(at)),
        read: Reading::Choice(BTreeMap::from(choices)),
    }
}
