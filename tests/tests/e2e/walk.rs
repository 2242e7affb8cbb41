//! How a person gets about on a page by keys: to what has a name, and what is written there.

use anyhow::{Context, Result, bail};
use blueprint_tests::app::App;
use serde_json::json;

/// What has the focus, as a person would name it.
pub fn focus(app: &App) -> Result<String> {
    let script = "const at = document.activeElement;
        return [at?.tagName, at?.getAttribute('role'), at?.getAttribute('aria-label') ?? at?.innerText]
          .filter(Boolean).join(' ').slice(0, 200)";
    let named = app.execute(script, &[])?;
    Ok(named.as_str().unwrap_or_default().to_owned())
}

/// Waits until what is called so has the focus.
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

/// Answers who is writing, which is asked at the first edit.
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
