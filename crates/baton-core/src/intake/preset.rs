//! The platforms whose payloads are known.

use crate::sorted::SortedMap;

use super::pointer::Pointer;
use super::reading::Reading;
use super::source::{Event, Field, Part, Place, Source};
use crate::fact::LEAD_SOURCE;
use crate::node::Node;

/// What a source begins with. Everything in it can be replaced, field by field.
///
/// INVARIANT: a preset that was published is never extended. A signed policy spells its fields out, and would no
/// longer re-encode to the bytes that were signed. A richer preset gets a new word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Nothing: every field is mapped by hand.
    #[default]
    Custom,
    /// Retell's webhook `call_analyzed` (docs.retellai.com, "Webhook overview" and the call object).
    RetellCallAnalyzed,
    /// Vapi's server message `end-of-call-report` (docs.vapi.ai, "Server events").
    VapiEndOfCallReport,
}

impl Preset {
    /// Every preset with its word in a document.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("custom", Self::Custom),
        ("retell_call_analyzed", Self::RetellCallAnalyzed),
        ("vapi_end_of_call_report", Self::VapiEndOfCallReport),
    ];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::RetellCallAnalyzed => "retell_call_analyzed",
            Self::VapiEndOfCallReport => "vapi_end_of_call_report",
        }
    }

    /// The map that the preset stands for.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Custom => Source {
                preset: self,
                event: None,
                custom_object: None,
                call: SortedMap::new(),
                facts: SortedMap::new(),
            },
            Self::RetellCallAnalyzed => retell(),
            Self::VapiEndOfCallReport => vapi(),
        }
    }
}

fn retell() -> Source {
    let ours_or_theirs = Place::By {
        by: Pointer::fixed("/call/direction"),
        cases: SortedMap::from([
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
        call: parts
            .into_iter()
            .map(|(part, field)| (part, Some(field)))
            .collect(),
        facts: SortedMap::from([(LEAD_SOURCE.to_owned(), Some(lead_source))]),
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
        read: Reading::Choice(SortedMap::from(choices)),
    }
}
