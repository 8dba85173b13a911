use super::*;
use crate::live::tests::at;
use crate::live::update;

/// The part of a page that stands between a side's beginning and the next one's.
fn side<'a>(html: &'a str, id: &str) -> &'a str {
    let from = html
        .find(&format!("data-testid=\"side-{id}\""))
        .unwrap_or_else(|| panic!("no side {id}"));
    let rest = &html[from..];
    rest.split("<section").next().unwrap()
}

fn ended(scenario: &str) -> String {
    let mut model = at(&format!("/live/c-1042/{scenario}/pair"));
    update(&mut model, "end", "");
    sides(&model)
}

#[test]
fn each_failure_happens_under_the_bad_policy_and_not_under_the_good_one() {
    for (scenario, failure) in [
        (
            "latency",
            "Books a demonstration with a firm that rang first.",
        ),
        (
            "context",
            "without knowing what was said, and has to ask everything again.",
        ),
        ("duplicates", "is sent although a person has taken over."),
        (
            "no-escalation",
            "No SLA clock runs: no one is alerted if the AE does not call",
        ),
    ] {
        let html = ended(scenario);
        assert!(side(&html, "bad").contains(failure), "{scenario}");
        assert!(!side(&html, "good").contains(failure), "{scenario}");
        assert!(
            side(&html, "bad").contains("sequences continue"),
            "what leaks is named"
        );
        assert!(!side(&html, "good").contains("data-covered"));
    }
}

#[test]
fn how_the_clock_stands_is_said_in_words() {
    let html = ended("latency");
    assert!(side(&html, "good").contains("rung 8 min before it was due"));
    assert!(side(&html, "bad").contains("nobody is held to a time"));
    let html = ended("no-escalation");
    let good = side(&html, "good");
    assert!(good.contains("data-testid=\"rung-tier_1\""));
    assert!(
        good.contains(">missed</span>") && good.contains(">done</span>"),
        "breached, and the manager alerted"
    );
}

#[test]
fn nothing_is_shown_before_its_moment() {
    let model = at("/live/c-1042/latency/pair");
    let html = sides(&model);
    assert!(!html.contains("Nadia: It is") && !html.contains("data-testid=\"wrong\""));
    let html = controls(&model);
    assert!(!html.contains(">handoff<") && !html.contains("class=\"bad\""));
    assert!(html.contains("the call begins"));
}

#[test]
fn every_scenario_is_a_link_that_keeps_the_view() {
    let model = at("/live/c-1042/latency/pair");
    let html = controls(&model);
    assert_eq!(
        html.matches("data-testid=\"scenario-").count(),
        11,
        "ten, and the text of the chosen one"
    );
    assert!(html.contains("href=\"#/live/c-1042/ask/pair\""));
    assert_eq!(html.matches("aria-current").count(), 1);
}

#[test]
fn what_is_missing_is_asked_for_until_the_trigger_fires() {
    let mut model = at("/live/c-1042/ask/mine");
    assert!(sides(&model).contains("data-testid=\"missing-budget_confirmed\""));
    update(&mut model, "end", "");
    assert!(!sides(&model).contains("data-testid=\"missing-"));
}

#[test]
fn while_nothing_is_here_the_screen_says_so() {
    let mut model = crate::model::tests::opened();
    model.go("/live");
    assert!(controls(&model).contains("Opening the scenarios"));
    assert_eq!(sides(&model), "");
    crate::live::fetched(&mut model, Err("<no>".to_owned()), Ok(String::new()));
    let html = controls(&model);
    assert!(
        html.contains("role=\"alert\"")
            && html.contains("&lt;no&gt;")
            && html.contains("Try again")
    );
}
