//! Options for a table of calls, and notes on how it is read.

use std::path::{Path, PathBuf};

use baton_backtest::{
    CellRules, ColumnMap, ColumnMapError, DateOrder, DetectedOrder, Mapping, Parser, Table,
    TableError, Target,
};
use baton_core::calendar::Zone;
use baton_core::call::contact::Country;
use baton_core::{Policy, document::yaml};

use crate::files::{self, Kind};
use crate::option_error::OptionError;
use crate::output::{Failure, note, warn};

/// Options for a table.
#[derive(clap::Args)]
pub(crate) struct TableArgs {
    /// For a table: the meaning of its columns, as YAML or JSON, such as `Lead score: qualification_score`. Without it,
    /// the column names decide, and the result is printed
    #[arg(long, value_name = "FILE", requires = "calls")]
    map: Option<PathBuf>,
    /// For a table: the order of dates in digits, dmy (19/06/2026), mdy (06/19/2026) or iso (2026-06-19 only). Without
    /// it, a day over 12 in the file decides
    #[arg(long, value_name = "ORDER", requires = "calls", value_parser = order)]
    dates: Option<DateOrder>,
    /// For a table: the zone of times without an offset, such as Europe/London; by default the policy's
    #[arg(long, value_name = "ZONE", requires = "calls", value_parser = zone)]
    zone: Option<Zone>,
    /// For a table: the country of phone numbers without a country code, such as GB
    #[arg(long, value_name = "COUNTRY", requires = "calls", value_parser = country)]
    phone_country: Option<Country>,
}

fn order(word: &str) -> Result<DateOrder, OptionError> {
    DateOrder::parse(word).ok_or(OptionError::DateOrder)
}

fn zone(name: &str) -> Result<Zone, OptionError> {
    Zone::parse(name).map_err(OptionError::Zone)
}

fn country(code: &str) -> Result<Country, OptionError> {
    Country::parse(code).ok_or(OptionError::Country)
}

impl TableArgs {
    /// Returns the file of `--map`.
    pub(crate) fn map(&self) -> Option<&Path> {
        self.map.as_deref()
    }

    /// Refuses these options for a file that is not a table.
    pub(super) fn refuse(&self, path: &Path) -> Result<(), Failure> {
        let given = [
            ("--map", self.map.is_some()),
            ("--dates", self.dates.is_some()),
            ("--zone", self.zone.is_some()),
            ("--phone-country", self.phone_country.is_some()),
        ];
        match given.iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((name, _)) => {
                let path = path.display();
                let message =
                    format!("{name} applies to tables only, and {path} holds calls as JSON");
                Err(Failure::usage("not_a_table", message))
            }
        }
    }
}

/// Reads the head of a table and prints notes on how its columns are read.
pub(super) fn open(
    path: &Path,
    head: &str,
    policy: &Policy,
    args: &TableArgs,
) -> Result<(Table, Parser), Failure> {
    let refused = |why: TableError| {
        let hint = match &why {
            TableError::NoColumnMapped { .. } => {
                "; name them in a file for --map, such as `Lead score: qualification_score`"
            }
            _ => "",
        };
        Failure::finding(why.code(), format!("{}: {why}{hint}", path.display()))
    };
    if let Some(placeless) = args.zone.and_then(Zone::placeless) {
        let (message, hint) = (placeless.message(), placeless.hint());
        warn(&format!("--zone: {message}; {hint}"));
    }
    let (table, mapping) = match args.map() {
        Some(file) => mapped(file, head, policy).map_err(|why| why.or(&refused))?,
        None => {
            let table = Table::detect(head, policy).map_err(refused)?;
            let mapping = Mapping::suggest(&table.names, policy);
            (table, mapping)
        }
    };
    let mut rules = CellRules::detect(head, &table, &mapping, policy);
    rules.dates.zone = args.zone.unwrap_or(rules.dates.zone);
    rules.dates.order = args.dates.or(rules.dates.order);
    rules.phones = args.phone_country;
    let parser = Parser::table(&table, mapping.clone(), rules, policy.clone()).map_err(refused)?;
    if args.map.is_none() {
        note(&columns(&table, &mapping));
        for (unused, used) in mapping.passed_over(&table.names, policy) {
            warn(&rivals(&table, &mapping, unused, used));
        }
    }
    if let Some(text) = dates(&table, head, &mapping, policy, args, &rules) {
        note(&text);
    }
    Ok((table, parser))
}

