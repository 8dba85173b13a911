use super::*;

fn rules(order: Option<DateOrder>, zone: &str) -> DateRules {
    let zone = Zone::named(zone).unwrap();
    DateRules { order, zone }
}

fn shown(rules: DateRules, text: &str) -> String {
    match rules.read(text) {
        Ok(at) => at.to_string(),
        Err(why) => format!("{text} {why}"),
    }
}

const DMY: Option<DateOrder> = Some(DateOrder::DayMonthYear);
const MDY: Option<DateOrder> = Some(DateOrder::MonthDayYear);
const ISO: Option<DateOrder> = Some(DateOrder::YearMonthDay);

/// 19 June 2026 14:23 in London is 13:23 UTC.
#[test]
fn every_notation_of_one_moment() {
    for text in [
        // ISO 8601, databases, CRMs.
        "2026-06-19T13:23:00Z",
        "2026-06-19T14:23:00+01:00",
        "2026-06-19T14:23:00.000+0100",
        "2026-06-19T13:23:00.000+0000",
        "2026-06-19T13:23:00.000Z",
        "2026-06-19T14:23",
        "2026-06-19T13:23Z",
        "2026-06-19 14:23",
        "2026-06-19 14:23:00",
        "2026-06-19 14:23:00.123456",
        "2026-06-19 14:23:00,123",
        "2026-06-19 13:23:00 UTC",
        "2026-06-19 13:23 +00:00",
        "2026-06-19 14:23 +01",
        "2026-06-19 09:23:00-04",
        "2026-06-19T14:23:00+01:00[Europe/London]",
        "2026-06-19 15:23 Europe/Paris",
        "2026-6-19 14:23",
        "2026/06/19 14:23",
        "2026.06.19 14:23",
        "20260619T142300",
        "20260619T132300Z",
        "20260619T142300+0100",
        "20260619 1423",
        "202606191423",
        "20260619142300",
        // Day or month first, one of them over twelve.
        "19/06/2026 14:23",
        "19/06/2026 14:23:00",
        "19/6/2026 2:23 pm",
        "19/06/2026, 14:23",
        "19/06/26 14:23",
        "19.06.2026 14:23",
        "19.06.2026 14.23",
        "19-06-2026 14:23",
        "06/19/2026 2:23 PM",
        "6/19/2026 2:23:00 PM",
        "06/19/2026 14:23",
        "06/19/2026 02:23p.m.",
        "6/19/26 2:23 PM",
        "06/19/2026 9:23 AM EDT",
        "14:23 19/06/2026",
        // The month by its name.
        "19 Jun 2026 14:23",
        "19 June 2026, 14:23",
        "19-Jun-2026 14:23",
        "19-JUN-26 14:23",
        "19th June 2026 at 2:23 pm",
        "Jun 19, 2026 2:23 pm",
        "June 19th, 2026 at 2:23 p.m.",
        "Jun 19, 2026, 2:23:00\u{202f}PM",
        "Friday 19 June 2026 14:23",
        "Friday, June 19, 2026 2:23 PM",
        "Fri, 19 Jun 2026 14:23:00 +0100",
        "Fri, 19 Jun 2026 13:23:00 GMT",
        "Fri Jun 19 2026 14:23:00 GMT+0100 (British Summer Time)",
        "Fri Jun 19 14:23:00 BST 2026",
        "19/Jun/2026:14:23:00 +0100",
        "2026-Jun-19 14:23",
        "14:23, 19 Jun 2026",
        // Digits alone.
        "1781875380",
        "1781875380000",
        "1781875380000000",
        "1781875380.25",
        "46192.5993055556",
        "46192,5993055556",
        "  2026-06-19 14:23  ",
    ] {
        let read = shown(rules(None, "Europe/London"), text);
        assert_eq!(read, "2026-06-19T13:23:00Z", "{text}");
    }
}

