//! One element on the page and what a person can do with it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::webdriver::Session;

/// The key under which WebDriver passes a reference to an element.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that was on the page when it was found.
#[derive(Debug)]
pub struct Element<'a> {
    session: &'a Session,
    id: String,
}

impl<'a> Element<'a> {
    /// Reads the reference that a script or a search returned; `None` when it found nothing.
    #[must_use]
    pub fn from_reply(session: &'a Session, reply: &Value) -> Option<Self> {
        let id = reply[REFERENCE].as_str()?.to_owned();
        Some(Self { session, id })
    }

    /// This element as an argument for a script.
    #[must_use]
    pub fn argument(&self) -> Value {
        json!({ REFERENCE: self.id })
    }

    /// Scrolls to the middle of it and presses the mouse there.
    ///
    /// # Errors
    /// Fails when it is gone, hidden, or covered by something else.
    pub fn click(&self) -> Result<()> {
        self.post("click", &json!({})).map(drop)
    }

    /// Types `text` at the caret.
    ///
    /// # Errors
    /// Fails when it is gone or takes no typing.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.post("value", &json!({ "text": text })).map(drop)
    }

    /// Empties a field, then types `text`.
    ///
    /// # Errors
    /// Fails when it is gone or is no editable field.
    pub fn fill(&self, text: &str) -> Result<()> {
        self.post("clear", &json!({}))?;
        self.type_text(text)
    }

    /// The text as it is shown.
    ///
    /// # Errors
    /// Fails when it is gone.
    pub fn text(&self) -> Result<String> {
        string(&self.get("text")?)
    }

    /// What a field holds.
    ///
    /// # Errors
    /// Fails when it is gone or is no field.
    pub fn value(&self) -> Result<String> {
        string(&self.property("value")?)
    }

    /// An attribute; `None` when it is absent.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .get(&format!("attribute/{name}"))?
            .as_str()
            .map(str::to_owned))
    }

    /// A property of the DOM object.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.get(&format!("property/{name}"))
    }

    /// Whether it can be seen.
    ///
    /// # Errors
    /// Fails when it is gone.
    pub fn is_shown(&self) -> Result<bool> {
        Ok(self.get("displayed")?.as_bool().unwrap_or(false))
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.session.get(&format!("element/{}/{path}", self.id))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.session
            .post(&format!("element/{}/{path}", self.id), body)
    }
}

fn string(reply: &Value) -> Result<String> {
    Ok(reply
        .as_str()
        .context("The element has no such text.")?
        .to_owned())
}
