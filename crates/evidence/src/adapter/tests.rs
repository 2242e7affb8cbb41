//! Each export that is recognised, by a small file of its own making.

use super::*;
use crate::{Reading, Table};

fn adapted(kind: &str, file: &str, context: &Context) -> Adapted {
    let table = Table::read(file.as_bytes(), Reading::default()).unwrap();
    recognise(kind, &table, context).unwrap()
}

/// A row as `field=value` words, in their order; further names of a person behind bars.
fn words(row: &AdaptedRow) -> String {
    let filled = row.fields.iter().filter(|(_, values)| values != &[""]);
    let said = filled.map(|(field, values)| format!("{field}={}", values.join("|")));
    said.collect::<Vec<_>>().join(" ")
}

fn all(adapted: &Adapted) -> Vec<String> {
    adapted.rows.iter().map(words).collect()
}

#[test]
fn an_aws_credential_report_gives_a_grant_for_each_user() {
    let report = include_str!("../../tests/fixtures/aws-credential-report.csv");
    let adapted = adapted("grant", report, &Context::default());
    assert_eq!(adapted.name, "AWS IAM credential report");
    let source = "source=AWS IAM credential report";
    assert_eq!(
        all(&adapted),
        [
            format!(
                "person=<root_account> role=IAM user system=AWS account 210987654321 scope=administrator granted_on=2023-02-01 last_used=2026-01-14 {source}"
            ),
            format!(
                "person=ada.byron role=IAM user system=AWS account 210987654321 granted_on=2024-05-06 last_used=2026-11-18 {source} note=password and access key 1"
            ),
            format!(
                "person=deploy-bot role=IAM user system=AWS account 210987654321 granted_on=2024-06-20 last_used=2026-11-19 {source} note=access key 1, access key 2 and no second factor"
            ),
            format!(
                "person=omar.haddad role=IAM user system=AWS account 210987654321 granted_on=2025-11-03 {source} note=password and no second factor"
            ),
        ]
    );
    assert!(adapted.columns.contains(&(0, "person")) && adapted.wrong.is_empty());
}

#[test]
fn a_list_of_github_members_gives_a_grant_for_each_member() {
    let members = include_str!("../../tests/fixtures/github-members.csv");
    let adapted = adapted("grant", members, &Context::default());
    let source = "source=GitHub organisation members";
    assert_eq!(
        all(&adapted),
        [
            format!(
                "person=ada@example.org|Ada Byron|abyron role=Owner system=GitHub scope=administrator last_used=2026-11-18 {source}"
            ),
            format!(
                "person=ohaddad role=Member system=GitHub last_used=2026-09-02 {source} note=no second factor"
            ),
            format!("person=jun@example.org|Lee, Jun|jlee role=Member system=GitHub {source}"),
        ]
    );
}

#[test]
fn an_okta_export_leaves_out_accounts_that_open_nothing() {
    let report = include_str!("../../tests/fixtures/okta-password-health.csv");
    let health = adapted("grant", report, &Context::default());
    assert_eq!(
        all(&health),
        [
            "person=ada@example.org|Ada Byron role=user system=Okta granted_on=2024-05-06 last_used=2026-11-18 source=Okta users",
            "person=omar@example.org|Omar Haddad role=user system=Okta granted_on=2025-11-03 source=Okta users note=suspended",
        ]
    );
    assert_eq!(health.left_out[0].rows, 1);
    let profiles = include_str!("../../tests/fixtures/okta-profiles.csv");
    let profiles = adapted("grant", profiles, &Context::default());
    assert_eq!(
        all(&profiles)[1],
        "person=jun.lee@example.org|jun@example.org|Jun Lee role=user system=Okta source=Okta users note=locked out"
    );
}

#[test]
fn a_google_workspace_export_gives_a_grant_for_each_user() {
    let users = include_str!("../../tests/fixtures/google-workspace-users.csv");
    let adapted = adapted("grant", users, &Context::default());
    let rest = "role=user system=Google Workspace";
    let source = "source=Google Workspace users";
    assert_eq!(
        all(&adapted),
        [
            format!("person=ada@example.org|Ada Byron {rest} last_used=2026-11-18 {source}"),
            format!(
                "person=omar@example.org|Omar Haddad {rest} last_used=2026-06-30 {source} note=suspended and no second factor"
            ),
            format!("person=jun@example.org|Jun Lee {rest} {source} note=no second factor"),
        ]
    );
}

