//! Accessibility of the page as it stands, judged by axe-core inside the window.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::app::App;

/// One rule of WCAG that the page breaks.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The id of the rule, such as "color-contrast".
    pub rule: String,
    /// What is wrong, in axe-core's words.
    pub help: String,
    /// The elements concerned, as selectors.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}: {} ({})",
            self.rule,
            self.help,
            self.elements.join("; ")
        )
    }
}

/// Checks the page against WCAG 2.2 A and AA, and returns what it breaks.
///
/// # Errors
/// Fails when the Node packages are not installed, or axe-core does not run.
pub fn violations(app: &App) -> Result<Vec<Violation>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&file).with_context(|| {
        format!(
            "{} is missing; `cargo xtask test` installs it.",
            file.display()
        )
    })?;
    app.execute(&source, &[])?;
    let reply = app.execute_async(
        "const done = arguments[0];
         const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
         axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
           .then((result) => done(result.violations.map((one) => [
             one.id, one.help, one.nodes.map((node) => node.target.join(' ')) ])),
             (error) => done(String(error)))",
        &[],
    )?;
    let found = reply
        .as_array()
        .with_context(|| format!("axe-core failed: {reply}"))?;
    Ok(found.iter().map(read).collect())
}

/// Fails with the whole list when the page breaks any rule.
///
/// # Errors
/// As for [`violations`], and when there is one.
pub fn check(app: &App) -> Result<()> {
    let found = violations(app)?;
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    ensure!(
        found.is_empty(),
        "The page breaks accessibility rules:\n{}",
        list.join("\n")
    );
    Ok(())
}

fn read(found: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let elements = found[2]
        .as_array()
        .map(|all| all.iter().map(text).collect());
    Violation {
        rule: text(&found[0]),
        help: text(&found[1]),
        elements: elements.unwrap_or_default(),
    }
}