#[test]
fn the_order_of_day_and_month_is_never_guessed() {
    let read = |order, text| shown(rules(order, "UTC"), text);
    for (text, dmy, mdy) in [
        ("06/07/2026", "2026-07-06", "2026-06-07"),
        ("6.7.26", "2026-07-06", "2026-06-07"),
        ("06-07-2026", "2026-07-06", "2026-06-07"),
        ("12/12/2026", "2026-12-12", "2026-12-12"),
    ] {
        assert_eq!(read(DMY, text), format!("{dmy}T00:00:00Z"), "{text}");
        assert_eq!(read(MDY, text), format!("{mdy}T00:00:00Z"), "{text}");
    }
    let ambiguous =
        "06/07/2026 could be read with the day or the month first; say which order the file uses";
    assert_eq!(read(None, "06/07/2026"), ambiguous);
    assert_eq!(read(None, "12/12/2026"), "2026-12-12T00:00:00Z");
    assert_eq!(
        read(DMY, "06/19/2026"),
        "06/19/2026 is not a date in the order day, month, year"
    );
    assert_eq!(
        read(MDY, "19/06/2026"),
        "19/06/2026 is not a date in the order month, day, year"
    );
    assert_eq!(
        read(ISO, "19/06/2026"),
        "19/06/2026 is not a date in the order year, month, day"
    );
    // These have one reading in every order.
    for order in [DMY, MDY, ISO, None] {
        for text in [
            "2026-06-07",
            "7 Jun 2026",
            "June 7, 2026",
            "46180",
            "1780790400",
        ] {
            assert_eq!(read(order, text), "2026-06-07T00:00:00Z", "{text}");
        }
    }
}

#[test]
fn a_file_shows_its_order() {
    use DetectedOrder::{Known, Mixed, NotNeeded, Open};
    for (samples, wanted) in [
        (
            &["06/07/2026", "19/06/2026 14:23"][..],
            Known(DateOrder::DayMonthYear),
        ),
        (
            &["06/07/2026", "6/19/26 2:23 PM"],
            Known(DateOrder::MonthDayYear),
        ),
        (&["06.07.2026", "07.07.2026"], Open),
        (&["19/06/2026", "06/19/2026"], Mixed),
        (
            &[
                "2026-06-19",
                "07/07/2026",
                "19 Jun 2026",
                "46192.6",
                "soon",
                "",
            ],
            NotNeeded,
        ),
        (&[], NotNeeded),
    ] {
        let found = DateOrder::detect(samples.iter().copied());
        assert_eq!(found, wanted, "{samples:?}");
    }
    for (word, order) in ["dmy", "mdy", "iso"].into_iter().zip(DateOrder::ALL) {
        assert_eq!(
            (DateOrder::parse(word), order.as_str()),
            (Some(*order), word)
        );
    }
    assert_eq!(DateOrder::parse("ydm"), None);
}

#[test]
fn bare_times_are_read_in_the_zone_and_moved_by_its_clock_changes() {
    for (zone, text, wanted) in [
        ("UTC", "2026-06-19 14:23", "2026-06-19T14:23:00Z"),
        (
            "America/New_York",
            "2026-06-19 14:23",
            "2026-06-19T18:23:00Z",
        ),
        ("Asia/Kolkata", "19 Jun 2026 14:23", "2026-06-19T08:53:00Z"),
        ("Asia/Kolkata", "46192.5", "2026-06-19T06:30:00Z"),
        // Skipped: an hour later on the clock.
        ("Europe/London", "2026-03-29 01:30", "2026-03-29T01:30:00Z"),
        // Twice: the first.
        ("Europe/London", "2026-10-25 01:30", "2026-10-25T00:30:00Z"),
        ("Europe/London", "2026-06-19 24:00", "2026-06-19T23:00:00Z"),
        ("Europe/London", "2026-06-19", "2026-06-18T23:00:00Z"),
        // Unix time has no zone.
        ("Asia/Kolkata", "1781875380", "2026-06-19T13:23:00Z"),
    ] {
        assert_eq!(shown(rules(None, zone), text), wanted, "{zone} {text}");
    }
}

