//! What was sent, in words and in order.

use demo_store::LoggedRequest;

/// The requests to the session and the cart as words: `POST session, GET session ×2, GET cart`.
/// Pages, files, the loader's own question and the tests' look behind the scenes are left out.
pub fn spoken(requests: &[LoggedRequest]) -> String {
    let mut said: Vec<(String, usize)> = Vec::new();
    for word in requests.iter().filter_map(word) {
        match said.last_mut() {
            Some((last, times)) if *last == word => *times += 1,
            _ => said.push((word, 1)),
        }
    }
    let said: Vec<_> = said
        .into_iter()
        .map(|(word, times)| {
            if times == 1 {
                word
            } else {
                format!("{word} ×{times}")
            }
        })
        .collect();
    said.join(", ")
}

fn word(request: &LoggedRequest) -> Option<String> {
    let LoggedRequest { method, path, .. } = request;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let what = match path {
        // Where the loader knows of no operator, it asks for nothing that names a customer.
        "/api/sessions" if method == "GET" && !query.contains("profile.email") => return None,
        "/api/sessions" => "session",
        "/api/checkout/pub/orderForm" if query.starts_with("forceNewCart=true") => "new cart",
        "/api/checkout/pub/orderForm" => "cart",
        _ if path.starts_with("/checkout/changeToAnonymousUser/") => "anonymous cart",
        _ if path.ends_with("/attachments/clientProfileData") => "cart",
        _ if path.starts_with("/api/") => path,
        _ => return None,
    };
    Some(format!("{method} {what}"))
}
