//! Offsets from UTC that people write instead of a zone, and places with that offset.

/// Parses an offset such as `UTC+1`, `GMT-05:30`, `+0100` or `-5` into minutes ahead of UTC.
pub(super) fn parse(written: &str) -> Option<i32> {
    let plain: String = written
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect::<String>()
        .to_ascii_uppercase();
    let named = ["UTC", "GMT"].iter().find_map(|n| plain.strip_prefix(n));
    let number = named.unwrap_or(&plain);
    let (sign, digits) = match number.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ if named.is_some() => (1, number),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some(parts) => parts,
        None if digits.len() >= 3 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let part = |text: &str, most: i32| {
        let valid = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse::<i32>().ok()?;
        (valid && number <= most).then_some(number)
    };
    Some(sign * (part(hours, 14)? * 60 + part(minutes, 59)?))
}

/// Returns places with an offset in minutes: first those that have it in winter, then those that have it in summer.
pub(super) fn places(minutes: i32) -> &'static [&'static str] {
    let found = PLACES.iter().find(|(offset, _)| *offset == minutes);
    found.map_or(&[], |(_, places)| places)
}

const PLACES: [(i32, &[&str]); 37] = [
    (-660, &["Pacific/Pago_Pago"]),
    (-600, &["Pacific/Honolulu"]),
    (-570, &["Pacific/Marquesas"]),
    (-540, &["America/Anchorage"]),
    (-480, &["America/Los_Angeles"]),
    (
        -420,
        &["America/Denver", "America/Phoenix", "America/Los_Angeles"],
    ),
    (
        -360,
        &["America/Chicago", "America/Mexico_City", "America/Denver"],
    ),
    (
        -300,
        &["America/New_York", "America/Toronto", "America/Chicago"],
    ),
    (-240, &["America/Halifax", "America/New_York"]),
    (-210, &["America/St_Johns"]),
    (
        -180,
        &[
            "America/Sao_Paulo",
            "America/Argentina/Buenos_Aires",
            "America/Halifax",
        ],
    ),
    (-120, &["America/Noronha", "America/Nuuk"]),
    (-60, &["Atlantic/Azores", "Atlantic/Cape_Verde"]),
    (0, &["Europe/London", "Europe/Lisbon"]),
    (60, &["Europe/Berlin", "Europe/Paris", "Europe/London"]),
    (
        120,
        &["Europe/Athens", "Africa/Johannesburg", "Europe/Berlin"],
    ),
    (180, &["Europe/Istanbul", "Asia/Riyadh", "Europe/Athens"]),
    (210, &["Asia/Tehran"]),
    (240, &["Asia/Dubai"]),
    (270, &["Asia/Kabul"]),
    (300, &["Asia/Karachi", "Asia/Tashkent"]),
    (330, &["Asia/Kolkata", "Asia/Colombo"]),
    (345, &["Asia/Kathmandu"]),
    (360, &["Asia/Dhaka"]),
    (390, &["Asia/Yangon"]),
    (420, &["Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Jakarta"]),
    (480, &["Asia/Singapore", "Asia/Shanghai", "Australia/Perth"]),
    (525, &["Australia/Eucla"]),
    (540, &["Asia/Tokyo", "Asia/Seoul"]),
    (570, &["Australia/Adelaide", "Australia/Darwin"]),
    (600, &["Australia/Sydney", "Australia/Brisbane"]),
    (630, &["Australia/Lord_Howe", "Australia/Adelaide"]),
    (660, &["Pacific/Noumea", "Australia/Sydney"]),
    (720, &["Pacific/Auckland"]),
    (765, &["Pacific/Chatham"]),
    (780, &["Pacific/Tongatapu", "Pacific/Auckland"]),
    (840, &["Pacific/Kiritimati"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;
    use crate::calendar::zone::Zone;

    #[test]
    fn offsets_are_parsed_as_people_write_them() {
        for (written, minutes) in [
            ("UTC+1", 60),
            ("GMT+1", 60),
            ("gmt + 5:30", 330),
            ("UTC-05:00", -300),
            ("+01:00", 60),
            ("+0100", 60),
            ("+05.30", 330),
            ("-5", -300),
            ("\u{2212}3", -180),
            ("UTC1", 60),
            ("UTC+00:00", 0),
            ("+1400", 840),
        ] {
            assert_eq!(parse(written), Some(minutes), "{written}");
        }
        for written in [
            "", "+", "5", "01:00", "UTC", "UTC+15", "+1:60", "+1:2:3", "EST+5", "+a",
        ] {
            assert_eq!(parse(written), None, "{written}");
        }
    }

    #[test]
    fn every_place_has_its_offset_in_winter_or_summer() {
        let moments = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"];
        let moments = moments.map(|text| Instant::parse(text).unwrap());
        for (minutes, places) in PLACES {
            for place in places {
                let zone = Zone::named(place).unwrap();
                let offsets = moments.map(|at| zone.offset(at) / 60);
                assert!(offsets.contains(&minutes), "{place}: {offsets:?}");
            }
        }
    }
}
