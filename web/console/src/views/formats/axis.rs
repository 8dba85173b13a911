//! Deal sizes as a line: which tier wins where, the gaps, and the overlaps, each with a deal size that shows it.

use baton_core::analysis::{self, Band, FormatShape};
use baton_core::document::Path;
use baton_core::value::money::Currency;
use baton_core::{Node, document::json};
use baton_worker::html::Html;

use crate::action::{Verb, act};
use crate::model::Model;
use crate::views::form::Form;
use crate::views::parts;

pub(super) fn view(form: &mut Form<'_>) {
    let model = form.model;
    let (shape, aside) = match analysis::formats_of(model.history().draft()) {
        Some(shape) => (
            shape,
            "Calls that no other condition takes away. ● included, ○ not.",
        ),
        None => (
            analysis::formats(model.policy()),
            "As the formats could last be read: one of them cannot be read now.",
        ),
    };
    form.block("axis-title", "By deal size", aside, |form| {
        draw(model, &shape.bands, &mut form.html);
        unreachable(&shape, &mut form.html);
    });
}

/// The bands as a list, each as wide as the others: sizes differ too much for a scale. The one that gives the selected
/// call its tier is marked; none is if another tier takes the call by its conditions.
pub(in crate::views) fn draw(model: &Model, bands: &[Band], html: &mut Html) {
    let currency = model.policy().money().currency;
    let chosen = chosen(model);
    html.within(
        "ol",
        &[("class", "axis"), ("data-testid", "axis")],
        |html| {
            for (index, band) in bands.iter().enumerate() {
                let here = chosen.as_ref().is_some_and(|(size, chosen)| {
                    holds(band, *size) && band.tier.map(|tier| id(model, tier)) == *chosen
                });
                one(model, band, index, here, currency, html);
            }
        },
    );
}

fn holds(band: &Band, size: i64) -> bool {
    band.from <= size && band.to.is_none_or(|to| size <= to)
}

/// The selected call's deal size, in minor units, on the policy's basis, and the tier that the call gets.
fn chosen(model: &Model) -> Option<(i64, Option<String>)> {
    let (_, call, _) = model.selected()?;
    let policy = model.policy();
    let formats = policy.formats();
    let (facts, _) = call.prepare(policy.schema(), policy.money());
    let tier = formats.choose(&facts).tier.map(|tier| tier.id.clone());
    match facts.get(formats.deal_size)? {
        baton_core::rule::Fact::Money(minor) => Some((*minor, tier)),
        _ => None,
    }
}

fn one(model: &Model, band: &Band, index: usize, here: bool, currency: Currency, html: &mut Html) {
    let kind = match (band.tier, band.also.is_empty()) {
        (None, _) => "gap",
        (Some(_), true) => "band",
        (Some(_), false) => "overlap",
    };
    let attributes = [
        ("class", kind),
        ("data-testid", &*format!("band-{index}")),
        ("data-here", if here { "true" } else { "false" }),
    ];
    html.within("li", &attributes, |html| {
        html.tag("span", &[("class", "range")], &range(band, currency));
        let name = band
            .tier
            .map_or_else(|| "no tier: a gap".to_owned(), |tier| id(model, tier));
        html.tag("strong", &[], &name);
        if !band.also.is_empty() {
            let others: Vec<String> = band.also.iter().map(|tier| id(model, *tier)).collect();
            let text = format!("before {}", crate::words::list(&others, "and"));
            html.tag("span", &[("class", "note")], &text);
        }
        if here {
            html.tag("span", &[("class", "mark")], "this call");
        } else {
            let witness = Node::map([("minor", Node::Int(witness(band)))]);
            let value = json::to_string(&witness);
            let what = act(Verb::Try, &["deal_size ", &value].concat());
            let shown = format!("try {}", currency.format(self::witness(band)));
            parts::button(html, "link", &format!("try-band-{index}"), &what, &shown);
        }
    });
}

/// A deal size in the band that people would name: its lower end, rounded up to a whole unit if one is inside.
fn witness(band: &Band) -> i64 {
    let whole = band.from.saturating_add(99) / 100 * 100;
    if holds(band, whole) { whole } else { band.from }
}

/// "● £5,000 to £25,000 ●", "○ £25,000 and above".
fn range(band: &Band, currency: Currency) -> String {
    // An end one minor unit beside a whole amount is that amount, not included.
    let low = match band.from {
        from if from % 100 == 1 => format!("○ {}", currency.format(from - 1)),
        from => format!("● {}", currency.format(from)),
    };
    match band.to {
        None => format!("{low} and above"),
        Some(to) if to % 100 == 99 => format!("{low} to {} ○", currency.format(to + 1)),
        Some(to) => format!("{low} to {} ●", currency.format(to)),
    }
}

