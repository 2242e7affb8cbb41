//! The table `template`: templates of a user's own folder that this workbook uses.

use crate::Result;
use blueprint_model::catalogue::TemplateFile;
use rusqlite::Connection;

/// All of them, by path.
pub(crate) fn list(conn: &Connection) -> Result<Vec<TemplateFile>> {
    let mut statement = conn.prepare("SELECT path, text FROM template ORDER BY path")?;
    let rows = statement.query_map([], |row| {
        Ok(TemplateFile {
            path: row.get(0)?,
            text: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes one, in place of the one at its path.
pub(crate) fn put(conn: &Connection, file: &TemplateFile) -> Result<()> {
    let sql = "INSERT INTO template(path, text) VALUES (?1, ?2) ON CONFLICT(path) DO UPDATE SET text = ?2";
    conn.execute(sql, [&file.path, &file.text])?;
    Ok(())
}
