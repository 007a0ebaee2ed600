//! The people in the README's table behave as it says.

use serde_json::json;

use crate::support::Browser;

const TABLE: &str = include_str!("../../README.md");

fn emails() -> Vec<&'static str> {
    TABLE
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split('`').next())
        .filter(|cell| cell.contains('@'))
        .collect()
}

#[tokio::test]
async fn everybody_in_the_table_can_be_found() {
    let mut browser = Browser::signed_in("operator").await;
    assert!(emails().len() >= 20);
    for email in emails() {
        browser.impersonate(email).await;
        browser.session().await;
        let expected = if email.starts_with("unified@") {
            ""
        } else {
            email
        };
        assert_eq!(browser.acts_as().await, expected);
    }
}

#[tokio::test]
async fn the_table_holds_everybody() {
    let page = Browser::new().get("/login").await.body;
    for option in page.split("<option value=\"").skip(1) {
        let email = option.split('"').next().unwrap();
        assert!(emails().contains(&email), "{email} is not in README.md");
    }
}

#[tokio::test]
async fn what_a_customer_lacks_is_absent() {
    let mut browser = Browser::signed_in("operator").await;
    for (email, key) in [
        ("semnome@example.com", "firstName"),
        ("semnome@example.com", "lastName"),
        ("semtelefone@example.com", "phone"),
        ("semdocumento@example.com", "document"),
        ("madonna@example.com", "lastName"),
        ("pii@example.com", "firstName"),
    ] {
        browser.impersonate(email).await;
        let session = browser.session().await;
        assert_eq!(session.leaf("profile", key), None, "{email} {key}");
        assert!(session.leaf("profile", "id").is_some(), "{email}");
    }
}

#[tokio::test]
async fn an_organization_comes_with_its_cost_center() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate("carla.mendes@example.com").await;
    let session = browser.session().await;
    let organization = session.leaf("storefront-permissions", "organization");
    let cost_center = session.leaf("storefront-permissions", "costcenter");
    assert_eq!(organization, Some(json!("Mendes Arquitetura")));
    assert_eq!(cost_center, Some(json!("Showroom Belo Horizonte")));
    assert_eq!(session.leaf("profile", "priceTables"), Some(json!("b2b")));
}

#[tokio::test]
async fn the_long_name_has_sixty_characters() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate("nome.comprido@example.com").await;
    let session = browser.session().await;
    let name = |key| {
        session
            .leaf("profile", key)
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    let whole = format!("{} {}", name("firstName"), name("lastName"));
    assert_eq!(whole.chars().count(), 60, "{whole}");
}

#[tokio::test]
async fn the_late_profile_arrives_on_the_second_read_after_each_login() {
    let mut browser = Browser::signed_in("operator").await;
    for _ in 0..2 {
        browser.impersonate("late@example.com").await;
        assert_eq!(browser.session().await.leaf("profile", "firstName"), None);
        let second = browser.session().await.leaf("profile", "firstName");
        assert_eq!(second, Some(json!("Lara")));
        browser.impersonate("").await;
    }
}
