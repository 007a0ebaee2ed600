//! A tag put into a page by script, as a tag manager does.

use super::Stage;

impl Stage {
    /// Inserts a tag with these options, an object in JavaScript, into the page.
    pub async fn insert_tag(&self, options: &str) {
        let script = format!(
            "const tag = document.createElement('script'); \
             tag.src = '/telesales-toolbar/telesales-toolbar.js'; \
             Object.assign(tag.dataset, {options}); document.head.append(tag)"
        );
        self.browser.run(&script).await;
    }

    /// Lets no WebAssembly come to this page for now.
    pub async fn hold_back_the_wasm(&self) {
        self.browser
            .run(
                "const real = fetch; \
                 const released = new Promise((it) => { window.release_the_wasm = it }); \
                 window.fetch = async (...asked) => { \
                   if (String(asked[0]).endsWith('.wasm')) await released; \
                   return real(...asked) }",
            )
            .await;
    }

    /// Lets come what was held back.
    pub async fn release_the_wasm(&self) {
        self.browser.run("release_the_wasm()").await;
    }

    /// Opens a page without a tag and inserts one with these options.
    pub async fn open_with_tag(&self, path: &str, options: &str) {
        self.browser.open(&format!("{path}?tag=off")).await;
        self.insert_tag(options).await;
    }
}
