//! Buying things in the store, through its own pages.

use super::{Stage, eventually};
use serde_json::{Value, json};

impl Stage {
    /// Presses something of the page's own and waits for the page that follows. When the bar has
    /// just come, the page makes room for it in the next frame; until then it lies under it.
    pub async fn press_on_page(&self, css: &str, next: &str) {
        let script = "const it = document.querySelector(arguments[0]); \
            it.scrollIntoView({ block: 'center' }); \
            const { x, y, width, height } = it.getBoundingClientRect(); \
            const free = it.contains(document.elementFromPoint(x + width / 2, y + height / 2)); \
            if (free) it.click(); return free";
        eventually(&format!("{css} is not covered"), || async {
            let client = &self.browser.client;
            let free = client.execute(script, vec![json!(css)]).await.unwrap();
            (free == json!(true)).then_some(())
        })
        .await;
        eventually(&format!("the page {next}"), || async {
            let is_there = self.browser.path().await.starts_with(next);
            let ready = "return document.readyState === 'complete'";
            (is_there && self.browser.run(ready).await == json!(true)).then_some(())
        })
        .await;
    }

    /// Puts a product into the cart.
    pub async fn put_into_cart(&self, product: &str) {
        self.browser.open(&format!("/product/{product}")).await;
        self.press_on_page("form.buy button", "/cart").await;
    }

    /// Buys what is in the cart, as somebody who is served. Not before the bar has looked at the
    /// cart: an answer that comes later gives the cookie of the cart that was just bought.
    pub async fn buy(&self) {
        self.browser.open("/checkout").await;
        let looked = "return performance.getEntriesByType('resource')\
            .some((it) => it.name.includes('/orderForm?'))";
        eventually("the bar has looked at the cart", || async {
            (self.browser.run(looked).await == json!(true)).then_some(())
        })
        .await;
        self.press_on_page("form.checkout button", "/checkout/confirmation")
            .await;
    }

    /// Whose the cart is and how many lines it has, as the store holds it.
    pub async fn true_cart(&self) -> (Option<String>, usize) {
        let cart = &self.truth().await["cart"];
        let email = cart["clientProfileData"]["email"].as_str();
        let lines = cart["items"].as_array().map_or(0, Vec::len);
        (email.map(str::to_owned), lines)
    }

    /// Whom the store serves.
    pub async fn truly_served(&self) -> Option<String> {
        let Value::String(email) = &self.truth().await["impersonated"] else {
            return None;
        };
        Some(email.clone())
    }

    /// Makes the store serve this customer, or nobody, without a word to any toolbar: as another
    /// tool of the store would.
    pub async fn change_behind_the_toolbar(&self, email: &str) {
        let key = "vtex-impersonated-customer-email";
        let script = "const [key, value, done] = arguments; \
            document.cookie = `${key}=${value}; path=/; max-age=${value ? 86400 : 0}`; \
            fetch('/api/sessions', { method: 'POST', \
            body: JSON.stringify({ public: { [key]: { value } } }) }).then((it) => done(it.status))";
        let status = self
            .browser
            .client
            .execute_async(script, vec![json!(key), json!(email)])
            .await
            .unwrap();
        assert_eq!(status, json!(201));
    }
}
