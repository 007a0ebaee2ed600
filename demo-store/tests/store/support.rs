//! A browser without a network: keeps cookies, asks the router.

use std::collections::BTreeMap;
use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, Request, StatusCode, header};
use demo_store::{RequestLog, app};
use serde_json::{Value, json};
use tower::ServiceExt as _;

pub(crate) const EMAIL_KEY: &str = "vtex-impersonated-customer-email";
pub(crate) const ANA: &str = "ana.souza@example.com";
pub(crate) const OLGA: &str = "olga.operator@example.com";

/// A store of its own, and one browser in it.
pub(crate) struct Browser {
    app: Router,
    /// Headers of the next requests, beside the usual ones.
    headers: HeaderMap,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) requests: RequestLog,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The leaf at `namespace.key`, unwrapped from `{"value": …}`.
    pub(crate) fn leaf(&self, namespace: &str, key: &str) -> Option<Value> {
        self.json()["namespaces"]
            .get(namespace)?
            .get(key)?
            .get("value")
            .cloned()
    }
}

impl Browser {
    pub(crate) fn new() -> Self {
        Self::at(Path::new("/nowhere"))
    }

    pub(crate) fn at(toolbar: &Path) -> Self {
        let requests = RequestLog::default();
        Self {
            app: app(toolbar, &requests),
            headers: HeaderMap::new(),
            cookies: BTreeMap::new(),
            requests,
        }
    }

    /// Another tab of this browser, with the cookies as they are now.
    pub(crate) fn tab(&self) -> Self {
        Self {
            app: self.app.clone(),
            headers: HeaderMap::new(),
            cookies: self.cookies.clone(),
            requests: self.requests.clone(),
        }
    }

    /// A browser in which `who` has signed in.
    pub(crate) async fn signed_in(who: &str) -> Self {
        let mut browser = Self::new();
        browser.sign_in(who).await;
        browser
    }

    pub(crate) async fn sign_in(&mut self, who: &str) {
        let fields = match who.contains('@') {
            true => format!("who=shopper&email={}", who.replace('+', "%2B")),
            false => format!("who={who}"),
        };
        let answer = self.form("/login", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }

    pub(crate) async fn send(&mut self, method: &str, path: &str, body: &str) -> Answer {
        self.ask(method, path, "application/json", body).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "").await
    }

    /// Asks with these headers, too.
    pub(crate) async fn send_with(
        &mut self,
        headers: &[(HeaderName, &str)],
        method: &str,
        path: &str,
    ) -> Answer {
        let headers = headers.iter();
        let headers = headers.map(|(name, value)| (name.clone(), value.parse().unwrap()));
        self.headers = headers.collect();
        let answer = self.send(method, path, "").await;
        self.headers.clear();
        answer
    }

    /// Asks with this `Accept-Encoding`.
    pub(crate) async fn get_taking(&mut self, encodings: &str, path: &str) -> Answer {
        let headers = [(header::ACCEPT_ENCODING, encodings)];
        self.send_with(&headers, "GET", path).await
    }

    pub(crate) async fn form(&mut self, path: &str, fields: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.ask("POST", path, kind, fields).await
    }

    async fn ask(&mut self, method: &str, path: &str, kind: &str, body: &str) -> Answer {
        let pairs: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, pairs.join("; "))
            .body(Body::from(body.to_owned()))
            .unwrap();
        request.headers_mut().extend(self.headers.clone());
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let body = to_bytes(body, 10 << 20).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    fn keep(&mut self, cookie: &str) {
        let (name, rest) = cookie.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap();
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// POSTs the email as the toolbar does; `""` stops.
    pub(crate) async fn impersonate(&mut self, email: &str) -> Answer {
        let body = json!({ "public": { EMAIL_KEY: { "value": email } } });
        self.send("POST", "/api/sessions", &body.to_string()).await
    }

    pub(crate) async fn session(&mut self) -> Answer {
        self.get("/api/sessions?items=*").await
    }

    /// The customer the session names, as a toolbar would find out.
    pub(crate) async fn acts_as(&mut self) -> String {
        let session = self.session().await;
        let email = session.leaf("impersonate", "storeUserEmail");
        email.map_or_else(String::new, |email| email.as_str().unwrap_or("").to_owned())
    }

    pub(crate) async fn lab(&mut self, change: Value) -> Answer {
        let answer = self.send("POST", "/_demo/lab", &change.to_string()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer
    }

    pub(crate) async fn cart(&mut self) -> Value {
        self.get("/api/checkout/pub/orderForm").await.json()
    }
}
