//! Reminders at their edges; what holds for any run of events is tried in `random`.

mod random;

use super::*;
use crate::duty::DutyKind;
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn duty(n: u128, due: &str, lead: u32) -> Duty {
    Duty {
        record: RecordId(Uuid::from_u128(n)),
        what: DutyKind::Step,
        due: due.parse().unwrap(),
        lead,
        owner: None,
    }
}

fn rules() -> Rules {
    Rules {
        repeat_days: None,
        ..Rules::default()
    }
}

/// What is said at each of these moments, in letters: ahead, due, again, overdue, many, digest.
fn said(state: &mut State, rules: &Rules, open: &[Duty], moments: &[&str]) -> String {
    let one = |moment: &&str| {
        let notices = tick(state, rules, open, at(moment));
        let letters = notices.iter().map(|notice| match notice {
            Notice::One(_, Why::Ahead) => 'a',
            Notice::One(_, Why::Due) => 'd',
            Notice::One(_, Why::Again) => 'g',
            Notice::One(_, Why::Overdue) => 'o',
            Notice::Many(_) => 'm',
            Notice::Digest { .. } => 'w',
        });
        let letters: String = letters.collect();
        if letters.is_empty() {
            "-".into()
        } else {
            letters
        }
    };
    moments.iter().map(one).collect()
}

#[test]
fn a_duty_is_notified_ahead_and_on_its_day_at_the_set_time_and_never_again() {
    let open = [duty(1, "2026-11-30", 7)];
    let moments = [
        "2026-11-22T23:59:00Z",
        "2026-11-23T08:59:59Z",
        "2026-11-23T09:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-30T08:59:00Z",
        "2026-11-30T09:00:00Z",
        "2026-11-30T09:01:00Z",
        "2026-12-30T09:00:00Z",
    ];
    assert_eq!(
        said(&mut State::default(), &rules(), &open, &moments),
        "--a--d--"
    );
}

#[test]
fn the_local_clock_decides_not_that_of_greenwich() {
    let open = [duty(1, "2026-11-30", 0)];
    let moments = ["2026-11-30T08:59:00+14:00", "2026-11-30T09:00:00-11:00"];
    assert_eq!(said(&mut State::default(), &rules(), &open, &moments), "-d");
}

#[test]
fn what_falls_into_quiet_hours_waits_for_their_end() {
    let quiet = Some(Quiet {
        from: "20:00".parse().unwrap(),
        to: "09:30".parse().unwrap(),
    });
    let rules = Rules { quiet, ..rules() };
    let open = [duty(1, "2026-11-30", 0)];
    let moments = [
        "2026-11-30T09:00:00Z",
        "2026-11-30T09:29:00Z",
        "2026-11-30T09:30:00Z",
    ];
    assert_eq!(said(&mut State::default(), &rules, &open, &moments), "--d");
}

#[test]
fn more_than_three_at_once_are_one_summary() {
    let three: Vec<Duty> = (1..=3).map(|n| duty(n, "2026-11-30", 0)).collect();
    let four: Vec<Duty> = (1..=4).map(|n| duty(n, "2026-11-30", 0)).collect();
    let moments = ["2026-12-04T10:00:00Z", "2026-12-04T10:01:00Z"];
    assert_eq!(
        said(&mut State::default(), &rules(), &three, &moments),
        "ddd-"
    );
    assert_eq!(said(&mut State::default(), &rules(), &four, &moments), "m-");
}

#[test]
fn an_overdue_duty_comes_again_at_the_chosen_interval() {
    let rules = Rules {
        repeat_days: Some(7),
        ..rules()
    };
    let open = [duty(1, "2026-11-30", 0)];
    let moments = [
        "2026-11-30T09:00:00Z",
        "2026-12-06T23:00:00Z",
        "2026-12-07T08:00:00Z",
        "2026-12-07T09:00:00Z",
        "2026-12-08T09:00:00Z",
        "2026-12-14T09:00:00Z",
    ];
    assert_eq!(
        said(&mut State::default(), &rules, &open, &moments),
        "d--o-o"
    );
}

#[test]
fn a_clock_that_was_a_year_ahead_does_not_silence_what_is_overdue() {
    let rules = Rules {
        repeat_days: Some(7),
        ..rules()
    };
    let open = [duty(1, "2026-11-30", 0)];
    let moments = [
        "2027-12-01T10:00:00Z",
        "2026-12-01T10:00:00Z",
        "2026-12-02T10:00:00Z",
    ];
    assert_eq!(said(&mut State::default(), &rules, &open, &moments), "do-");
}

