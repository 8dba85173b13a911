//! Zone names that name no place: `GMT`, `EST`, `Etc/GMT+5`.

use super::iana::Zone;
use super::offset;
use super::unknown::quoted;

/// A zone name that names no place, and therefore has no summer time or no public holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeless {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Universal Time itself.
    Universal,
    /// The winter time of some places, all year round.
    Winter(&'static [&'static str]),
    /// The time of some places, including summer time.
    Seasons(&'static [&'static str]),
    /// A number of hours ahead of UTC. The name has the opposite sign.
    Hours(i32),
}

/// The names without a number of hours.
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
    /// Returns a warning if the zone's name names no place; `None` for the name of a place.
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

    /// Returns true for UTC and fixed offsets from it, which no government can change.
    pub(super) fn is_fixed(self) -> bool {
        let name = self.name();
        let bare = name.strip_prefix("Etc/").unwrap_or(name);
        bare != name
            || bare.starts_with("GMT")
            || matches!(bare, "Greenwich" | "UCT" | "UTC" | "Universal" | "Zulu")
    }
}

impl Placeless {
    /// Returns the warning for people.
    #[must_use]
    pub fn message(&self) -> String {
        let name = self.name;
        match self.kind {
            Kind::Universal => {
                format!(
                    "`{name}` is not the time of a place: it has no summer time and no public holidays"
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

    /// Returns a hint that suggests the name of a place.
    #[must_use]
    pub fn hint(&self) -> String {
        match self.kind {
            Kind::Universal => {
                "keep it if the team works in UTC; otherwise write the team's place, such as `Europe/London`"
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
