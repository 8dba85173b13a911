//! A hash set of bit sets that supports insertion only.

use super::bits::Bits;

/// Sets that were met, by their hash. A walk can meet tens of thousands, too many for [`crate::document::sorted::SortedSet`].
#[derive(Default)]
pub(super) struct Seen {
    /// At most half full; a power of two.
    places: Vec<Option<Bits>>,
    count: usize,
}

impl Seen {
    /// Adds a set; `false` if it is in already.
    pub(super) fn insert(&mut self, bits: &Bits) -> bool {
        if self.count * 2 >= self.places.len() {
            self.grow();
        }
        let mut at = self.start(bits);
        while let Some(place) = self.places.get_mut(at) {
            match place {
                Some(known) if known == bits => return false,
                Some(_) => at = (at + 1) & (self.places.len() - 1),
                None => {
                    *place = Some(bits.clone());
                    self.count += 1;
                    return true;
                }
            }
        }
        true
    }

    fn start(&self, bits: &Bits) -> usize {
        let mask = self.places.len().saturating_sub(1);
        usize::try_from(bits.hash() >> 32).unwrap_or_default() & mask
    }

    fn grow(&mut self) {
        let larger = (self.places.len() * 2).max(8);
        let old = std::mem::replace(&mut self.places, vec![None; larger]);
        for bits in old.into_iter().flatten() {
            let mut at = self.start(&bits);
            while self.places.get(at).is_some_and(Option::is_some) {
                at = (at + 1) & (larger - 1);
            }
            if let Some(place) = self.places.get_mut(at) {
                *place = Some(bits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_is_new_once() {
        let mut seen = Seen::default();
        for round in [true, false] {
            for n in 0..500 {
                let mut bits = Bits::none(200);
                bits.insert(n % 200);
                bits.insert(n * 7 % 193);
                bits.insert(n / 3);
                let expected = round
                    && (0..n).all(|m| {
                        let mut other = Bits::none(200);
                        other.insert(m % 200);
                        other.insert(m * 7 % 193);
                        other.insert(m / 3);
                        other != bits
                    });
                assert_eq!(seen.insert(&bits), expected, "{n}");
            }
        }
    }
}
