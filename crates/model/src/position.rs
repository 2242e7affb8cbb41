//! Fractional text keys that order records among their siblings, so that a move changes one record only.

use fractional_index::FractionalIndex;

/// A key strictly between two neighbours; `None` stands for the end on that side.
/// Keys that are not in order (a damaged file) give a key after `after`.
pub fn between(after: Option<&str>, before: Option<&str>) -> String {
    let read = |key: &str| FractionalIndex::from_string(key).ok();
    let (low, high) = (after.and_then(read), before.and_then(read));
    let key = match (&low, &high) {
        (Some(low), Some(high)) => FractionalIndex::new_between(low, high)
            .unwrap_or_else(|| FractionalIndex::new_after(low)),
        (Some(low), None) => FractionalIndex::new_after(low),
        (None, Some(high)) => FractionalIndex::new_before(high),
        (None, None) => FractionalIndex::default(),
    };
    key.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_falls_between_its_neighbours_however_often() {
        let (mut low, high) = (
            between(None, None),
            between(Some(&between(None, None)), None),
        );
        for _ in 0..200 {
            let middle = between(Some(&low), Some(&high));
            assert!(low < middle && middle < high, "{low} < {middle} < {high}");
            low = middle;
        }
        assert!(between(None, Some(&low)) < low);
    }
}
