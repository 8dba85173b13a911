//! Qualifiers of amounts.

use std::fmt;

/// A phrase beside an amount that changes its meaning but not its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Qualifier {
    /// “About”, “around”, `~`.
    About,
    /// “At least”, “from”, “a minimum of”, `+`.
    AtLeast,
    /// “Over”, “more than”.
    Over,
    /// “Up to”, “at most”, “a maximum of”.
    AtMost,
    /// “Under”, “less than”.
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
    /// In total for several months or years.
    OverTerm,
}

use Qualifier::{
    About, AtLeast, AtMost, ExcludingTax, IncludingTax, OneOff, Over, OverTerm, PerAgent, PerCall,
    PerDay, PerHour, PerLicence, PerMinute, PerMonth, PerPerson, PerProject, PerQuarter, PerSeat,
    PerSite, PerUnit, PerUser, PerWeek, PerYear, Under,
};

impl Qualifier {
    /// Every qualifier, in the order in which they are written.
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

    /// Returns the qualifier in words, which the reader reads back as the same qualifier.
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

    /// Returns true if the words go before an amount.
    #[must_use]
    pub const fn is_before(self) -> bool {
        matches!(self, About | AtLeast | Over | AtMost | Under)
    }

    /// Returns true for an amount per period or unit.
    pub(super) fn is_rate(self) -> bool {
        self.label().starts_with("per ")
    }

    /// Returns the bits of the mutually exclusive qualifiers to which this one belongs.
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

    /// Returns true if they include a qualifier.
    #[must_use]
    pub const fn has(self, qualifier: Qualifier) -> bool {
        self.0 & qualifier.bit() != 0
    }

    /// Returns the qualifiers that a finding reports: all but “about”.
    #[must_use]
    pub const fn reported(self) -> Self {
        Self(self.0 & !About.bit())
    }

    /// Returns the qualifiers in the order of [`Qualifier::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Qualifier> {
        let all = Qualifier::ALL.into_iter();
        all.filter(move |qualifier| self.has(*qualifier))
    }

    /// Adds a qualifier; returns `None` if it contradicts another, such as “per month” and “per year”.
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
