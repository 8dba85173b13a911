//! Diagnostics: problems in a document, each with its place and a hint.

use std::fmt;

use serde::Serialize;

use crate::document::path::Path;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document cannot decide calls until this is fixed.
    Error,
    /// The document can decide calls, but probably not as intended.
    Warning,
    /// A default was assumed. No action is needed.
    Note,
}

/// A position in a text. Columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The stable code of a diagnostic. Programs may match on it: its text never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, for documentation and tests.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Returns the code as written in JSON and on the terminal.
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
    /// The text uses anchors, aliases, tags, merge keys, a second document or control characters, which are refused.
    YamlFeature = "yaml_feature",
    /// The document is nested more than 32 levels deep.
    TooDeep = "too_deep",
    /// A key appears twice in one mapping.
    DuplicateKey = "duplicate_key",
    /// An unquoted number inside brackets contains a comma, which ends the value.
    CommaInNumber = "comma_in_number",
    /// A key is not one that the document may have.
    UnknownKey = "unknown_key",
    /// A required key is missing.
    MissingKey = "missing_key",
    /// A value has the wrong structure, such as a list instead of a mapping.
    WrongKind = "wrong_kind",
    /// A default is used for a missing key.
    DefaultTaken = "note_default",
    /// This engine does not read the document's version.
    VersionUnsupported = "version_unsupported",
    /// A name contains characters that are not allowed.
    BadName = "bad_name",
    /// Two items have the same id.
    DuplicateId = "duplicate_id",
    /// A condition uses an undeclared fact.
    UnknownField = "unknown_field",
    /// A fact's type was inferred from the values that it is compared with.
    TypeInferred = "type_inferred",
    /// A built-in fact is declared with another type.
    FactRedefined = "fact_redefined",
    /// A word is not one of those allowed in its place.
    UnknownWord = "unknown_word",
    /// The operator does not apply to this type of fact.
    OperatorNotForType = "operator_not_for_type",
    /// The value has another type than the fact.
    ValueWrongType = "value_wrong_type",
    /// The value lies outside the fact's limits or options.
    ValueOutOfRange = "value_out_of_range",
    /// A group has no conditions, so its result would be the same for every call.
    EmptyGroup = "empty_group",
    /// No condition covers one of budget, authority, need and timeline.
    BantUncovered = "bant_uncovered",
    /// A policy that hands off does not pause the sequence.
    PauseMissing = "pause_missing",
    /// The AE is not notified of the handoff.
    AeNotNotified = "ae_not_notified",
    /// The call's context is not written to the CRM, so the AE has no notes.
    ContextNotWritten = "context_not_written",
    /// No response deadline is set, so no alert is sent when the AE does not call.
    SlaClockMissing = "sla_clock_missing",
    /// The response deadline is longer than prospects usually wait.
    SlowResponse = "slow_response",
    /// The pause is not the first action; the plan moves it to the front.
    PauseMovedFirst = "pause_moved_first",
    /// Two settings of the same deadline disagree.
    SlaTimerConflict = "sla_timer_conflict",
    /// The minutes of the escalation steps are out of order.
    SlaOrder = "sla_order",
    /// The calendar has so few hours that the escalation would take more than a year.
    SlaOutOfReach = "sla_out_of_reach",
    /// The conditions contradict each other, so no call is handed off.
    TriggerNever = "trigger_never",
    /// Every call with known facts meets the conditions.
    TriggerAlways = "trigger_always",
    /// No call reaches the tier.
    TierUnreachable = "tier_unreachable",
    /// No tier covers some deal sizes.
    TierGap = "tier_gap",
    /// A tier has an empty range.
    EmptyRange = "empty_range",
    /// The booked rate that counts as a failure is not below the healthy one.
    QualityOrder = "quality_order",
    /// A text is not a JSON pointer.
    BadPointer = "bad_pointer",
    /// A reading of a payload does not produce the type of its field.
    ReadingNotForType = "reading_not_for_type",
    /// Calls from a source would lack fields that every handoff needs.
    IntakeIncomplete = "intake_incomplete",
    /// A required text is empty.
    EmptyText = "empty_text",
    /// A brace in a template has no partner.
    TemplateBrace = "template_brace",
    /// A template names a value that is not available to it.
    TemplatePlaceholder = "template_placeholder",
    /// A text for the prospect makes a claim that may be false.
    TemplateClaim = "template_claim",
    /// A text for the prospect reveals internal notes.
    TemplateInternal = "template_internal",
    /// A template uses a value that may be missing, without a fallback.
    ValueWithoutFallback = "value_without_fallback",
    /// The fallback for a missing value is itself a marker for a missing value.
    FallbackIsMarker = "fallback_is_marker",
    /// A name in double braces is sent literally instead of being replaced.
    DoubledBraces = "doubled_braces",
    /// A field must not appear in a brief or in an automatic CRM write.
    RefusedField = "refused_field",
    /// The Slack brief has more or fewer than five lines.
    SlackLines = "slack_lines",
    /// The fixed text of a text message has characters outside GSM-7.
    SmsEncoding = "sms_encoding",
    /// The fixed text of a text message is longer than carriers accept.
    SmsTooLong = "sms_too_long",
    /// The fixed text of the whisper takes longer to say than its time limit.
    WhisperTooLong = "whisper_too_long",
    /// The steps of a warm transfer take longer than the hold allows.
    HoldBudget = "hold_budget",
    /// The summariser's instruction does not state the word limit.
    InstructionLimit = "instruction_limit",
    /// A time zone is not in the IANA database.
    UnknownZone = "unknown_zone",
    /// A time zone names no place, so it has no summer time or no public holidays.
    ZoneWithoutPlace = "zone_without_place",
    /// A text is not a window such as `09:00-17:30`.
    BadWindow = "bad_window",
    /// A text is not a date.
    BadDate = "bad_date",
    /// A calendar stays closed for more than 366 days.
    CalendarNeverOpens = "calendar_never_opens",
    /// A date is listed as open but is not a public holiday.
    OpenNotHoliday = "open_not_holiday",
    /// A date appears more than once in a calendar's lists.
    DateRepeated = "date_repeated",
    /// Two windows of a day overlap.
    WindowsOverlap = "windows_overlap",
}