/// The failure of `--map`.
enum MapFailure {
    Map(Failure),
    Table(TableError),
}

impl MapFailure {
    fn or(self, table: &impl Fn(TableError) -> Failure) -> Failure {
        match self {
            Self::Map(failure) => failure,
            Self::Table(why) => table(why),
        }
    }
}

/// Reads the table's columns by the file of `--map`.
fn mapped(file: &Path, head: &str, policy: &Policy) -> Result<(Table, Mapping), MapFailure> {
    let text = files::text(file, Kind::Policy).map_err(MapFailure::Map)?;
    let (node, places) = yaml::read(&text)
        .map_err(|why| MapFailure::Map(Failure::finding("map_unreadable", located(file, &why))))?;
    let failed = |errors: Vec<ColumnMapError>| {
        let code = errors.first().map_or("map_unreadable", |error| error.code);
        let one = |error: &ColumnMapError| {
            let key = places.key(&error.path).filter(|_| error.is_about_key());
            let place = key.or_else(|| places.value(&error.path));
            let place = place.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
            format!("{}{place}: {error}", file.display())
        };
        let all: Vec<String> = errors.iter().map(one).collect();
        MapFailure::Map(Failure::finding(code, all.join("\n  ")))
    };
    let map = ColumnMap::from_node(&node, policy).map_err(failed)?;
    let table = Table::detect_by(head, |names| map.known(names)).map_err(MapFailure::Table)?;
    let mapping = map.mapping(&table.names).map_err(failed)?;
    Ok((table, mapping))
}

fn located(file: &Path, why: &baton_core::Diagnostic) -> String {
    format!("{}: {why}", file.display())
}

/// Formats the mapping: "columns: “Call ID” is id, “Lead score” is qualification_score; not used: “Mood”".
fn columns(table: &Table, mapping: &Mapping) -> String {
    let pairs = || table.names.iter().zip(&mapping.0);
    let used: Vec<String> = pairs()
        .filter(|(_, target)| **target != Target::Ignored)
        .map(|(name, target)| format!("“{name}” is {}", target.name()))
        .collect();
    let unused: Vec<String> = pairs()
        .filter(|(_, target)| **target == Target::Ignored)
        .map(|(name, _)| format!("“{name}”"))
        .collect();
    let mut text = format!("columns: {}", used.join(", "));
    if !unused.is_empty() {
        text.push_str(&format!("; not used: {}", unused.join(", ")));
    }
    text
}

/// Formats a warning about a column that lost its meaning to an earlier column.
fn rivals(table: &Table, mapping: &Mapping, unused: usize, used: usize) -> String {
    let name = |column: usize| table.names.get(column).map_or("", String::as_str);
    let target = mapping.0.get(used).map_or("", Target::name);
    format!(
        "“{}” is not used: “{}” comes first, and both could be {target}; choose one with --map",
        name(unused),
        name(used)
    )
}

/// Formats a note on how dates are read; `None` for a table without times.
fn dates(
    table: &Table,
    head: &str,
    mapping: &Mapping,
    policy: &Policy,
    args: &TableArgs,
    rules: &CellRules,
) -> Option<String> {
    if !mapping.has_moment(policy) {
        return None;
    }
    let zone = rules.dates.zone.name();
    let local = format!("times without an offset are local to {zone}");
    if let Some(order) = args.dates {
        return Some(format!("dates: {} (--dates); {local}", order.describe()));
    }
    Some(match table.date_order(head, mapping, policy) {
        DetectedOrder::Known(order) => {
            format!("dates: {}, as the file shows; {local}", order.describe())
        }
        DetectedOrder::Open => format!(
            "dates: nothing in the file shows whether the day or the month comes first, so dates that read both ways \
             count as missing; pass --dates dmy or --dates mdy; {local}"
        ),
        DetectedOrder::Mixed => format!(
            "dates: the file has dates with the day first and with the month first, so dates that read both ways count \
             as missing; pass --dates dmy or --dates mdy; {local}"
        ),
        DetectedOrder::NotNeeded => format!("dates: {local}"),
    })
}