#[test]
fn a_date_that_cannot_be_read_is_told_with_line_and_column() {
    let report = include_str!("../../tests/fixtures/github-members.csv");
    let wrong = report.replace("2026-09-02 15:40:00 UTC", "03/04/2026");
    let adapted = adapted("grant", &wrong, &Context::default());
    let (line, column, message) = &adapted.wrong[0];
    assert_eq!((*line, *column, adapted.rows.len()), (3, 6, 2));
    assert!(
        message.contains("could be") && message.ends_with('.'),
        "{message}"
    );
}

#[test]
fn costs_are_summed_by_day_and_rounded_to_cents() {
    let focus = include_str!("../../tests/fixtures/focus.csv");
    let of_november = Context {
        month: Some("2026-11".into()),
        currency: Some("EUR".into()),
    };
    let focus = adapted("spend", focus, &of_november);
    let rest = "note=All charges (FOCUS) source=FOCUS cost and usage";
    assert_eq!(
        all(&focus),
        [
            format!("on=2026-11-02 amount=12.51 USD {rest}"),
            format!("on=2026-11-03 amount=-3.25 USD {rest}"),
        ]
    );
    assert_eq!(focus.left_out[0].rows, 1);
    let explorer = include_str!("../../tests/fixtures/aws-cost-explorer.csv");
    let explorer = adapted("spend", explorer, &Context::default());
    let rest = "note=All charges (AWS Cost Explorer) source=AWS Cost Explorer";
    assert_eq!(
        all(&explorer),
        [
            format!("on=2026-11-01 amount=983.05 USD {rest}"),
            format!("on=2026-11-02 amount=1014.55 USD {rest}"),
            format!("on=2026-11-03 amount=1022.95 USD {rest}"),
        ]
    );
    let accounts = include_str!("../../tests/fixtures/aws-cost-explorer-accounts.csv");
    let accounts = adapted("spend", accounts, &Context::default());
    assert_eq!(
        all(&accounts),
        [format!("on=2026-11-01 amount=1000.15 USD {rest}")]
    );
    let plain = include_str!("../../tests/fixtures/days-and-amounts.csv");
    let plain = adapted("spend", plain, &Context::default());
    let rest = "note=Total of the day source=Table of days and amounts";
    assert_eq!(
        all(&plain),
        [
            format!("on=2026-11-01 amount=1235.00 EUR {rest}"),
            format!("on=2026-11-02 amount=612.40 EUR {rest}"),
        ]
    );
}

#[test]
fn amounts_of_two_currencies_are_not_added() {
    let table = "Date,Cost,Currency\n2026-11-01,5,EUR\n2026-11-01,5,USD\n2026-11-02,5\n2026-11-03,x,EUR\nsoon,1,EUR\n";
    let adapted = adapted("spend", table, &Context::default());
    let wrong: Vec<String> = adapted
        .wrong
        .iter()
        .map(|(line, column, message)| format!("{line}:{column} {message}"))
        .collect();
    assert_eq!(wrong.len(), 4, "{wrong:?}");
    assert!(wrong[0].starts_with("3:2 The day has amounts in EUR and in USD"));
    assert!(wrong[1].starts_with("4:2 “5” has no currency"));
    assert!(wrong[2].starts_with("5:2 ") && wrong[3].starts_with("6:1 "));
}

#[test]
fn tables_that_speak_for_themselves_are_no_export() {
    for (kind, heading) in [
        ("grant", "User name;Application;Permission;Last login"),
        (
            "grant",
            "id,Person,System,Role,Scope,Login,Status,Last login",
        ),
        ("grant", "Person,System,Role"),
        ("spend", "id,Day,Amount,Note,Source"),
        ("spend", "Day,Amount,Note"),
        ("spend", "Service,Total costs($)"),
        ("system", "login,role,tfa_enabled"),
    ] {
        let table = Table::read(heading.as_bytes(), Reading::default()).unwrap();
        assert_eq!(
            recognise(kind, &table, &Context::default()),
            None,
            "{heading}"
        );
    }
}
