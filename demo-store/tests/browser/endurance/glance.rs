//! One look at the bar, with the truth beside it.

use crate::support::{SETTLED, Stage, within};
use serde::Deserialize;
use serde_json::{Value, json};

/// What an operator sees, and what the store holds.
#[derive(Debug, Deserialize)]
pub struct Glance {
    pub name: Option<String>,
    pub error: String,
    pub notices: Vec<String>,
    /// The buttons that can be pressed, by part.
    buttons: Vec<String>,
    busy: bool,
    /// Whom the store serves.
    pub served: Option<String>,
    profile: Value,
}

/// The bar before and after the look at the truth: what changes meanwhile is not settled.
/// Neither is a toolbar that draws nothing: it has not had its first answer yet.
const LOOK: &str = "const [done] = arguments; \
    const look = () => { \
      const root = document.querySelector('telesales-toolbar')?.shadowRoot; \
      const all = (part) => [...(root?.querySelectorAll(`[part~=${part}]`) ?? [])]; \
      const texts = (part) => all(part).map((it) => it.textContent); \
      return { name: texts('customer-name')[0] ?? null, error: texts('error').join(''), \
        notices: texts('notice-text'), busy: document.readyState !== 'complete' \
          || !root?.querySelector('[part~=bar], [part~=notice]') \
          || all('spinner').length > 0 || texts('status').join('') !== '', \
        buttons: [...(root?.querySelectorAll('button') ?? [])].map((it) => it.part[0]) } }; \
    const before = JSON.stringify(look()); \
    fetch('/_demo/session').then((it) => it.json()).then((truth) => { \
      const after = look(); \
      done(JSON.stringify(after) !== before ? null : { ...after, served: truth.impersonated, \
        profile: truth.session.namespaces.profile ?? null }) }, () => done(null))";

impl Glance {
    /// The first look at which nothing is under way. The page may be on its way out meanwhile, and a
    /// write may be waiting until the one before it cannot take effect any more.
    pub async fn settled(stage: &Stage) -> Self {
        within(SETTLED, "nothing is under way", || async {
            let seen = stage
                .browser
                .client
                .execute_async(LOOK, vec![])
                .await
                .ok()?;
            let glance: Self = serde_json::from_value(seen).ok()?;
            (!glance.busy).then_some(glance)
        })
        .await
    }

    /// What the bar should call whom the store serves.
    pub fn true_name(&self) -> Option<String> {
        let email = self.served.clone()?;
        let part = |key: &str| self.profile[key]["value"].as_str().map(str::trim);
        let names: Vec<_> = [part("firstName"), part("lastName")]
            .into_iter()
            .flatten()
            .filter(|name| !name.is_empty())
            .collect();
        Some(if names.is_empty() {
            email
        } else {
            names.join(" ")
        })
    }

    /// The notice that says one of these.
    pub fn notice_of(&self, texts: &[&str]) -> Option<&str> {
        let says = |said: &&String| texts.iter().any(|text| said.contains(text));
        self.notices.iter().find(says).map(String::as_str)
    }

    /// Whether there is something to press that leads on.
    pub fn has_a_way_on(&self) -> bool {
        ["login-button", "customer-button", "notice-button"]
            .iter()
            .any(|way| self.buttons.iter().any(|button| button == way))
    }
}

/// Presses the button of the notice that says this, if it is still there.
pub async fn press_notice(stage: &Stage, text: &str) {
    let script = "const root = document.querySelector('telesales-toolbar').shadowRoot; \
        [...root.querySelectorAll('[part~=notice]')].find((it) => it.querySelector(\
        '[part=notice-text]').textContent === arguments[0])?.querySelector('[part=notice-button]')?.click()";
    stage
        .browser
        .client
        .execute(script, vec![json!(text)])
        .await
        .unwrap();
}
