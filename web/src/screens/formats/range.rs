//! One end of a tier's range of deal sizes.

use baton_core::Node;
use baton_core::draft::Edit;
use baton_core::path::Path;
use leptos::prelude::*;

use super::tiers;
use crate::components::field::TextField;
use crate::components::select::Select;
use crate::reading::Reads;
use crate::session::session;

/// The words of an end, the one that includes the amount first.
const fn words(low: bool) -> [(&'static str, &'static str); 2] {
    if low {
        [("from", "from"), ("above", "above")]
    } else {
        [("up_to", "up to"), ("below", "below")]
    }
}

/// The word of an open end, in the select only.
const OPEN: &str = "open";

/// A word (included, excluded, or open) and an amount.
#[component]
pub(crate) fn End(index: usize, low: bool) -> impl IntoView {
    let session = session();
    let range = tiers().index(index).key("deal_size");
    let name = if low { "low" } else { "high" };
    let node = session.node(range.clone());
    // The amount's field stays the same one until the word changes.
    let word = Memo::new(move |_| {
        let given = |(word, _): &(&'static str, &'static str)| {
            node.with(|node| node.as_ref().is_some_and(|n| n.get(word).is_some()))
        };
        let given = words(low).into_iter().find(given);
        given.map_or(OPEN, |(word, _)| word).to_owned()
    });
    let mut options: Vec<_> = words(low)
        .map(|(word, text)| (word.to_owned(), text.to_owned()))
        .into();
    let open = if low { "no lower end" } else { "no upper end" };
    options.push((OPEN.to_owned(), open.to_owned()));
    let at = range.clone();
    let pick = Callback::new(move |chosen: String| {
        session.apply(&reword(&at, node.get_untracked().as_ref(), low, &chosen));
    });
    let label = if low { "Lower end" } else { "Upper end" };
    let amount = move |word: String| {
        view! {
            <TextField
                path=range.key(&word)
                reads=Reads::Money
                id=format!("tier-{index}-{name}")
                label=format!("{label} of tier {}", index + 1)
                quiet=true
            />
        }
    };
    view! {
        <div class="end">
            <Select
                id=format!("tier-{index}-{name}-word")
                label=format!("{label} of tier {}, included or not", index + 1)
                quiet=true
                value=word.into()
                options=Signal::stored(options)
                pick
            />
            {move || Some(word.get()).filter(|word| word != OPEN).map(&amount)}
        </div>
    }
}

/// The changes that give an end another word; its amount stays.
fn reword(range: &Path, node: Option<&Node>, low: bool, chosen: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut amount = Node::text("");
    for (word, _) in words(low) {
        if let Some(old) = node.and_then(|n| n.get(word)) {
            amount = old.clone();
            edits.push(Edit::Remove {
                at: range.key(word),
            });
        }
    }
    if chosen != OPEN {
        edits.push(Edit::Set {
            at: range.key(chosen),
            to: amount,
        });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_an_end_keeps_its_amount_when_it_turns_from_included_to_excluded() {
        let range = Path::new("/r");
        let node = Node::map([("from", Node::Int(5000)), ("up_to", Node::Int(9000))]);
        let edits = reword(&range, Some(&node), true, "above");
        let remove = Edit::Remove {
            at: range.key("from"),
        };
        let set = Edit::Set {
            at: range.key("above"),
            to: Node::Int(5000),
        };
        assert_eq!(edits, [remove.clone(), set]);
        assert_eq!(reword(&range, Some(&node), true, OPEN), [remove]);
    }
}
