//! Counts tests over all runners, by the closing lines they print.

/// How many tests passed, failed, and were left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that a mark in the source kept from running.
    pub left_out: usize,
}

impl Tally {
    /// Adds the counts of `line` when it closes a run of cargo ("test result: ok. 3 passed; 0 failed; 1
    /// ignored; ...") or of vitest ("Tests  1 failed | 3 passed | 1 skipped (5)").
    pub fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim_start();
        if !line.starts_with("test result:") && !line.starts_with("Tests  ") {
            return;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            let [count, word] = pair else { continue };
            let Ok(count) = count.parse::<usize>() else {
                continue;
            };
            match word.trim_end_matches(';') {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" | "skipped" | "todo" => self.left_out += count,
                _ => {}
            }
        }
    }

    /// Adds the counts of another run.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.left_out += other.left_out;
    }
}

/// The line without the escape sequences that colour it.
fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line.chars();
    while let Some(letter) = rest.next() {
        if letter == '\u{1b}' {
            let _ = rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn sums_over_cargo_and_vitest() {
        let seen = tally(&[
            "running 3 tests",
            "test result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; 9 filtered out; finished in 0.1s",
            " Test Files  1 failed | 2 passed (3)",
            "      Tests  1 failed | 11 passed | 2 skipped (14)",
        ]);

        assert_eq!(
            seen,
            Tally {
                passed: 13,
                failed: 2,
                left_out: 6
            }
        );
    }

    #[test]
    fn colours_do_not_hide_the_count() {
        let seen = tally(&[
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m (7)",
        ]);

        assert_eq!(seen.passed, 7);
    }

    #[test]
    fn what_a_test_prints_is_not_counted() {
        assert_eq!(tally(&["3 passed", "it says 5 failed"]), Tally::default());
    }
}
