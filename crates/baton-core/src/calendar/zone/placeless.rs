//! Zone names without a place: `GMT`, `EST`, `Etc/GMT+5`.

use super::iana::Zone;
use super::offset;
use super::unknown::quoted;

/// A zone's name that stands for no place, and so loses summer time or public holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeless {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Universal Time itself.
    Universal,
    /// The winter time of some places, all year.
    Winter(&'static [&'static str]),
    /// The clock of some places, summer time included.
    Seasons(&'static [&'static str]),
    /// So many hours ahead of UTC, where the name has the opposite sign.
    Hours(i32),
}

/// The names but those with a number.
const KINDS: [(&str, Kind); 18] = [
    ("CET", Kind::Seasons(&["Europe/Berlin", "Europe/Paris"])),
    ("CST6CDT", Kind::Seasons(&["America/Chicago"])),
    ("EET", Kind::Seasons(&["Europe/Athens", "Europe/Helsinki"])),
    ("EST", Kind::Winter(&["America/New_York"])),
    ("EST5EDT", Kind::Seasons(&["America/New_York"])),
    ("GMT", Kind::Winter(&["Europe/London"])),
    ("GMT+0", Kind::Winter(&["Europe/London"])),
    ("GMT-0", Kind::Winter(&["Europe/London"])),
    ("GMT0", Kind::Winter(&["Europe/London"])),
    ("Greenwich", Kind::Winter(&["Europe/London"])),
    ("HST", Kind::Winter(&["Pacific/Honolulu"])),
    ("MET", Kind::Seasons(&["Europe/Berlin", "Europe/Paris"])),
    ("MST", Kind::Winter(&["America/Denver", "America/Phoenix"])),
    ("MST7MDT", Kind::Seasons(&["America/Denver"])),
    ("PST8PDT", Kind::Seasons(&["America/Los_Angeles"])),
    ("UCT", Kind::Universal),
    ("UTC", Kind::Universal),
    ("WET", Kind::Seasons(&["Europe/Lisbon"])),
];

impl Zone {
    /// Describes what is lost by a name that stands for no place; `None` for the name of a place.
    ///
    /// ```
    /// use baton_core::calendar::Zone;
    /// let gmt = Zone::named("GMT").and_then(Zone::placeless).ok_or("a place")?;
    /// assert_eq!(gmt.hint(), "write `Europe/London`");
    /// assert_eq!(Zone::LONDON.placeless(), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn placeless(self) -> Option<Placeless> {
        let name = self.name();
        let bare = name.strip_prefix("Etc/").unwrap_or(name);
        let kind = match bare {
            "Universal" | "Zulu" => Kind::Universal,
            _ => match KINDS.iter().find(|(known, _)| *known == bare) {
                Some((_, kind)) => *kind,
                // The database counts hours to the west: its `Etc/GMT+5` is five hours behind.
                None => Kind::Hours(-bare.strip_prefix("GMT")?.parse::<i32>().ok()?),
            },
        };
        Some(Placeless { name, kind })
    }

    /// Returns true for UTC and whole hours from it, whose clocks no government moves.
    pub(super) fn is_fixed(self) -> bool {
        let name = self.name();
        let bare = name.strip_prefix("Etc/").unwrap_or(name);
        bare != name
            || bare.starts_with("GMT")
            || matches!(bare, "Greenwich" | "UCT" | "UTC" | "Universal" | "Zulu")
    }
}

impl Placeless {
    /// The warning, in a person's words.
    #[must_use]
    pub fn message(&self) -> String {
        let name = self.name;
        match self.kind {
            Kind::Universal => {
                format!(
                    "`{name}` is the time of no place: it has no summer time and no public holidays"
                )
            }
            Kind::Winter(_) => {
                format!(
                    "`{name}` is the same all year: it has no summer time and no public holidays"
                )
            }
            Kind::Seasons(_) => {
                format!("`{name}` is the time of several places: it has no public holidays")
            }
            Kind::Hours(hours) => {
                let (count, way) = match hours {
                    ..0 => (-hours, "behind"),
                    _ => (hours, "ahead of"),
                };
                let unit = if count == 1 { "hour" } else { "hours" };
                format!(
                    "`{name}` is {count} {unit} {way} UTC, because its sign is reversed: \
                     it has no summer time and no public holidays"
                )
            }
        }
    }

    /// How to name the place that is meant.
    #[must_use]
    pub fn hint(&self) -> String {
        match self.kind {
            Kind::Universal => {
                "keep it for a team that works by UTC; otherwise write the team's place, such as `Europe/London`"
                    .to_owned()
            }
            Kind::Winter(places) | Kind::Seasons(places) => format!("write {}", quoted(places)),
            Kind::Hours(hours) => {
                let place = |hours: i32| {
                    let place = offset::places(hours * 60).first()?;
                    let way = if hours < 0 { "behind" } else { "ahead" };
                    Some(format!("`{place}` ({way})"))
                };
                let places: Vec<String> = [hours, -hours].into_iter().filter_map(place).collect();
                format!("write the team's place, such as {}", places.join(" or "))
            }
        }
    }
}
