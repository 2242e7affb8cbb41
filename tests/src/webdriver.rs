//! A small blocking client of the WebDriver protocol: requests, replies and errors, nothing about screens.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use crate::deadline::wait_for;

/// An answer may take this long: the first one waits for the app's window.
const REQUEST_LIMIT: Duration = Duration::from_secs(60);
const LARGEST_REPLY: u64 = 64 * 1024 * 1024;

/// One session: one running app under remote control.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    url: String,
}

impl Session {
    /// Waits for the driver at `driver_url`, then has it start `binary` with `arguments`.
    ///
    /// # Errors
    /// Fails when the driver does not answer or the app shows no window within a minute.
    pub fn start(driver_url: &str, binary: &Path, arguments: &[String]) -> Result<Self> {
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(REQUEST_LIMIT))
            .http_status_as_error(false)
            .build()
            .into();
        wait_for("the WebDriver to listen", Duration::from_secs(10), || {
            Ok(agent.get(format!("{driver_url}/status")).call().ok())
        })?;
        let options = json!({ "binary": binary, "args": arguments });
        let wish = json!({
            "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } }
        });
        let mut session = Self {
            agent,
            url: format!("{driver_url}/session"),
        };
        let reply = session
            .post("", &wish)
            .with_context(|| format!("{} showed no window.", binary.display()))?;
        let id = reply["sessionId"]
            .as_str()
            .context("The WebDriver gave no session id.")?;
        session.url = format!("{driver_url}/session/{id}");
        Ok(session)
    }

    /// Sends a command with a body.
    ///
    /// # Errors
    /// Fails when the driver is gone, or with its own words when it refuses.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        answer(self.agent.post(self.address(path)).send_json(body))
    }

    /// Asks for something.
    ///
    /// # Errors
    /// As for [`Session::post`].
    pub fn get(&self, path: &str) -> Result<Value> {
        answer(self.agent.get(self.address(path)).call())
    }

    /// Ends something; the empty path ends the session and with it the app.
    ///
    /// # Errors
    /// As for [`Session::post`].
    pub fn delete(&self, path: &str) -> Result<Value> {
        answer(self.agent.delete(self.address(path)).call())
    }

    fn address(&self, path: &str) -> String {
        let slash = if path.is_empty() { "" } else { "/" };
        format!("{}{slash}{path}", self.url)
    }
}

fn answer(reply: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let mut reply = reply.context("The WebDriver did not answer; has the app crashed?")?;
    let text = reply
        .body_mut()
        .with_config()
        .limit(LARGEST_REPLY)
        .read_to_string()?;
    let mut body: Value = serde_json::from_str(&text).context("The WebDriver spoke no JSON.")?;
    let value = body["value"].take();
    if let Some(error) = value["error"].as_str() {
        bail!(
            "{error}: {}",
            value["message"].as_str().unwrap_or("no message")
        );
    }
    Ok(value)
}
