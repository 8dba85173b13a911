//! The sections of the dialog, each with an address.

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Reviewing and signing the draft.
    Sign,
    /// Checking a file.
    Check,
    /// The versions known here.
    History,
}

impl Section {
    /// Every section, in the order of the bar.
    pub const ALL: [Self; 3] = [Self::Sign, Self::Check, Self::History];

    /// The section that an address means.
    pub fn of(fragment: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|section| section.address() == fragment)
    }

    /// What stands behind the `#` of the address.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Check => "sign/check",
            Self::History => "sign/history",
        }
    }

    /// The name that tests find its link by.
    pub const fn test_id(self) -> &'static str {
        match self {
            Self::Sign => "section-sign",
            Self::Check => "section-check",
            Self::History => "section-history",
        }
    }

    /// What its link says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sign => "Review and sign",
            Self::Check => "Check a file",
            Self::History => "History",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn each_section_has_an_address_of_its_own() {
        for section in Section::ALL {
            assert_eq!(Section::of(section.address()), Some(section));
        }
        assert_eq!(Section::of("call=c-1"), None);
    }
}
