//! Documents of other kinds, and from other times.

use super::support::guest;

#[tokio::test]
async fn quirks_mode() {
    guest("quirks").await;
}

#[tokio::test]
async fn xhtml() {
    guest("xhtml").await;
}

#[tokio::test]
async fn a_template_from_the_time_of_framesets() {
    guest("legacy").await;
}

#[tokio::test]
async fn a_base_address_on_another_host() {
    guest("base-href").await;
}
