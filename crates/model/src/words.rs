//! Numbers, counts and distances in time as a reader expects them in an English sentence.

use crate::day::Day;

const SMALL: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// A count as a word up to twelve, as digits with thousands separators above; zero reads `no`.
pub fn count(n: usize) -> String {
    SMALL
        .get(n)
        .map_or_else(|| thousands(n as i64), |word| (*word).to_owned())
}

/// A count with its noun: `one finding`, `three findings`.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { many })
}

/// The first letter made upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The first letter made lower case, to go on in a sentence; a name in capitals, such as `DR test`, stays as it is.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    if chars.clone().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

/// A noun with its article: `a review`, `an edition`, `an MVP`, `a DR test`, `a unit`, `an hour`. Goes by how the first
/// word sounds as far as its letters tell; a word in capitals is spelt out.
pub fn a(noun: &str) -> String {
    let word: String = noun.chars().take_while(|c| c.is_alphanumeric()).collect();
    let spelt = word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
        || word
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let first = word.chars().next();
    let vowel = if spelt {
        first.is_some_and(|c| "AEFHILMNORSX8".contains(c))
    } else {
        let word = word.to_lowercase();
        let begins = |with: &[&str]| with.iter().any(|with| word.starts_with(with));
        first.is_some_and(|c| "aeiouAEIOU8".contains(c))
            && !begins(&["uni", "use", "usa", "uti", "eu", "one", "once"])
            || begins(&["hour", "honest", "honour", "heir"])
    };
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// The same at the beginning of a sentence: `An edition`.
pub fn a_first(noun: &str) -> String {
    capitalised(&a(noun))
}

/// Digits grouped in threes by commas: `1,318`.
pub fn thousands(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::from(if n < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Names in a row: `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// How far a due day lies from today: `overdue 6 days`, `today`, `tomorrow`, `in 9 days`.
pub fn due(day: Day, today: Day) -> String {
    match today.days_until(day) {
        -1 => "overdue 1 day".to_owned(),
        n if n < 0 => format!("overdue {} days", -n),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n => format!("in {n} days"),
    }
}

/// A history hash in groups of four, the first `groups` of them.
pub fn hash_groups(hex: &str, groups: usize) -> String {
    let all: Vec<&str> = (0..hex.len() / 4)
        .take(groups)
        .filter_map(|i| hex.get(i * 4..i * 4 + 4))
        .collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words_up_to_twelve() {
        assert_eq!(counted(0, "gap", "gaps"), "no gaps");
        assert_eq!(counted(1, "gap", "gaps"), "one gap");
        assert_eq!(count(13), "13");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(-123), "-123");
    }

    #[test]
    fn articles_follow_the_sound() {
        for (noun, with) in [
            ("access review", "an access review"),
            ("piece of evidence", "a piece of evidence"),
            ("edition", "an edition"),
            ("MVP", "an MVP"),
            ("DR test", "a DR test"),
            ("SLO", "an SLO"),
            ("URL", "a URL"),
            ("A/B test", "an A/B test"),
            ("unit", "a unit"),
            ("user story", "a user story"),
            ("unlabelled thing", "an unlabelled thing"),
            ("one-pager", "a one-pager"),
            ("hour", "an hour"),
            ("hand-over", "a hand-over"),
            ("8-hour shift", "an 8-hour shift"),
        ] {
            assert_eq!(a(noun), with);
        }
        assert_eq!(a_first("action"), "An action");
    }

    #[test]
    fn due_words_at_their_edges() {
        let today: Day = "2028-02-28".parse().unwrap();
        let words = |n| due(today.plus_days(n), today);
        assert_eq!(
            [words(-2), words(-1), words(0), words(1), words(2)],
            [
                "overdue 2 days",
                "overdue 1 day",
                "today",
                "tomorrow",
                "in 2 days"
            ]
        );
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
