//! Fractional text keys that order records among their siblings, so that a move changes one record only.
//!
//! A key is hexadecimal bytes that do not end with a zero byte, compared as text. Keys given at the end are a counter with its
//! length before it, so that they stay short however many records are added.

/// A key strictly between two neighbours; `None` stands for the end on that side.
/// Keys that are not in order (a damaged file) give a key after `after`.
pub fn between(after: Option<&str>, before: Option<&str>) -> String {
    let (low, high) = (after.and_then(bytes), before.and_then(bytes));
    let key = match (low, high) {
        (Some(low), Some(high)) if low < high => middle(&low, Some(&high)),
        (Some(low), _) => appended(&low),
        (None, Some(high)) => middle(&[], Some(&high)),
        (None, None) => vec![0x80],
    };
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(key: &str) -> Option<Vec<u8>> {
    let pairs = key.as_bytes().chunks(2).map(|pair| {
        std::str::from_utf8(pair)
            .ok()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
    });
    let mut bytes: Vec<u8> = pairs.collect::<Option<_>>()?;
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    (!bytes.is_empty()).then_some(bytes)
}

/// The next key of the counter after `low`.
fn appended(low: &[u8]) -> Vec<u8> {
    let length = usize::from(low[0].saturating_sub(0x80)).min(15);
    let digits = (1..=length).map(|at| low.get(at).copied().unwrap_or(0));
    let count = digits.fold(0_u128, |count, digit| count << 8 | u128::from(digit)) + 1;
    let digits: Vec<u8> = count
        .to_be_bytes()
        .into_iter()
        .skip_while(|digit| *digit == 0)
        .collect();
    let mut key = vec![0x80 + digits.len() as u8];
    key.extend(digits);
    // No key ends with a zero.
    key.push(0x80);
    if key.as_slice() > low {
        key
    } else {
        middle(low, None)
    }
}

/// A key between two that are in order; `high` stands for the end when absent.
fn middle(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    if let Some(high) = high {
        let shared = high
            .iter()
            .enumerate()
            .take_while(|(at, byte)| low.get(*at).copied().unwrap_or(0) == **byte)
            .count();
        if shared > 0 && shared < high.len() {
            let mut key = high[..shared].to_vec();
            key.extend(middle(
                low.get(shared..).unwrap_or_default(),
                Some(&high[shared..]),
            ));
            return key;
        }
    }
    let first = u16::from(low.first().copied().unwrap_or(0));
    let last = high.map_or(256, |high| u16::from(high[0]));
    if last > first + 1 {
        return vec![u8::try_from(first.midpoint(last)).unwrap_or(u8::MAX)];
    }
    match high {
        Some(high) if high.len() > 1 => vec![high[0]],
        _ => {
            let mut key = vec![low.first().copied().unwrap_or(0)];
            key.extend(middle(low.get(1..).unwrap_or_default(), None));
            key
        }
    }
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

    #[test]
    fn a_thousand_keys_at_the_front_and_between_them_stay_in_order() {
        let mut keys = vec![between(None, None)];
        for _ in 0..1_000 {
            let first = between(None, Some(&keys[0]));
            assert!(first < keys[0]);
            let second = between(Some(&first), Some(&keys[0]));
            assert!(
                first < second && second < keys[0],
                "{first} < {second} < {}",
                keys[0]
            );
            keys.splice(0..0, [first, second]);
        }
    }

    #[test]
    fn keys_at_the_end_stay_short() {
        let mut last = between(None, None);
        for _ in 0..100_000 {
            let next = between(Some(&last), None);
            assert!(last < next, "{last} < {next}");
            last = next;
        }
        assert_eq!(last.len(), 10, "{last}");
    }

    #[test]
    fn keys_that_are_not_in_order_give_one_after_the_first() {
        assert!(between(Some("8105"), Some("80")).as_str() > "8105");
        assert_eq!(between(Some("not a key"), None), "80");
    }
}
