//! Sentences that present the evidence.

use super::{Cause, Doubt, Evidence, Load};

impl Cause {
    /// Describes the cause in a sentence.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Criteria => {
                "The figures suggest the criteria: more handoffs than before, and fewer of those answered in \
                 time were booked. Look at the trigger's thresholds."
            }
            Self::TooFewAes => {
                "The figures suggest capacity: more handoffs for each AE than before, and no sign that they were \
                 worse. Look at the number of AEs."
            }
            Self::Scheduling => {
                "The figures suggest capacity: no more handoffs for each AE than before, yet late. Look at hours \
                 and scheduling."
            }
            Self::Unclear(doubt) => doubt.describe(),
        }
    }
}

impl Doubt {
    /// Describes the reason in a sentence.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::NothingToCompare => {
                "The cause is unclear: there are too few earlier weeks to compare with."
            }
            Self::TooEarly => {
                "The cause is unclear as yet: there are more handoffs than before, and the latest have had too \
                 few days to be booked."
            }
            Self::TooFewMet => {
                "The cause is unclear: there are more handoffs than before, and too few were answered in time \
                 to compare the results."
            }
            Self::NoChange => {
                "The cause is unclear because nothing has changed: the weeks before were as late, with \
                 as many handoffs."
            }
        }
    }
}

impl Evidence {
    /// Returns the cause and its evidence, a sentence each.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let Self {
            days, weeks_before, ..
        } = self;
        vec![
            self.cause.describe().to_owned(),
            format!(
                "Load: {} in {}, {} in the {weeks_before} weeks before.",
                self.load.describe(),
                self.week,
                self.load_before.describe()
            ),
            format!(
                "Booked within {days} days, of those answered in time: {}, before that {}.",
                self.booked_of_met, self.booked_of_met_before
            ),
            format!("Breached in the weeks before: {}.", self.breach_rate_before),
        ]
    }
}

impl Load {
    fn describe(self) -> String {
        match self.per_ae_hundredths() {
            Some(n) => format!("{}.{} handoffs an AE and week", n / 100, n % 100 / 10),
            None => format!("{} handoffs and no AE", self.handoffs),
        }
    }
}
