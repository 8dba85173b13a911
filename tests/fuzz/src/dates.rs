//! Property: any text is not a moment, or a moment on which the orders agree or which its own order gives. It reads back
//! from its ISO form.

use baton_backtest::{DateError, DateOrder, DateRules, DetectedOrder};
use baton_core::Instant;
use baton_core::calendar::Zone;

const ZONES: [&str; 4] = ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata"];

/// Checks one text in every order and in some zones.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for name in ZONES {
        let zone = Zone::named(name).expect("a zone of the database");
        let read = |order| DateRules { order, zone }.read(text);
        let bare = read(None);
        let ordered = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay].map(|order| read(Some(order)));
        for found in ordered.iter().chain([&bare]) {
            match found {
                Ok(at) => check_moment(*at),
                Err(why) => assert!(!why.to_string().is_empty()),
            }
        }
        // Without an order nothing is guessed: both orders agree, or only one of them gives a moment.
        let [dmy, mdy, iso] = ordered;
        match (&bare, &dmy, &mdy) {
            (Ok(at), Ok(a), Ok(b)) => assert!(at == a && at == b, "{text:?}: {at} {a} {b}"),
            (Ok(at), Ok(one), Err(_)) | (Ok(at), Err(_), Ok(one)) => {
                assert_eq!(at, one, "{text:?}")
            }
            (Ok(_), Err(_), Err(_)) => panic!("{text:?} is read without an order only"),
            (Err(DateError::Ambiguous), a, b) => assert_ne!(a, b, "{text:?}"),
            (Err(_), a, b) => assert!(a.is_err() && b.is_err(), "{text:?}"),
        }
        if let Ok(at) = iso {
            assert_eq!(
                bare,
                Ok(at),
                "{text:?}: what begins with its year has one reading"
            );
        }
        // A text that shows its order is read in that order.
        if let DetectedOrder::Known(order) = DateOrder::detect([text])
            && let Ok(at) = &bare
        {
            assert_eq!(read(Some(order)).as_ref(), Ok(at), "{text:?}");
        }
    }
}

fn check_moment(at: Instant) {
    let written = at.to_string();
    let zone = Zone::named("Asia/Kolkata").expect("a zone of the database");
    for order in DateOrder::ALL
        .iter()
        .map(|order| Some(*order))
        .chain([None])
    {
        let rules = DateRules { order, zone };
        assert_eq!(rules.read(&written), Ok(at), "{written}");
    }
}
