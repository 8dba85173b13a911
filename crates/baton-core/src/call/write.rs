//! The writer of calls.
//!
//! This is not canonical JSON, which cannot represent decimals and keys outside ASCII. Here every number keeps its
//! digits and every fact its name, including facts that no policy declares.

use super::record::{Call, Contact, Phase};
use crate::document::json::{push_node, push_text};
use crate::document::node::Node;

impl Call {
    /// Returns the call as one line of JSON with all fields. [`Call::from_json`] reads it back.
    ///
    /// ```
    /// use baton_core::Call;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"talk_ratio":0.62,"größe":1e400}}"#)?;
    /// let written = call.to_json();
    /// assert!(written.contains(r#""facts":{"talk_ratio":0.62,"größe":1e400}"#));
    /// assert_eq!(Call::from_json(&written)?, call);
    /// # Ok::<(), baton_core::call::CallError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(true, &mut out);
        out
    }

    /// Appends the call as JSON without its empty fields, to store many calls compactly.
    pub fn push_json(&self, out: &mut String) {
        self.write(false, out);
    }

    fn write(&self, all: bool, out: &mut String) {
        let mut fields = Fields::open(all, out);
        fields.text_always("id", &self.id);
        if let Some(at) = self.at {
            fields.text_always("at", &at.to_string());
        } else if let Some(given) = &self.unreadable_at {
            fields.name("at");
            push_node(given, fields.out);
        }
        if all || self.phase != Phase::default() {
            fields.text_always("phase", self.phase.as_str());
        }
        if all || self.contact != Contact::default() {
            fields.name("contact");
            self.contact.write(all, fields.out);
        }
        fields.name("facts");
        match &self.facts {
            facts @ Node::Map(_) => push_node(facts, fields.out),
            _ => fields.out.push_str("{}"),
        }
        fields.text("intent_signal", &self.intent_signal);
        fields.text("call_summary", &self.call_summary);
        if all || !self.disqualifying_flags.is_empty() {
            fields.name("disqualifying_flags");
            push_texts(&self.disqualifying_flags, fields.out);
        }
        if !self.recording_url.is_empty() {
            fields.text_always("recording_url", &self.recording_url);
        }
        fields.close();
    }
}

impl Contact {
    fn write(&self, all: bool, out: &mut String) {
        let mut fields = Fields::open(all, out);
        fields.text("name", &self.name);
        fields.text("company", &self.company);
        fields.text("phone", &self.phone);
        fields.text("email", &self.email);
        fields.close();
    }
}

/// A mapping in progress.
struct Fields<'o> {
    /// True if empty texts are written too.
    all: bool,
    first: bool,
    out: &'o mut String,
}

impl<'o> Fields<'o> {
    fn open(all: bool, out: &'o mut String) -> Self {
        out.push('{');
        Self {
            all,
            first: true,
            out,
        }
    }

    /// Writes a field's name, which is ASCII and needs no escapes.
    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
    }

    fn text(&mut self, name: &str, text: &str) {
        if self.all || !text.is_empty() {
            self.text_always(name, text);
        }
    }

    fn text_always(&mut self, name: &str, text: &str) {
        self.name(name);
        push_text(text, self.out);
    }

    fn close(self) {
        self.out.push('}');
    }
}

fn push_texts(texts: &[String], out: &mut String) {
    out.push('[');
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        push_text(text, out);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_call_reads_back() {
        let whole = r#"{"id":"c\"\u001f","at":"2026-06-19T14:23:00Z","phase":"live","contact":{"name":"Ada","company":"","phone":"","email":"é@x"},"facts":{"a":0.620,"":[1,{"b":null}],"€\n":"\u007f"},"intent_signal":"","call_summary":"a b","disqualifying_flags":["x","\""],"recording_url":"https://x"}"#;
        let call = Call::from_json(whole).unwrap();
        let written = call.to_json();
        assert_eq!(written, whole.replace("\\u007f", "\u{7f}"));
        assert_eq!(Call::from_json(&written).unwrap(), call);
        let mut short = String::new();
        call.push_json(&mut short);
        assert!(!short.contains("intent_signal"), "{short}");
        assert_eq!(Call::from_json(&short).unwrap(), call);
    }

    #[test]
    fn an_empty_call_is_written_compactly() {
        let call = Call::new("", Phase::Ended);
        let mut short = String::new();
        call.push_json(&mut short);
        assert_eq!(short, r#"{"id":"","facts":{}}"#);
        assert_eq!(Call::from_json(&short).unwrap(), call);
        assert_eq!(Call::from_json(&call.to_json()).unwrap(), call);
    }
}