#[test]
fn times_of_day() {
    for (text, wanted) in [
        ("12:05 AM", "00:05:00"),
        ("12 am", "00:00:00"),
        ("12:00 pm", "12:00:00"),
        ("2pm", "14:00:00"),
        ("2 P.M.", "14:00:00"),
        ("11:59:59 PM", "23:59:59"),
        ("14:23 PM", "14:23:00"),
        ("00:30 am", "00:30:00"),
        ("23:59:60", "23:59:59"),
        ("9:05", "09:05:00"),
    ] {
        let read = shown(rules(None, "UTC"), &format!("2026-06-19 {text}"));
        assert_eq!(read, format!("2026-06-19T{wanted}Z"), "{text}");
    }
    for text in [
        "14:23 AM",
        "00:30 pm",
        "25:00",
        "14:60",
        "24:01",
        "14:23 14:24",
        "pm",
        "14:2",
    ] {
        let read = rules(None, "UTC").read(&format!("2026-06-19 {text}"));
        assert!(read.is_err(), "{text}: {read:?}");
    }
}

#[test]
fn an_unreadable_moment_has_a_reason() {
    for (text, why) in [
        ("", DateError::NoDate),
        ("soon", DateError::NoDate),
        ("14:23", DateError::NoDate),
        ("June 2026", DateError::NoDate),
        ("06/2026", DateError::NoDate),
        ("82", DateError::NoDate),
        ("5", DateError::NoDate),
        ("-46192", DateError::NoDate),
        ("1.78187538E+12", DateError::NoDate),
        ("19/06/2026 - 20/06/2026", DateError::NoDate),
        ("19/06-2026", DateError::NoDate),
        ("2026-06-19 or later", DateError::NoDate),
        ("19 Junk 2026", DateError::NoDate),
        ("٢٠٢٦-٠٦-١٩", DateError::NoDate),
        ("31/02/2026", DateError::Impossible),
        ("2026-06-31", DateError::Impossible),
        ("20260631", DateError::Impossible),
        ("02/00/2026", DateError::Impossible),
        ("0000-00-00 00:00:00", DateError::Impossible),
        ("0026-06-19", DateError::Impossible),
        ("Thursday 19 June 2026", DateError::Impossible),
        (
            "2026-06-19 14:23 IST",
            DateError::Abbreviation("IST".to_owned()),
        ),
        (
            "2026-06-19 14:23 AEST",
            DateError::Abbreviation("AEST".to_owned()),
        ),
    ] {
        assert_eq!(rules(None, "UTC").read(text), Err(why), "{text}");
    }
    // London's own abbreviation is read in London.
    let bst = "2026-06-19 14:23 BST";
    assert!(rules(None, "UTC").read(bst).is_err());
    assert_eq!(
        shown(rules(None, "Europe/London"), bst),
        "2026-06-19T13:23:00Z"
    );
    assert_eq!(
        rules(None, "UTC").read(&"9".repeat(200)),
        Err(DateError::NoDate)
    );
}

/// 5 June 2026 is a Friday, 6 May 2026 a Wednesday.
#[test]
fn a_weekday_resolves_an_ambiguous_date() {
    let london = |order, text| shown(rules(order, "Europe/London"), text);
    assert_eq!(london(None, "Fri 05/06/2026 14:23"), "2026-06-05T13:23:00Z");
    assert_eq!(london(None, "Wed 05/06/2026 14:23"), "2026-05-06T13:23:00Z");
    let neither = rules(None, "Europe/London").read("Mon 05/06/2026 14:23");
    assert_eq!(neither, Err(DateError::Impossible));
    // An order that the weekday contradicts is not followed.
    assert!(
        rules(MDY, "Europe/London")
            .read("Fri 05/06/2026 14:23")
            .is_err()
    );
}
