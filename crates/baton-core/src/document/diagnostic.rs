//! What is wrong with a document, where, and how to mend it.

use std::fmt;

use serde::Serialize;

use crate::document::path::Path;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document cannot decide calls until this is mended.
    Error,
    /// It can, but probably not as meant.
    Warning,
    /// Something was assumed; nothing needs doing.
    Note,
}

/// A place in the text: line and column count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The stable name of a diagnostic. Programs match on it; its text never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, for documentation and tests.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as it is written in JSON and on the terminal.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// The text is over 64 KiB.
    DocumentTooLarge = "document_too_large",
    /// The text is not YAML.
    YamlSyntax = "yaml_syntax",
    /// Anchors, aliases, tags, merge keys, second documents and control characters are refused.
    YamlFeature = "yaml_feature",
    /// Nested more than 32 deep.
    TooDeep = "too_deep",
    /// A key stands twice in one mapping.
    DuplicateKey = "duplicate_key",
    /// A number with a comma stands unquoted within brackets, where the comma ends the value.
    CommaInNumber = "comma_in_number",
    /// A key that the document does not have.
    UnknownKey = "unknown_key",
    /// A key that must be there.
    MissingKey = "missing_key",
    /// A list where a mapping belongs, and the like.
    WrongKind = "wrong_kind",
    /// A default stands in for something left out.
    DefaultTaken = "note_default",
    /// The document's version is not one this engine reads.
    VersionUnsupported = "version_unsupported",
    /// A name with characters it may not have.
    BadName = "bad_name",
    /// Two things carry the same id.
    DuplicateId = "duplicate_id",
    /// A condition on a fact that nobody declared.
    UnknownField = "unknown_field",
    /// A fact's type was worked out from the values it is compared with.
    TypeInferred = "type_inferred",
    /// A built-in fact is declared with another type.
    FactRedefined = "fact_redefined",
    /// Not one of the words allowed here.
    UnknownWord = "unknown_word",
    /// The operator does not work on this type of fact.
    OperatorNotForType = "operator_not_for_type",
    /// The value is of another type than the fact.
    ValueWrongType = "value_wrong_type",
    /// The value is outside the fact's own range or options.
    ValueOutOfRange = "value_out_of_range",
    /// A group without conditions would decide every call alike.
    EmptyGroup = "empty_group",
    /// No condition asks about the budget, the authority, the need or the timeline.
    BantUncovered = "bant_uncovered",
    /// A policy that hands off must pause the sequence.
    PauseMissing = "pause_missing",
    /// The AE is not told of the handoff: it is found by chance, or late.
    AeNotNotified = "ae_not_notified",
    /// Nothing of the call is written down: the AE begins from nothing.
    ContextNotWritten = "context_not_written",
    /// No clock runs, so nobody is alerted when nobody calls.
    SlaClockMissing = "sla_clock_missing",
    /// The AE may take longer than the prospect's patience lasts.
    SlowResponse = "slow_response",
    /// The pause was listed later; the plan puts it first.
    PauseMovedFirst = "pause_moved_first",
    /// Two settings of the same minutes disagree.
    SlaTimerConflict = "sla_timer_conflict",
    /// The ladder's minutes are out of order.
    SlaOrder = "sla_order",
    /// The calendar is open so little that the ladder would take more than a year.
    SlaOutOfReach = "sla_out_of_reach",
    /// The conditions contradict each other: no call is handed off.
    TriggerNever = "trigger_never",
    /// The conditions are met by every call whose facts are known.
    TriggerAlways = "trigger_always",
    /// No call gets the tier.
    TierUnreachable = "tier_unreachable",
    /// A deal size that no tier takes.
    TierGap = "tier_gap",
    /// A tier whose range holds nothing.
    EmptyRange = "empty_range",
    /// The booked rate that is a failure is not under the one that is healthy.
    QualityOrder = "quality_order",
    /// A text that is not a JSON pointer.
    BadPointer = "bad_pointer",
    /// A way of reading a payload that does not give what the field is.
    ReadingNotForType = "reading_not_for_type",
    /// A source whose calls would lack what every handoff needs.
    IntakeIncomplete = "intake_incomplete",
    /// A text that must say something is empty.
    EmptyText = "empty_text",
    /// A brace of a template opens or closes nothing.
    TemplateBrace = "template_brace",
    /// A template names a value that it cannot have.
    TemplatePlaceholder = "template_placeholder",
    /// A text for the prospect claims something whether it is true or not.
    TemplateClaim = "template_claim",
    /// A text for the prospect gives away what is noted for colleagues.
    TemplateInternal = "template_internal",
    /// A value that may be missing stands in a text with nothing to say in its place.
    ValueWithoutFallback = "value_without_fallback",
    /// What a text says in the place of a missing value is itself a marker for one.
    FallbackIsMarker = "fallback_is_marker",
    /// A value's name in doubled braces is sent as it is written.
    DoubledBraces = "doubled_braces",
    /// Something that belongs neither in a brief nor in an automatic CRM write.
    RefusedField = "refused_field",
    /// The Slack brief has more or fewer than five lines.
    SlackLines = "slack_lines",
    /// A text message's own words are outside GSM-7.
    SmsEncoding = "sms_encoding",
    /// A text message's own words are more than carriers take.
    SmsTooLong = "sms_too_long",
    /// The whisper's own words do not fit into its seconds.
    WhisperTooLong = "whisper_too_long",
    /// The times of a warm transfer add up to more than the hold.
    HoldBudget = "hold_budget",
    /// The summariser's instruction does not name the limit of words.
    InstructionLimit = "instruction_limit",
    /// A name that is not in the IANA database of time zones.
    UnknownZone = "unknown_zone",
    /// A time zone that stands for no place: no summer time, or no public holidays.
    ZoneWithoutPlace = "zone_without_place",
    /// Not a stretch of a day.
    BadWindow = "bad_window",
    /// Not a date.
    BadDate = "bad_date",
    /// A calendar with a wait of more than 366 days.
    CalendarNeverOpens = "calendar_never_opens",
    /// A day is opened that is not closed by a holiday.
    OpenNotHoliday = "open_not_holiday",
    /// A date stands in a calendar's lists more than once.
    DateRepeated = "date_repeated",
    /// Two windows of a day overlap.
    WindowsOverlap = "windows_overlap",
}