impl Code {
    /// Returns true if the problem is the key rather than its value.
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

/// Formats the text of a finding; empty without the feature `authoring`.
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

/// One problem in a document. The message begins in lower case; the hint says how to fix the problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The place in the document, as a JSON pointer.
    pub path: Path,
    /// The position in the text, if the document was read from text.
    pub span: Option<Span>,
    /// The problem in words; empty without the feature `authoring`.
    pub message: String,
    /// A way to fix the problem, if one is known.
    pub hint: Option<String>,
}

/// Returns the message, or an empty text without the feature `authoring`.
fn if_authoring(message: impl Into<String>) -> String {
    if cfg!(feature = "authoring") {
        message.into()
    } else {
        String::new()
    }
}

impl Diagnostic {
    /// Creates an error at a path.
    #[must_use]
    pub fn error(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, path, if_authoring(message))
    }

    /// Creates a warning at a path.
    #[must_use]
    pub fn warning(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, path, if_authoring(message))
    }

    /// Creates a note at a path.
    #[must_use]
    pub fn note(code: Code, path: &Path, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, path, if_authoring(message))
    }

    // Called from hundreds of places, none of them hot: inlining would only make the binary larger.
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

    /// Adds a hint that says how to fix the problem.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        if cfg!(feature = "authoring") {
            self.with_hint(hint.into())
        } else {
            self
        }
    }

    #[inline(never)]
    fn with_hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds the position in the text.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Sorts by severity, errors first, then by position in the text, or by path if there is no text.
    pub fn sort(diagnostics: &mut [Self]) {
        diagnostics
            .sort_by(|a, b| (a.severity, a.span, &a.path).cmp(&(b.severity, b.span, &b.path)));
    }
}

impl fmt::Display for Diagnostic {
    /// Writes `error[unknown_key] at line 3, column 5 (/handoff_sla): …`.
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
