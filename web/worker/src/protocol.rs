//! What the page asks the workers, and what it is told.
//!
//! Requests and answers travel as JSON texts. Each request is a type with the type of its answer; an id joins the two.
//! What the page only keeps or shows is one text in them: the history, the trust document, and reports, which are HTML.
//! The reading and writing is made by a macro rather than by serde's: the page grows by 15 KB less.

use baton_core::{Instant, Node};

/// Which build this is. The page and each worker are files of their own and speak only if all are of one build.
pub const BUILD: &str = env!("BATON_BUILD");

/// The worker that makes, checks and compares signed files.
pub const WORKER: &str = "baton-worker";

/// The worker that reads YAML.
pub const READER: &str = "baton-reader";

/// The worker that plays the live call, and reads calls that are pasted.
pub const THEATRE: &str = "baton-theatre";

/// The worker that holds files of many calls.
pub const CALLS: &str = "baton-calls";

/// Something that the page may ask for.
pub trait Request: Field {
    /// Its name.
    const WHAT: &'static str;
    /// The worker that answers it.
    const WORKER: &'static str;
    /// What the page is told.
    type Told: Field;
}

/// What a message may hold.
pub trait Field: Sized {
    /// As it travels.
    fn to_node(self) -> Node;

    /// As it came; `None` if it is something else.
    fn from_node(node: &Node) -> Option<Self>;
}

impl Field for String {
    fn to_node(self) -> Node {
        Node::Text(self)
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl Field for u64 {
    fn to_node(self) -> Node {
        // What is larger has no place in canonical JSON either.
        Node::Int(i64::try_from(self).unwrap_or(i64::MAX))
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::Int(number) => Self::try_from(*number).ok(),
            _ => None,
        }
    }
}

impl Field for u8 {
    fn to_node(self) -> Node {
        Node::Int(i64::from(self))
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::Int(number) => Self::try_from(*number).ok(),
            _ => None,
        }
    }
}

impl Field for Instant {
    fn to_node(self) -> Node {
        Node::text(self.to_string())
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::Text(text) => Self::parse(text),
            _ => None,
        }
    }
}

impl<T: Field> Field for Option<T> {
    fn to_node(self) -> Node {
        self.map_or(Node::Null, Field::to_node)
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::Null => Some(None),
            some => T::from_node(some).map(Some),
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn to_node(self) -> Node {
        Node::List(self.into_iter().map(Field::to_node).collect())
    }

    fn from_node(node: &Node) -> Option<Self> {
        match node {
            Node::List(items) => items.iter().map(T::from_node).collect(),
            _ => None,
        }
    }
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $field: $type,)*
        }

        impl Field for $name {
            fn to_node(self) -> Node {
                Node::Map(vec![$((stringify!($field).to_owned(), self.$field.to_node()),)*])
            }

            fn from_node(node: &Node) -> Option<Self> {
                Some(Self {
                    $($field: Field::from_node(node.get(stringify!($field))?)?,)*
                })
            }
        }
    )*};
}

macro_rules! requests {
    ($($name:ident => $told:ty, $word:literal, $worker:ident;)*) => {
        $(impl Request for $name {
            const WHAT: &'static str = $word;
            const WORKER: &'static str = $worker;
            type Told = $told;
        })*
    };
}

requests! {
    Inspect => Inspected, "inspect", WORKER;
    Append => String, "append", WORKER;
    Look => Looked, "look", WORKER;
    Restore => String, "restore", WORKER;
    Prepare => Prepared, "prepare", WORKER;
    Seal => Sealed, "seal", WORKER;
    Perform => Performed, "perform", THEATRE;
    ReadCalls => CallsRead, "read_calls", THEATRE;
    CallsHead => CallsHeaded, "calls_head", CALLS;
    CallsOpen => CallsFed, "calls_open", CALLS;
    CallsFeed => CallsFed, "calls_feed", CALLS;
    CallsJudge => CallsJudged, "calls_judge", CALLS;
    CallsRows => String, "calls_rows", CALLS;
    CallsPick => String, "calls_pick", CALLS;
    ReadYaml => YamlRead, "read_yaml", READER;
}

