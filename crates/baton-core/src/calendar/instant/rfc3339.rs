//! RFC 3339 as it is read and written here. chrono's own reader and writer are made for every form of a date, and weigh
//! 8 KB in every program; they are what the tests hold this against.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};

/// Reads a moment: what the clock shows, and the seconds that it is ahead of UTC. A fraction of a second is dropped, and
/// a leap second is the one before it.
pub(super) fn read(text: &[u8]) -> Option<(NaiveDateTime, i64)> {
    let (head, rest) = text.split_first_chunk::<19>()?;
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T' | b't' | b' ',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
    ] = head
    else {
        return None;
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    let second = number(&[s1, s2])?;
    // 60 is a leap second, on any minute: where they fall is not for a reader to know.
    let second = if second == 60 { 59 } else { second };
    let time = date.and_hms_opt(number(&[h1, h2])?, number(&[n1, n2])?, second)?;
    let offset = match rest {
        b"Z" => 0,
        rest => offset(without_fraction(rest)?)?,
    };
    Some((time, offset))
}

/// What comes after `.25`, if that stands here.
fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(digits) = rest.strip_prefix(b".") else {
        return Some(rest);
    };
    let end = digits.iter().position(|byte| !byte.is_ascii_digit());
    digits.get(end.filter(|length| *length > 0)?..)
}

/// The seconds that a clock is ahead of UTC: of `Z`, or of `+01:00`.
fn offset(text: &[u8]) -> Option<i64> {
    if matches!(text, b"Z" | b"z") {
        return Some(0);
    }
    // RFC 3339 has a hyphen; a minus sign is what some write.
    let minus = text.strip_prefix(b"-");
    let minus = minus.or_else(|| text.strip_prefix("\u{2212}".as_bytes()));
    let (sign, clock) = match (text.strip_prefix(b"+"), minus) {
        (Some(clock), _) => (1, clock),
        (None, Some(clock)) => (-1, clock),
        (None, None) => return None,
    };
    let &[h1, h2, b':', m1, m2] = clock else {
        return None;
    };
    let (hours, minutes) = (number(&[h1, h2])?, number(&[m1, m2])?);
    let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
    (hours < 24 && minutes < 60).then_some(sign * seconds)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, digit| {
        let digit = u32::from(digit.wrapping_sub(b'0'));
        (digit < 10).then(|| value * 10 + digit)
    })
}

/// A moment of the years 0001 to 9999: `2026-06-19T14:23:00Z`.
pub(super) fn write(at: DateTime<Utc>) -> [u8; 20] {
    // A `DateTime` works out its local time anew for each of its fields.
    let at = at.naive_utc();
    let [c1, c2, y1, y2, _, m1, m2, _, d1, d2] = write_date(at.date());
    let [[h1, h2], [n1, n2], [s1, s2]] = [two(at.hour()), two(at.minute()), two(at.second())];
    [
        c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'Z',
    ]
}

/// A date of the years 0000 to 9999: `2026-06-19`.
pub(crate) fn write_date(date: NaiveDate) -> [u8; 10] {
    let year = u32::try_from(date.year()).unwrap_or_default();
    let [[c1, c2], [y1, y2]] = [two(year / 100), two(year)];
    let [[m1, m2], [d1, d2]] = [two(date.month()), two(date.day())];
    [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2]
}

/// The last two digits of a number.
fn two(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    [digit(number / 10), digit(number)]
}

/// What was written, as a text, which it always is.
pub(crate) fn written(text: &[u8]) -> &str {
    std::str::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::SecondsFormat;

    use super::*;
    use crate::calendar::instant::Instant;

    /// SplitMix64, with its seed.
    struct Random(u64);

    impl Random {
        fn below(&mut self, n: u64) -> u64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (z ^ (z >> 31)) % n
        }
    }

    fn agree(text: &str) -> bool {
        let theirs = DateTime::parse_from_rfc3339(text).ok();
        let theirs = theirs.map(|at| at.timestamp());
        let ours = read(text.as_bytes());
        let ours = ours.map(|(clock, ahead)| clock.and_utc().timestamp() - ahead);
        assert_eq!(ours, theirs, "{text}");
        theirs.is_some()
    }

    #[test]
    fn moments_are_read_as_chrono_reads_them() {
        for text in [
            "2026-06-19T14:23:00Z",
            "2026-06-19t14:23:00z",
            "2026-06-19 14:23:00+01:00",
            "2026-06-19T14:23:60Z",
            "2026-06-30T23:59:60.999999999999Z",
            "2026-06-19T14:23:61Z",
            "2026-06-19T24:00:00Z",
            "2026-06-19T14:23:00.Z",
            "2026-06-19T14:23:00.1",
            "2026-06-19T14:23:00−05:30",
            "2026-06-19T14:23:00-00:00",
            "2026-06-19T14:23:00+24:00",
            "2026-06-19T14:23:00+23:60",
            "2026-06-19T14:23:00+0100",
            "2026-06-19T14:23:00+01",
            "2026-06-19T14:23:00 Z",
            "2026-06-19T14:23Z",
            "2026-02-29T00:00:00Z",
            "2028-02-29T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
            "+2026-06-19T14:23:00Z",
            "",
        ] {
            agree(text);
        }
        let mut random = Random(7);
        let (mut taken, mut refused) = (0, 0);
        for _ in 0..100_000 {
            let mut text = String::new();
            for (sound, odd) in [
                (
                    ["2026", "1970", "0001", "9999"],
                    ["26", "02026", "-001", "２026"],
                ),
                (["-", "-", "-", "-"], ["/", "", "−", " "]),
                (["06", "12", "02", "01"], ["13", "00", "6", "1a"]),
                (["-", "-", "-", "-"], ["/", "", "--", ":"]),
                (["19", "30", "28", "01"], ["31", "00", "9", "32"]),
                (["T", "t", " ", "T"], ["", "_", "TT", "é"]),
                (["14", "00", "23", "09"], ["24", "4", "-1", "99"]),
                ([":", ":", ":", ":"], ["", ".", "-", "::"]),
                (["23", "00", "59", "30"], ["60", "3", "+1", "aa"]),
                ([":", ":", ":", ":"], ["", ".", "-", " "]),
                (["00", "59", "60", "01"], ["61", "0", "1 ", "99"]),
                (
                    ["", ".5", ".123456789", ".12345678901"],
                    [".", ".x", ",5", " "],
                ),
                (
                    ["Z", "z", "+01:00", "-05:30"],
                    ["", "+24:00", "−05:30", "+1:00"],
                ),
            ] {
                let from = if random.below(30) == 0 { odd } else { sound };
                text.push_str(from[random.below(4) as usize]);
            }
            if agree(&text) {
                taken += 1;
            } else {
                refused += 1;
            }
        }
        assert!(taken > 20_000 && refused > 20_000, "{taken} and {refused}");
    }

    #[test]
    fn moments_are_written_as_chrono_writes_them() {
        let mut random = Random(8);
        let span = Instant::LAST.abs_diff(Instant::FIRST);
        let random =
            (0..20_000).map(|_| Instant::FIRST.saturating_add_unsigned(random.below(span)));
        for seconds in random.chain([Instant::FIRST, Instant::LAST]) {
            let at = Instant::from_epoch(seconds);
            let theirs = at.0.to_rfc3339_opts(SecondsFormat::Secs, true);
            assert_eq!(at.to_string(), theirs);
            assert_eq!(Instant::parse(&theirs), Some(at));
        }
    }
}
