//! `cargo xtask test`: runs every step of CI in order.

mod browser;
mod budgets;
mod dependencies;
mod interop;
mod outcome;
mod package;
mod page;
mod report;
mod rust;
mod step;
mod structure;

use std::time::Instant;

use crate::checkout::Checkout;
use crate::cli::{TestOptions, Tool};
use crate::failure::Failure;
use crate::setup::{self, Need};
use outcome::Outcome;
use report::{Report, rounded};
use step::{STEPS, Step};

/// Runs the chosen steps and stops at the first failure.
pub(crate) fn test(checkout: &Checkout, options: &TestOptions) -> Result<(), Failure> {
    if options.list {
        STEPS
            .iter()
            .for_each(|step| println!("{:<12}{}", step.name, step.about));
        return Ok(());
    }
    let steps = chosen(&options.only)?;
    let total = steps.len() + 1;
    let mut report = Report::new();

    println!("[1/{total}] set-up");
    let started = Instant::now();
    let ready = set_up(checkout, &steps);
    report.add("set-up", started.elapsed(), &ready);
    let mut failed = ready.err().map(|failure| ("set-up", failure));

    for (number, step) in (2..).zip(&steps) {
        if failed.is_some() {
            report.not_run(step.name);
            continue;
        }
        println!("\n[{number}/{total}] {}: {}", step.name, step.about);
        let started = Instant::now();
        let result = (step.run)(checkout);
        println!("    {} took {}", step.name, rounded(started.elapsed()));
        report.add(step.name, started.elapsed(), &result);
        failed = result.err().map(|failure| (step.name, failure));
    }

    println!("\n{report}");
    match failed {
        None => Ok(()),
        Some((name, failure)) => Err(Failure::stopped(format!(
            "step `{name}` failed: {}",
            failure.sentence()
        ))),
    }
}

/// Builds the page and runs a tool on it.
pub(crate) fn tool(checkout: &Checkout, tool: Tool) -> Result<(), Failure> {
    let steps = chosen(&["page".to_owned(), "browser".to_owned()])?;
    println!("[1/3] set-up");
    set_up(checkout, &steps)?;
    println!("\n[2/3] the console's release bundle");
    page::build(checkout)?;
    println!("\n[3/3] {}", tool.word());
    browser::tool(checkout, tool)
}

/// Returns the named steps in their usual order, or all steps.
fn chosen(names: &[String]) -> Result<Vec<&'static Step>, Failure> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        return Err(Failure::Usage(format!(
            "there is no step `{unknown}`: `cargo xtask test --list` shows them"
        )));
    }
    let wanted = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(wanted).collect())
}

/// Provides the needs of the steps.
fn set_up(checkout: &Checkout, steps: &[&Step]) -> Result<Outcome, Failure> {
    let mut needs: Vec<Need> = steps
        .iter()
        .flat_map(|step| step.needs.iter().copied())
        .collect();
    needs.sort_unstable();
    needs.dedup();
    setup::prerequisites(checkout, &needs)?;
    for need in needs {
        setup::provide(need, checkout, &mut |line| println!("    {line}"))?;
    }
    setup::tidy(checkout);
    Ok(Outcome::passed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_their_usual_order() {
        let names = ["unit".to_owned(), "format".to_owned()];
        let steps =
            chosen(&names).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>());
        assert_eq!(steps, Ok(vec!["format", "unit"]));
    }

    #[test]
    fn an_unknown_step_is_a_usage_error() {
        assert!(matches!(
            chosen(&["fast".to_owned()]),
            Err(Failure::Usage(_))
        ));
    }

    #[test]
    fn step_names_are_unique() {
        let mut names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