messages! {
    /// What is this file, and would it be taken?
    Inspect {
        /// The file's name.
        name: String,
        /// The file's text.
        file: String,
        /// The trust document that this browser goes by, as it keeps it.
        trust: Option<String>,
        /// The versions that this browser knows, as it keeps them.
        history: Option<String>,
        /// The audience to verify for.
        audience: String,
        /// The key that could add a signature.
        keyid: Option<String>,
        /// What the engine of the page found, once it was asked.
        proof: Option<Proof>,
        /// The moment of the check.
        now: Instant,
    }

    /// What checks 14 and 15 found: the engine is the page's, so that what is proved is what the page shows.
    Proof {
        /// The digest of the payload that it is about.
        digest: String,
        /// What each check that passed has seen: none, the policy's, or both.
        passed: Vec<String>,
        /// The code of the refusal, if there was one.
        refused: Option<String>,
        /// The refusal's message.
        message: String,
    }

    /// What a file is.
    Inspected {
        /// The report, as HTML.
        html: String,
        /// The report in a sentence.
        said: String,
        /// What the engine has to prove before the report is whole: JSON with `digest`, `policy_id`, `policy` and
        /// `self_test`.
        prove: Option<String>,
        /// The policy inside, as JSON, unless the file is refused.
        policy: Option<String>,
        /// The bytes that a signature is over, if adding one makes sense. Canonical JSON is text.
        to_sign: Option<String>,
        /// The trust document to keep, if it is one that can be accepted.
        trust: Option<String>,
        /// The history with this version in it, if it was verified and is new.
        history: Option<String>,
    }

    /// Add a signature to a file.
    Append {
        /// The file's text.
        file: String,
        /// The key that has signed.
        keyid: String,
        /// Its 64 bytes.
        signature: Vec<u8>,
    }

    /// Where does the draft stand?
    Look {
        /// See [`Inspect::history`].
        history: Option<String>,
        /// See [`Inspect::trust`].
        trust: Option<String>,
        /// The draft's id.
        policy_id: String,
        /// Which backends it is for.
        audience: String,
        /// The draft, as canonical JSON in the signed form.
        policy: String,
        /// The version that was asked to be brought back.
        wanted: Option<u64>,
    }

    /// Where the draft stands.
    Looked {
        /// Its differences from the newest version, as HTML.
        review: String,
        /// The versions known, as HTML.
        chain: String,
        /// The trust document in use, as HTML.
        trust: String,
        /// The newest version's number; 0 when none is known.
        last: u64,
        /// The version that signing the draft would bring back; 0 when it would bring back none.
        restores: u64,
        /// The newest version's policy, as JSON.
        head: Option<String>,
    }

    /// Give the policy of an earlier version.
    Restore {
        /// See [`Inspect::history`].
        history: Option<String>,
        /// The policy's id.
        policy_id: String,
        /// Which backends it is for.
        audience: String,
        /// Its number.
        version: u64,
    }

    /// Write the payload of a policy.
    Prepare {
        /// What it is, and what it follows.
        look: Look,
        /// The self-test that the engine made, as JSON.
        self_test: String,
        /// Its number.
        version: u64,
        /// Who answers for it.
        author: String,
        /// Why it is made.
        reason: String,
        /// When it is issued.
        issued_at: Instant,
        /// When it stops being acceptable.
        expires_at: Instant,
    }

    /// A payload that waits for a signature.
    Prepared {
        /// The payload: canonical JSON.
        payload: String,
        /// What the key signs: the payload together with its type.
        to_sign: String,
    }

    /// Put a payload and its signature into an envelope.
    Seal {
        /// The payload.
        payload: String,
        /// The key that has signed.
        keyid: String,
        /// Its 64 bytes.
        signature: Vec<u8>,
        /// See [`Inspect::history`].
        history: Option<String>,
    }

    /// A signed file.
    Sealed {
        /// The file's text.
        file: String,
        /// The payload's digest.
        digest: String,
        /// The history with this version in it.
        history: String,
    }

    /// Do something in the live call, and show what there is to see then.
    Perform {
        /// The action: `play`, `step 1`, `seek`, `key c`; `arrive` for a new address, `look` for a new draft, `fetched`
        /// with the files.
        what: String,
        /// What the element holds.
        value: String,
        /// What stands behind the `#` of the address.
        fragment: String,
        /// The selected call's id: addresses keep it.
        call: String,
        /// The draft as JSON, if it is another than at the last request.
        draft: Option<String>,
        /// The scenarios' file, once fetched.
        scenarios: Option<String>,
        /// The policies' file, once fetched.
        policies: Option<String>,
        /// Why a file did not come.
        failed: Option<String>,
    }

    /// The live call as it stands.
    Performed {
        /// The left pane, as HTML.
        controls: String,
        /// The right pane, as HTML.
        sides: String,
        /// What to say to people who listen; empty for nothing.
        said: String,
        /// An address to go to.
        go: Option<String>,
        /// The id of an element for the focus.
        focus: Option<String>,
        /// Let time pass: the run, and after how many milliseconds.
        tick: Option<Vec<u64>>,
        /// What only the browser can do: `fetch` the files, `full` screen.
        browser: Vec<String>,
    }

    /// Read a few calls: pasted, or out of a small file.
    ReadCalls {
        /// The text: a call, a list, a line each, or a platform's payload.
        text: String,
        /// The policy whose maps read payloads, as JSON.
        draft: String,
    }

    /// The calls of a text.
    CallsRead {
        /// Each as JSON.
        calls: Vec<String>,
        /// Where each came from.
        stories: Vec<String>,
        /// What could not be read, each with its line.
        problems: Vec<String>,
    }

    /// Look at the beginning of a file of calls.
    CallsHead {
        /// The beginning.
        head: String,
        /// The policy whose facts columns may be, as JSON.
        draft: String,
    }

    /// What a file of calls seems to be.
    CallsHeaded {
        /// The columns' names; none for a file of a call a line.
        columns: Vec<String>,
        /// What each seems to be, as the words of targets.
        suggested: Vec<String>,
        /// Every target's word.
        targets: Vec<String>,
        /// Every target's name.
        names: Vec<String>,
    }

    /// Begin a file of calls; what was read before is forgotten.
    CallsOpen {
        /// The beginning of the file: it tells the separator.
        head: String,
        /// The target of each column; none for a file of a call a line.
        mapping: Vec<String>,
        /// The policy whose types read cells, as JSON.
        draft: String,
    }

    /// Take the next piece of the file.
    CallsFeed {
        /// The piece.
        text: String,
        /// 1 if it is the last.
        last: u8,
    }

    /// How far a file was read.
    CallsFed {
        /// The calls so far.
        calls: u64,
        /// The lines that could not be read, as HTML; empty if there are none.
        bad: String,
    }

    /// Judge the next calls of the file. From the first one on, what was judged before is forgotten.
    CallsJudge {
        /// The policy, as JSON.
        draft: String,
        /// The policy that it is compared with, as JSON.
        baseline: String,
        /// The first call to judge.
        from: u64,
        /// How many at most.
        count: u64,
    }

    /// How far the calls were judged.
    CallsJudged {
        /// How many were.
        judged: u64,
        /// How many there are.
        total: u64,
        /// How many of them come to something else than before.
        changed: u64,
        /// The counts, as HTML, once all were judged.
        summary: String,
    }

    /// Give a page of the table of calls, as HTML.
    CallsRows {
        /// Which calls: `all`, an outcome, or `changed`.
        filter: String,
        /// The first row, of those that the filter leaves.
        from: u64,
    }

    /// Give one call of the file, as JSON.
    CallsPick {
        /// Its number, from 0.
        index: u64,
    }

    /// Read a policy that somebody wrote as YAML.
    ReadYaml {
        /// The text.
        text: String,
    }

    /// What a text of YAML holds: one of the two.
    YamlRead {
        /// The document as JSON.
        document: Option<String>,
        /// Why it is none.
        refused: Option<YamlRefused>,
    }

    /// Why a text is no document.
    YamlRefused {
        /// The finding's code.
        code: String,
        /// The line, from 1; 0 where no place is known.
        line: u64,
        /// The column, from 1.
        column: u64,
        /// What is wrong, and how to mend it.
        message: String,
    }
}
