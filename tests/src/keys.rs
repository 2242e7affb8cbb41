//! Keyboard shortcuts in the words of the manual ("Control+Shift+z"), as WebDriver actions.

use serde_json::{Value, json};

/// The actions that hold all but the last key of `shortcut`, press the last, and let go in reverse.
#[must_use]
pub fn actions(shortcut: &str) -> Value {
    let keys: Vec<String> = split(shortcut).into_iter().map(code).collect();
    let down = keys
        .iter()
        .map(|key| json!({ "type": "keyDown", "value": key }));
    let up = keys
        .iter()
        .rev()
        .map(|key| json!({ "type": "keyUp", "value": key }));
    let steps: Vec<Value> = down.chain(up).collect();
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] })
}

/// "Control++" is Control and the plus key.
fn split(shortcut: &str) -> Vec<&str> {
    match shortcut.strip_suffix("++") {
        Some(held) => held.split('+').chain(["+"]).collect(),
        None if shortcut == "+" => vec!["+"],
        None => shortcut.split('+').collect(),
    }
}

/// The code points that the WebDriver standard sets aside for keys without a character.
fn code(key: &str) -> String {
    let code = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "Left" | "ArrowLeft" => '\u{E012}',
        "Up" | "ArrowUp" => '\u{E013}',
        "Right" | "ArrowRight" => '\u{E014}',
        "Down" | "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "F1" => '\u{E031}',
        "F2" => '\u{E032}',
        "F6" => '\u{E036}',
        other => return other.to_owned(),
    };
    code.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_lets_go_in_reverse() {
        let actions = actions("Control+z");

        let steps = actions["actions"][0]["actions"].as_array().unwrap();
        let values: Vec<_> = steps
            .iter()
            .filter_map(|step| step["value"].as_str())
            .collect();
        assert_eq!(values, ["\u{E009}", "z", "z", "\u{E009}"]);
    }

    #[test]
    fn the_plus_key_can_be_part_of_a_shortcut() {
        assert_eq!(split("Control++"), ["Control", "+"]);
        assert_eq!(split("+"), ["+"]);
    }
}
