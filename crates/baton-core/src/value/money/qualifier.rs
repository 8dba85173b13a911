//! Words beside an amount that change what it means.

use std::fmt;

/// A word beside an amount that changes what it means, but not the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Qualifier {
    /// About, around, `~`.
    About,
    /// At least, from, a minimum of, `+`.
    AtLeast,
    /// Over, more than.
    Over,
    /// Up to, at most, a maximum of.
    AtMost,
    /// Under, less than.
    Under,
    /// For each year.
    PerYear,
    /// For each quarter.
    PerQuarter,
    /// For each month.
    PerMonth,
    /// For each week.
    PerWeek,
    /// For each day.
    PerDay,
    /// For each hour.
    PerHour,
    /// For each seat.
    PerSeat,
    /// For each user.
    PerUser,
    /// For each licence.
    PerLicence,
    /// For each person.
    PerPerson,
    /// For each agent.
    PerAgent,
    /// For each site.
    PerSite,
    /// For each unit.
    PerUnit,
    /// For each project.
    PerProject,
    /// For each call.
    PerCall,
    /// For each minute.
    PerMinute,
    /// Without tax.
    ExcludingTax,
    /// With tax.
    IncludingTax,
    /// Paid once.
    OneOff,
    /// For several months or years together.
    OverTerm,
}

use Qualifier::{
    About, AtLeast, AtMost, ExcludingTax, IncludingTax, OneOff, Over, OverTerm, PerAgent, PerCall,
    PerDay, PerHour, PerLicence, PerMinute, PerMonth, PerPerson, PerProject, PerQuarter, PerSeat,
    PerSite, PerUnit, PerUser, PerWeek, PerYear, Under,
};

impl Qualifier {
    /// Every qualifier, in the order in which a written amount has them.
    pub const ALL: [Self; 25] = [
        About,
        AtLeast,
        Over,
        AtMost,
        Under,
        PerSeat,
        PerUser,
        PerLicence,
        PerPerson,
        PerAgent,
        PerSite,
        PerUnit,
        PerProject,
        PerCall,
        PerMinute,
        PerHour,
        PerDay,
        PerWeek,
        PerMonth,
        PerQuarter,
        PerYear,
        ExcludingTax,
        IncludingTax,
        OneOff,
        OverTerm,
    ];

    /// The words that a person would say; the reader reads them as the same qualifier.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            About => "about",
            AtLeast => "at least",
            Over => "over",
            AtMost => "up to",
            Under => "under",
            PerYear => "per year",
            PerQuarter => "per quarter",
            PerMonth => "per month",
            PerWeek => "per week",
            PerDay => "per day",
            PerHour => "per hour",
            PerSeat => "per seat",
            PerUser => "per user",
            PerLicence => "per licence",
            PerPerson => "per person",
            PerAgent => "per agent",
            PerSite => "per site",
            PerUnit => "per unit",
            PerProject => "per project",
            PerCall => "per call",
            PerMinute => "per minute",
            ExcludingTax => "excluding tax",
            IncludingTax => "including tax",
            OneOff => "one-off",
            OverTerm => "over the term",
        }
    }

    /// Returns true for words that stand before an amount.
    #[must_use]
    pub const fn is_before(self) -> bool {
        matches!(self, About | AtLeast | Over | AtMost | Under)
    }

    /// Returns true for an amount for each period or unit.
    pub(super) fn is_rate(self) -> bool {
        self.label().starts_with("per ")
    }

    /// Qualifiers of which an amount has at most one.
    const fn group(self) -> u32 {
        let mut mask = 0;
        let mut rest = match self {
            AtLeast | Over | AtMost | Under => [AtLeast, Over, AtMost, Under].as_slice(),
            PerYear | PerQuarter | PerMonth | PerWeek | PerDay | PerHour => {
                [PerYear, PerQuarter, PerMonth, PerWeek, PerDay, PerHour].as_slice()
            }
            PerSeat | PerUser | PerLicence | PerPerson | PerAgent | PerSite | PerUnit
            | PerProject | PerCall | PerMinute => [
                PerSeat, PerUser, PerLicence, PerPerson, PerAgent, PerSite, PerUnit, PerProject,
                PerCall, PerMinute,
            ]
            .as_slice(),
            ExcludingTax | IncludingTax => [ExcludingTax, IncludingTax].as_slice(),
            About | OneOff | OverTerm => [].as_slice(),
        };
        while let [first, others @ ..] = rest {
            mask |= first.bit();
            rest = others;
        }
        mask
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The qualifiers of one amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Qualifiers(u32);

impl Qualifiers {
    /// No qualifiers.
    pub const NONE: Self = Self(0);

    /// Returns true if there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns true if a qualifier is among them.
    #[must_use]
    pub const fn has(self, qualifier: Qualifier) -> bool {
        self.0 & qualifier.bit() != 0
    }

    /// Those that a finding reports: all but “about”, which leaves the number as it is.
    #[must_use]
    pub const fn reported(self) -> Self {
        Self(self.0 & !About.bit())
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Qualifier> {
        let all = Qualifier::ALL.into_iter();
        all.filter(move |qualifier| self.has(*qualifier))
    }

    /// With one more; `None` if the two contradict each other, such as “per month” and “per year”.
    pub(super) const fn with(self, qualifier: Qualifier) -> Option<Self> {
        let others = qualifier.group() & !qualifier.bit();
        if self.0 & others == 0 {
            Some(Self(self.0 | qualifier.bit()))
        } else {
            None
        }
    }
}

impl fmt::Display for Qualifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, qualifier) in self.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}“{}”", qualifier.label())?;
        }
        Ok(())
    }
}
