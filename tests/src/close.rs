//! Closing a window as its own button does: the message that a window manager sends, on a display without one.

use anyhow::{Context, Result, ensure};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};

/// Asks the window on `display` to close.
///
/// # Errors
/// Fails when no window there can be asked.
pub(crate) fn ask(display: &str) -> Result<()> {
    let (connection, screen) = x11rb::connect(Some(display))?;
    let atom = |name: &str| -> Result<u32> {
        Ok(connection
            .intern_atom(false, name.as_bytes())?
            .reply()?
            .atom)
    };
    let (protocols, delete) = (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?);
    let root = connection
        .setup()
        .roots
        .get(screen)
        .context("There is no screen.")?
        .root;
    let listens = |window: Window| -> Result<bool> {
        let seen =
            connection.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
        let property = connection
            .get_property(false, window, protocols, AtomEnum::ATOM, 0, 16)?
            .reply()?;
        Ok(seen
            && property
                .value32()
                .is_some_and(|mut all| all.any(|one| one == delete)))
    };
    let mut asked = 0;
    for window in connection.query_tree(root)?.reply()?.children {
        // A window may go between two of these questions.
        if listens(window).unwrap_or(false) {
            let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            connection.send_event(false, window, EventMask::NO_EVENT, message)?;
            asked += 1;
        }
    }
    connection.flush()?;
    ensure!(asked == 1, "{asked} windows can be asked to close.");
    // The answer to a question says that what went before it has arrived.
    connection.get_input_focus()?.reply()?;
    Ok(())
}