impl Code {
    /// Whether the key is what is wrong, rather than the value that stands there.
    #[must_use]
    pub const fn is_about_key(self) -> bool {
        matches!(self, Self::UnknownKey | Self::DuplicateKey)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The words of a finding, or none of them where nobody authors documents.
macro_rules! words {
    ($($word:tt)*) => {
        if cfg!(feature = "authoring") {
            format!($($word)*)
        } else {
            String::new()
        }
    };
}
pub(crate) use words;

/// One finding about a document. Its text is lower-case and concrete; the hint says how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the document, as a JSON pointer.
    pub path: Path,
    /// Where in the text, when there was a text.
    pub span: Option<Span>,
    /// What is wrong; empty without the feature `authoring`.
    pub message: String,
    /// How to mend it, when that is known.
    pub hint: Option<String>,
}

/// The words, where somebody authors documents.
fn said(message: impl Into<String>) -> String {
    if cfg!(feature = "authoring") {
        message.into()
    } else {
        String::new()
    }
}

impl Diagnostic {
    /// An error at a path.
    #[must_use]
    pub fn error(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, path, said(message))
    }

    /// A warning at a path.
    #[must_use]
    pub fn warning(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, path, said(message))
    }

    /// A note at a path.
    #[must_use]
    pub fn note(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, path, said(message))
    }

    // There are hundreds of findings to make and one of them at a time: this and what is like it is never inlined.
    #[inline(never)]
    fn new(code: Code, severity: Severity, path: &Path, message: String) -> Self {
        Self {
            code,
            severity,
            path: path.clone(),
            span: None,
            message,
            hint: None,
        }
    }

    /// The same, with a way to mend it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        if cfg!(feature = "authoring") {
            self.hinted(hint.into())
        } else {
            self
        }
    }

    #[inline(never)]
    fn hinted(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, at a place in the text.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Sorts errors first, and each severity in the order of the text, or of the paths where there is no text.
    pub fn sort(diagnostics: &mut [Self]) {
        diagnostics
            .sort_by(|a, b| (a.severity, a.span, &a.path).cmp(&(b.severity, b.span, &b.path)));
    }
}

impl fmt::Display for Diagnostic {
    /// `error[unknown_key] at line 3, column 5 (/handoff_sla): …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        write!(f, "{severity}[{}]", self.code)?;
        if let Some(span) = self.span {
            write!(f, " at line {}, column {}", span.line, span.column)?;
        }
        if !self.path.is_root() {
            write!(f, " ({})", self.path)?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}