#[test]
fn what_is_put_off_comes_again_once() {
    let mut state = State::default();
    let open = [duty(1, "2026-11-19", 0)];
    assert_eq!(
        said(&mut state, &rules(), &open, &["2026-11-19T09:00:00Z"]),
        "d"
    );
    state.snooze(
        &open[0].key(),
        Some(Until::an_hour_from(at("2026-11-19T09:05:00Z"))),
    );
    let moments = [
        "2026-11-19T10:04:00Z",
        "2026-11-19T10:05:00Z",
        "2026-11-19T10:06:00Z",
    ];
    assert_eq!(said(&mut state, &rules(), &open, &moments), "-g-");
    let today = open[0].due;
    state.snooze(&open[0].key(), Some(Until::next_monday(today)));
    let moments = [
        "2026-11-23T08:00:00Z",
        "2026-11-23T09:00:00Z",
        "2026-11-24T09:00:00Z",
    ];
    assert_eq!(said(&mut state, &rules(), &open, &moments), "-g-");
}

#[test]
fn finishing_ends_what_was_put_off_and_another_day_begins_anew() {
    let mut state = State::default();
    let (open, moved) = ([duty(1, "2026-11-19", 0)], [duty(1, "2026-11-20", 0)]);
    let tomorrow = Until::tomorrow(open[0].due);
    let now = at("2026-11-19T09:00:00Z");
    tick(&mut state, &rules(), &open, now);
    state.snooze(&open[0].key(), Some(tomorrow));
    let key = open[0].key().to_string();
    assert_eq!(state.snoozed(&key, &rules(), now), Some(tomorrow));
    tick(&mut state, &rules(), &[], now);
    assert_eq!(state.snoozed(&key, &rules(), now), None);
    // Opened again it was notified already; with another day it is another occurrence.
    assert_eq!(tick(&mut state, &rules(), &open, now), []);
    let day_after = "2026-11-20T09:00:00Z";
    assert_eq!(said(&mut state, &rules(), &moved, &[day_after]), "d");
}

#[test]
fn a_pause_ends_tomorrow_also_when_the_clock_was_wrong() {
    let mut state = State::default();
    let open = [duty(1, "2026-11-19", 0)];
    state.pause(true, "2026-11-19".parse().unwrap());
    let moments = ["2026-11-19T10:00:00Z", "2026-11-20T00:00:00Z"];
    assert_eq!(said(&mut state, &rules(), &open, &moments), "-d");
    state.pause(true, "2031-01-01".parse().unwrap());
    assert!(!state.is_paused("2026-11-21".parse().unwrap()));
}

#[test]
fn the_digest_comes_once_in_a_week_or_when_the_week_goes_on() {
    let rules = Rules {
        digest: Some(DigestDay::Monday),
        ..rules()
    };
    let open = [duty(1, "2026-12-31", 0), duty(2, "2026-12-04", 0)];
    let moments = [
        "2026-11-26T10:00:00Z", // set on a Thursday: begins next week
        "2026-11-30T08:59:00Z",
        "2026-11-30T09:00:00Z",
        "2026-11-30T09:01:00Z",
        "2026-12-06T10:00:00Z", // the step of the 4th, and no second digest
        "2026-12-08T10:00:00Z", // the computer was off on Monday
        "2026-11-30T10:00:00Z", // the clock goes back
        "2026-12-08T11:00:00Z",
    ];
    let mut state = State::default();
    assert_eq!(said(&mut state, &rules, &open, &moments), "--w-dw--");
    // Nothing to do, nothing to say.
    let calm = [duty(1, "2027-03-01", 0)];
    assert_eq!(
        said(&mut state, &rules, &calm, &["2026-12-14T10:00:00Z"]),
        "-"
    );
}

#[test]
fn only_the_duties_of_the_chosen_person_are_notified_and_counted() {
    let me = RecordId(Uuid::from_u128(9));
    let mine = Duty {
        owner: Some(me),
        ..duty(1, "2026-11-19", 0)
    };
    let open = [mine, duty(2, "2026-11-19", 0)];
    let rules = Rules {
        person: Some(me),
        ..rules()
    };
    let now = at("2026-11-19T09:00:00Z");
    let mut state = State::default();
    assert_eq!(count(&state, &rules, &open, now), 1);
    assert_eq!(
        tick(&mut state, &rules, &open, now),
        [Notice::One(mine, Why::Due)]
    );
    state.snooze(&mine.key(), Some(Until::tomorrow(mine.due)));
    assert_eq!(count(&state, &rules, &open, now), 0);
}

#[test]
fn times_are_read_strictly_and_quiet_hours_may_pass_midnight() {
    for text in ["9:00", "24:00", "09:60", "0900", "", "+9:00", "09:00:00"] {
        assert!(text.parse::<Clock>().is_err(), "{text}");
    }
    let quiet = |from: &str, to: &str| Quiet {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    };
    let covered = |quiet: Quiet, time: &str| quiet.covers(time.parse().unwrap());
    assert!(covered(quiet("22:00", "07:00"), "22:00"));
    assert!(covered(quiet("22:00", "07:00"), "06:59"));
    assert!(!covered(quiet("22:00", "07:00"), "07:00"));
    assert!(!covered(quiet("09:00", "09:00"), "09:00"));
}
