//! Duties that are put off on this computer, marked on the pages that list them. It is not in the file, so no page knows.

use crate::{
    Workbook,
    contract::{CalendarPage, DutyRow, Reply},
};

/// Says beside each duty until when it is put off here.
pub(crate) fn mark(workbook: &Workbook, mut reply: Reply) -> Reply {
    if !workbook.puts_off_anything() {
        return reply;
    }
    let rows: Vec<&mut DutyRow> = match &mut reply {
        Reply::Home(page) => page.due.iter_mut().collect(),
        Reply::Pillar(page) => page.due.iter_mut().collect(),
        Reply::Calendar(page) => of_calendar(page),
        _ => Vec::new(),
    };
    for row in rows {
        row.snoozed = workbook.put_off(&row.key).map(str::to_owned);
    }
    reply
}

fn of_calendar(page: &mut CalendarPage) -> Vec<&mut DutyRow> {
    let lists = [
        &mut page.overdue,
        &mut page.today_rows,
        &mut page.week,
        &mut page.month,
        &mut page.escalated,
    ];
    let days = page.months.iter_mut().flat_map(|month| &mut month.days);
    lists
        .into_iter()
        .chain(days.map(|day| &mut day.due))
        .chain(page.by_person.iter_mut().map(|person| &mut person.due))
        .flat_map(|list| &mut list.rows)
        .collect()
}
