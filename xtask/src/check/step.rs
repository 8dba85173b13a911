//! The steps of `cargo xtask test`, in order.

use super::outcome::Outcome;
use super::{browser, budgets, dependencies, interop, package, page, rust, structure};
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::setup::Need;

/// A step of the tests.
#[derive(Debug)]
pub(crate) struct Step {
    /// The name for `--only`.
    pub(crate) name: &'static str,
    /// A short description.
    pub(crate) about: &'static str,
    /// The needs of the step.
    pub(crate) needs: &'static [Need],
    /// The function that runs the step.
    pub(crate) run: fn(&Checkout) -> Result<Outcome, Failure>,
}

/// All steps, the quick ones first.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "format",
        about: "formatting by rustfmt",
        needs: &[],
        run: rust::format,
    },
    Step {
        name: "lint",
        about: "clippy on the native crates",
        needs: &[Need::Crates],
        run: rust::lint,
    },
    Step {
        name: "lint-wasm",
        about: "clippy on the crates for the browser",
        needs: &[Need::RustTarget, Need::Crates],
        run: rust::lint_wasm,
    },
    Step {
        name: "structure",
        about: "no file uses one that uses it in turn",
        needs: &[],
        run: structure::check,
    },
    Step {
        name: "docs",
        about: "the documentation and its links",
        needs: &[Need::Crates],
        run: rust::docs,
    },
    Step {
        name: "unit",
        about: "unit, integration and doc tests",
        needs: &[Need::Crates],
        run: rust::unit,
    },
    Step {
        name: "wasm",
        about: "the engine's WASM tests under Node",
        needs: &[
            Need::Node,
            Need::RustTarget,
            Need::Crates,
            Need::WasmBindgen,
        ],
        run: rust::wasm,
    },
    Step {
        name: "page",
        about: "the console's release bundle",
        needs: &[
            Need::Node,
            Need::RustTarget,
            Need::Crates,
            Need::Trunk,
            Need::WasmBindgen,
            Need::Npm,
        ],
        run: page::build,
    },
    Step {
        name: "sizes",
        about: "size budgets of the bundle",
        needs: &[Need::Node],
        run: budgets::check,
    },
    Step {
        name: "cli",
        about: "the `baton` command, for the browser tests",
        needs: &[Need::Crates],
        run: rust::cli,
    },
    Step {
        name: "browser",
        about: "the console in Chromium, under its security headers",
        needs: &[Need::Node, Need::Npm, Need::Chromium],
        run: browser::test,
    },
    Step {
        name: "pkg",
        about: "the npm package, packed, and its size budgets",
        needs: &crate::pkg::NEEDS,
        run: package::build,
    },
    Step {
        name: "pkg-test",
        about: "the npm package in Node, Chromium, bundles and an edge worker",
        needs: &[Need::Node, Need::Npm, Need::Chromium],
        run: package::test,
    },
    Step {
        name: "interop",
        about: "signed files verified in Rust, Python, Node and the shell",
        needs: &[Need::Node, Need::Crates, Need::Interop],
        run: interop::test,
    },
    Step {
        name: "deny",
        about: "bans, licences and sources of the dependencies",
        needs: &[Need::Crates, Need::CargoDeny],
        run: dependencies::deny,
    },
    Step {
        name: "advisories",
        about: "known vulnerabilities of the dependencies",
        needs: &[Need::Crates, Need::CargoDeny],
        run: dependencies::advisories,
    },
];
