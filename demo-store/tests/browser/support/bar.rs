//! The bar as an operator meets it: its parts, by the names that designers use.

use super::{Stage, eventually};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use std::future::Future;

impl Stage {
    /// The element of this part, or nothing.
    pub async fn find_part(&self, part: &str) -> Option<Element> {
        let script = "const host = document.querySelector('telesales-toolbar'); \
            return host?.shadowRoot.querySelector(`[part~=\"${arguments[0]}\"]`) ?? null";
        let found = self
            .browser
            .client
            .execute(script, vec![json!(part)])
            .await
            .unwrap();
        let Value::Object(reference) = found else {
            return None;
        };
        let id = reference.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.browser.client.clone(),
            ElementRef::from(id),
        ))
    }

    /// The element of this part, as soon as it is there.
    pub async fn part(&self, part: &str) -> Element {
        eventually(&format!("part {part}"), || self.find_part(part)).await
    }

    /// Waits until a part is gone.
    pub async fn no_part(&self, part: &str) {
        eventually(&format!("no part {part}"), || async {
            self.find_part(part).await.is_none().then_some(())
        })
        .await;
    }

    /// The text of a part as it is drawn; nothing when there is no such part. By script, because
    /// one of the drivers takes everything in a shadow root for hidden.
    pub async fn drawn(&self, part: &str) -> Option<String> {
        let script = "const host = document.querySelector('telesales-toolbar'); \
            const it = host?.shadowRoot.querySelector(`[part~=\"${arguments[0]}\"]`); \
            return it ? (it.checkVisibility({ visibilityProperty: true }) ? it.innerText.trim() : '') : null";
        let client = &self.browser.client;
        let text = client.execute(script, vec![json!(part)]).await.ok()?;
        text.as_str().map(str::to_owned)
    }

    /// The text of a part as it is drawn, as soon as there is such a part.
    pub async fn text(&self, part: &str) -> String {
        eventually(&format!("part {part}"), || self.drawn(part)).await
    }

    /// Waits until a part shows this text somewhere in it.
    pub async fn reads(&self, part: &str, text: &str) {
        eventually(&format!("{part} reads {text:?}"), || async {
            self.drawn(part).await?.contains(text).then_some(())
        })
        .await;
    }

    /// Clicks a part.
    pub async fn click(&self, part: &str) {
        self.part(part).await.click().await.unwrap();
    }

    /// Opens a panel, the `login` or the `customer` one, and waits until what this asks the store
    /// for has been answered: the session, and for a customer the cart.
    pub async fn open_panel(&self, name: &str) {
        let asked: &[_] = match name {
            "customer" => &["/api/sessions?", "/orderForm?"],
            _ => &["/api/sessions?"],
        };
        let opened = async {
            self.click(&format!("{name}-button")).await;
            self.part(&format!("{name}-panel")).await;
        };
        self.answered_after(asked, opened).await;
    }

    /// Does something, and waits until the store has answered what the bar asks for then, by parts
    /// of the addresses.
    pub async fn answered_after(&self, asked: &[&str], act: impl Future<Output = ()>) {
        let since = self.browser.run("return performance.now()").await;
        act.await;
        let script = "const [since, asked] = arguments; \
            const answered = performance.getEntriesByType('resource')\
            .filter((it) => it.startTime >= since); \
            return asked.every((path) => answered.some((it) => it.name.includes(path)))";
        eventually(&format!("{asked:?} are answered"), || async {
            let arguments = vec![since.clone(), json!(asked)];
            let answered = self.browser.client.execute(script, arguments).await;
            (answered.unwrap() == json!(true)).then_some(())
        })
        .await;
    }

    /// Types into the field for the customer's email, over what stands there.
    pub async fn type_email(&self, email: &str) {
        let input = self.part("email-input").await;
        input.clear().await.unwrap();
        // To type nothing is an error to one of the drivers.
        if !email.is_empty() {
            input.send_keys(email).await.unwrap();
        }
    }

    /// What stands in the field for the customer's email.
    pub async fn typed_email(&self) -> String {
        self.part("email-input")
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Opens the form, if it is not open, and asks to log in.
    pub async fn log_in_as(&self, email: &str) {
        if self.find_part("login-form").await.is_none() {
            self.click("login-button").await;
        }
        self.type_email(email).await;
        self.click("submit-button").await;
    }

    /// Opens the form that switches to the next customer, and asks for them.
    pub async fn switch_to(&self, email: &str) {
        if self.find_part("customer-panel").await.is_none() {
            self.click("customer-button").await;
        }
        if self.find_part("login-form").await.is_none() {
            self.click("switch-button").await;
        }
        self.type_email(email).await;
        self.click("submit-button").await;
    }

    /// Asks for somebody as a script of the page would: at once, and not minding the form.
    pub async fn submit_by_script(&self, email: &str) {
        let script = "const root = document.querySelector('telesales-toolbar').shadowRoot; \
            const input = root.querySelector('[part=email-input]'); \
            input.value = arguments[0]; \
            input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); \
            input.form.requestSubmit()";
        self.browser
            .client
            .execute(script, vec![json!(email)])
            .await
            .unwrap();
    }

    /// The part that has the keyboard's focus, by its first name.
    pub async fn focused_part(&self) -> Option<String> {
        let script = "const host = document.activeElement; \
            return host?.shadowRoot?.activeElement?.getAttribute('part') ?? null";
        self.browser.run(script).await.as_str().map(str::to_owned)
    }

    /// Marks the page in memory; a reload forgets the mark.
    pub async fn mark_page(&self) {
        self.browser.run("window.marked = true").await;
    }

    /// Whether the page is still the one that was marked.
    pub async fn is_marked_page(&self) -> bool {
        self.browser.run("return window.marked === true").await == json!(true)
    }
}
