//! What two hands on a keyboard do and what their owner sees: to get about by keys, to answer, to read what is written there.

use anyhow::{Context, Result, bail};
use blueprint_tests::app::App;
use blueprint_tests::cli;
use blueprint_tests::launch::Launch;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The sample company, written in by somebody it is known to.
pub fn open(folder: &Path) -> Result<(App, PathBuf)> {
    let file = cli::sample(folder)?;
    let app = Launch::app().argument(&file).start()?;
    app.sees("have no answer yet")?;
    Ok((app, file))
}

/// What has the focus, as a person would name it.
pub fn focus(app: &App) -> Result<String> {
    let script = "const at = document.activeElement;
        const cell = document.getElementById(at?.getAttribute('aria-activedescendant') ?? '');
        return [at?.tagName, at?.getAttribute('role'), at?.getAttribute('aria-label') ?? at?.innerText,
          cell?.innerText].filter(Boolean).join(' ').slice(0, 200)";
    let named = app.execute(script, &[])?;
    Ok(named.as_str().unwrap_or_default().to_owned())
}

/// Waits until what has the focus is called so.
pub fn stands_on(app: &App, words: &str) -> Result<()> {
    app.wait(&format!("the focus on “{words}”"), |app| {
        Ok(focus(app)?.contains(words))
    })
    .with_context(|| format!("It is on {:?}", focus(app)))
}

/// Presses Tab until something of this name has the focus.
pub fn tab_to(app: &App, words: &str) -> Result<()> {
    press_to(app, "Tab", words)
}

/// Presses Shift and Tab until something of this name has the focus.
pub fn tab_back_to(app: &App, words: &str) -> Result<()> {
    press_to(app, "Shift+Tab", words)
}

/// Presses the arrow down until something of this name has the focus, as in a menu.
pub fn arrow_to(app: &App, words: &str) -> Result<()> {
    press_to(app, "ArrowDown", words)
}

fn press_to(app: &App, key: &str, words: &str) -> Result<()> {
    for _ in 0..120 {
        app.press(key)?;
        if focus(app)?.contains(words) {
            return Ok(());
        }
    }
    bail!("{key} does not lead to “{words}” but to {:?}", focus(app))
}

/// Presses one key after the other.
pub fn press(app: &App, keys: &[&str]) -> Result<()> {
    keys.iter().try_for_each(|key| app.press(key))
}

/// Answers who is writing, which is asked before the first write.
pub fn say_who(app: &App, name: &str) -> Result<()> {
    app.sees("Who is writing?")?;
    app.find("[role=dialog] input:focus")?;
    app.type_text(name)?;
    app.press("Enter")?;
    app.sees_no("Who is writing?")
}

/// Chooses the option that reads so, or begins so, in the list of choices that is called `label`.
pub fn choose(app: &App, label: &str, option: &str) -> Result<()> {
    let list = app.field(label)?;
    let script = "const [list, words] = arguments;
        const at = [...list.options].findIndex((one) => one.text.startsWith(words));
        if (at < 0) return [...list.options].map((one) => one.text).join(', ');
        list.selectedIndex = at;
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return null";
    let others = app.execute(script, &[list.argument(), json!(option)])?;
    if !others.is_null() {
        bail!("“{label}” has no {option:?} but {others}");
    }
    app.settle()
}

/// The text of the first element that matches `css`, empty while there is none.
pub fn reads(app: &App, css: &str) -> Result<String> {
    let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
    let text = app.execute(script, &[json!(css)])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Waits until the first element that matches `css` says all of `words`.
pub fn says(app: &App, css: &str, words: &[&str]) -> Result<()> {
    app.wait(&format!("{css} to say {words:?}"), |app| {
        let text = reads(app, css)?;
        Ok(words.iter().all(|one| text.contains(one)))
    })
    .with_context(|| format!("It says {:?}", reads(app, css)))
}

/// Waits until the first element that matches `css` does not say `words`, or is gone.
pub fn says_no(app: &App, css: &str, words: &str) -> Result<()> {
    app.wait(&format!("{css} to say {words:?} no more"), |app| {
        Ok(!reads(app, css)?.contains(words))
    })
    .with_context(|| format!("It says {:?}", reads(app, css)))
}

/// The words of the cell one stands on.
pub fn cell(app: &App) -> Result<String> {
    let script = "const grid = document.activeElement;
        return document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')?.innerText ?? ''";
    Ok(app
        .execute(script, &[])?
        .as_str()
        .unwrap_or_default()
        .trim()
        .to_owned())
}

/// Waits until the cell one stands on says so.
pub fn cell_is(app: &App, words: &str) -> Result<()> {
    app.wait(&format!("the cell to say “{words}”"), |app| {
        Ok(cell(app)?.contains(words))
    })
    .with_context(|| format!("It says {:?}", cell(app)))
}

/// The step that undo would take back now, as the frame names it.
pub fn last_step(app: &App) -> Result<String> {
    let frame = app.ask(&json!({ "ask": "frame" }))?;
    Ok(frame["page"]["undo"].to_string())
}

/// Whether nothing lies over the first element that matches, neither over its middle nor over its edges.
pub fn lies_free(app: &App, css: &str) -> Result<bool> {
    let script = "const found = document.querySelector(arguments[0]);
        const { left, right, top, bottom } = found.getBoundingClientRect();
        const seen = (x, y) => found.contains(document.elementFromPoint(x, y));
        return seen((left + right) / 2, (top + bottom) / 2) && seen(left + 4, top + 4) && seen(right - 4, bottom - 4)";
    Ok(app.execute(script, &[json!(css)])? == json!(true))
}