fn id(model: &Model, tier: usize) -> String {
    let at = Path::new("/handoff_formats/tiers").index(tier).key("id");
    let id = model.node(&at).map(Node::typed).unwrap_or_default();
    if id.is_empty() {
        format!("tier {}", tier + 1)
    } else {
        id
    }
}

fn unreachable(shape: &FormatShape, html: &mut Html) {
    for one in &shape.unreachable {
        let text = format!("{}: {}.", one.message, one.hint);
        parts::warning(html, "unreachable", &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;
    use baton_core::policy::Edit;

    fn ranges(model: &Model) -> Vec<String> {
        let shape = analysis::formats_of(model.history().draft()).unwrap();
        let bands = shape.bands.iter();
        bands.map(|band| range(band, Currency::GBP)).collect()
    }

    #[test]
    fn f1_the_articles_bands_have_their_ends_in_the_middle_tier() {
        assert_eq!(
            ranges(&opened()),
            [
                "● £0 to £5,000 ○",
                "● £5,000 to £25,000 ●",
                "○ £25,000 and above"
            ]
        );
    }

    #[test]
    fn a_gap_is_painted_with_a_deal_size_that_falls_into_it() {
        let mut model = opened();
        let at = Path::new("/handoff_formats/tiers/1/deal_size/below");
        model.edit(
            &[Edit::Set {
                at,
                to: Node::Int(4000),
            }],
            0,
        );
        assert!(model.stale(), "a gap keeps the draft from deciding");
        let shape = analysis::formats_of(model.history().draft()).unwrap();
        let gap = shape.bands.iter().find(|band| band.tier.is_none()).unwrap();
        assert_eq!(range(gap, Currency::GBP), "● £4,000 to £5,000 ○");
        assert_eq!(witness(gap), 400_000);
        let mut html = Html::new();
        draw(&model, &shape.bands, &mut html);
        let html = html.done();
        assert!(
            html.contains("no tier: a gap") && html.contains("try £4,000"),
            "{html}"
        );
    }

    /// The band that is marked with the selected call.
    fn marked(model: &Model) -> Option<String> {
        let bands = model.policy().formats().bands();
        let mut html = Html::new();
        draw(model, &bands, &mut html);
        let html = html.done();
        let (_, here) = html.split_once("data-here=\"true\"")?;
        assert!(!here.contains("data-here=\"true\""), "one at most: {html}");
        let (_, name) = here.split_once("<strong>")?;
        let (name, rest) = name.split_once("</strong>")?;
        let (own, _) = rest.split_once("</li>")?;
        assert!(own.contains("this call"), "{html}");
        Some(name.to_owned())
    }

    #[test]
    fn the_band_that_is_marked_is_of_the_tier_that_the_call_gets() {
        let mut model = opened();
        for (call, tier) in [
            ("c-1042", Some("medium")),
            ("c-1043", Some("small")),
            ("c-1053", Some("medium")),
            ("c-1054", Some("medium")),
            ("c-1065", Some("large")),
            // Inbound, whatever the size.
            ("c-1044", None),
            ("c-1064", None),
            // No deal size is known.
            ("c-1052", None),
        ] {
            assert!(model.go(&["/formats/", call].concat()), "{call}");
            assert_eq!(marked(&model).as_deref(), tier, "{call}");
        }
    }

    #[test]
    fn a_tier_that_never_applies_is_shown_with_those_that_take_its_calls() {
        let mut model = opened();
        let growth = baton_core::document::json::parse(
            r#"{"id":"growth","deal_size":{"from":25000,"up_to":60000},"format":["slack_alert"]}"#,
        );
        let insert = Edit::Insert {
            list: Path::new("/handoff_formats/tiers"),
            index: 4,
            item: growth.unwrap(),
        };
        assert!(model.edit(&[insert], 0));
        let text = "“growth” never applies: “medium” and “large” already cover £25k–£60k";
        let found = model
            .diagnostics()
            .iter()
            .find(|found| found.message == text);
        assert!(found.is_some(), "{:?}", model.diagnostics());
        let mut form = Form::new(&model);
        view(&mut form);
        let html = form.done().0;
        assert!(
            html.contains(text) && html.contains("move it above them"),
            "{html}"
        );
    }

    #[test]
    fn the_last_axis_stays_while_an_end_cannot_be_read() {
        let mut model = opened();
        let before = ranges(&model);
        let at = Path::new("/handoff_formats/tiers/1/deal_size/below");
        let to = Node::text("£5.000");
        model.edit(&[Edit::Set { at, to }], 0);
        let mut form = Form::new(&model);
        view(&mut form);
        let html = form.done().0;
        assert!(html.contains("could last be read"), "{html}");
        for range in before {
            assert!(html.contains(&range), "{range}: {html}");
        }
    }
}
