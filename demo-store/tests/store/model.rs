//! The store without HTTP answers as it does over HTTP, and tells what is true.

use demo_store::model::{Answer, Call, Items, Store, UnknownPerson};
use serde_json::{Value, json};

use crate::support::{ANA, Browser, EMAIL_KEY, OLGA};

const BRUNO: &str = "bruno.lima@example.com";
const RUI: &str = "rui.restrito@example.com";
const CART: &str = "/api/checkout/pub/orderForm";

fn get(store: &mut Store, path: &str) -> Answer {
    store.apply(&Call::parse("GET", path, b"").unwrap(), None)
}

fn post(store: &mut Store, path: &str, body: &Value) -> Answer {
    let body = body.to_string();
    store.apply(&Call::parse("POST", path, body.as_bytes()).unwrap(), None)
}

fn impersonate(store: &mut Store, email: &str) -> Answer {
    store.apply(&Call::impersonate(email), None)
}

fn leaf(answer: &Answer, namespace: &str, key: &str) -> Value {
    answer.body["namespaces"][namespace][key]["value"].clone()
}

fn with_operator() -> Store {
    let mut store = Store::open(1);
    store.sign_in(OLGA).unwrap();
    store
}

/// What is an id or holds one, which two stores do not share.
fn without_ids(mut answer: Value) -> Value {
    for key in ["id", "orderFormId", "sessionToken"] {
        answer.as_object_mut().unwrap().remove(key);
    }
    if let Some(namespaces) = answer.get_mut("namespaces") {
        for namespace in ["cookie", "checkout"] {
            namespaces.as_object_mut().unwrap().remove(namespace);
        }
    }
    answer
}

/// One history in both: sign in, become Ana, fill the cart, become nobody, be refused.
#[tokio::test]
async fn it_answers_as_over_http() {
    let mut store = with_operator();
    let mut browser = Browser::signed_in("operator").await;
    store.add_to_cart("1001", 2, None);
    browser.form("/cart/items", "product=1001&add=2").await;
    let id = browser.cart().await["orderFormId"].clone();
    let own = |path: &str, id: &str| path.replace("{id}", id);
    let wish = |email: &str| json!({ "public": { EMAIL_KEY: { "value": email } } }).to_string();
    let identity = json!({ "email": ANA }).to_string();
    let attach = format!("{CART}/{{id}}/attachments/clientProfileData");
    let items = json!({ "orderItems": [{ "id": "1004", "quantity": 3 }] }).to_string();
    let add = format!("{CART}/{{id}}/items");
    for (method, path, body) in [
        ("GET", "/api/sessions?items=*", ""),
        ("POST", "/api/sessions", &wish(ANA)),
        ("GET", "/api/sessions?items=*", ""),
        ("PATCH", "/api/sessions/?items=profile.*&utm_source=x", "{}"),
        ("POST", &attach, &identity),
        ("POST", &add, &items),
        ("GET", CART, ""),
        ("POST", "/api/sessions", &wish("")),
        ("GET", "/api/sessions?items=*", ""),
        ("POST", "/api/sessions", "{"),
        ("POST", &attach, "[]"),
        ("GET", "/api/checkout/pub/orderForm/none", ""),
        (
            "GET",
            "/api/checkout/pub/profiles?email=ana.souza@example.com",
            "",
        ),
        ("GET", "/api/checkout/pub/orderForm?forceNewCart=true", ""),
    ] {
        let path_here = own(path, store.cart_id().unwrap());
        let call = Call::parse(method, &path_here, body.as_bytes()).unwrap();
        let answer = store.apply(&call, None);
        let path_there = own(path, id.as_str().unwrap());
        let expected = browser.send(method, &path_there, body).await;
        assert_eq!(answer.status, expected.status.as_u16(), "{method} {path}");
        let (body, expected) = (without_ids(answer.body), without_ids(expected.json()));
        assert_eq!(body, expected, "{method} {path}");
    }
}

#[test]
fn the_same_seed_gives_the_same_history() {
    let history = |seed| {
        let mut store = Store::open(seed);
        store.sign_in(OLGA).unwrap();
        store.add_to_cart("1001", 1, None);
        (impersonate(&mut store, ANA), get(&mut store, CART))
    };
    assert_eq!(history(7), history(7));
    assert_ne!(history(7), history(8));
}

#[test]
fn the_truth_is_the_session_and_the_cart_of_its_own() {
    let mut store = with_operator();
    assert_eq!((store.served(), store.cart_owner()), (None, None));
    impersonate(&mut store, ANA);
    store.add_to_cart("1001", 2, None);
    impersonate(&mut store, BRUNO);
    assert_eq!(store.served(), Some(BRUNO));
    assert_eq!(store.cart_owner(), Some(ANA));
    assert_eq!(store.cart_count(), 2);
    let path = format!(
        "{CART}/{}/attachments/clientProfileData",
        store.cart_id().unwrap()
    );
    post(&mut store, &path, &json!({ "email": BRUNO }));
    assert_eq!(store.cart_owner(), Some(BRUNO));
    get(&mut store, &format!("{CART}?forceNewCart=true"));
    assert_eq!((store.cart_owner(), store.cart_count()), (Some(BRUNO), 0));
}

#[test]
fn an_anonymous_cart_is_another_with_the_same_items() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    store.add_to_cart("1001", 2, None);
    let id = store.cart_id().unwrap().to_owned();
    let answer = get(&mut store, &format!("/checkout/changeToAnonymousUser/{id}"));
    assert_eq!(
        (answer.status, answer.location),
        (302, Some("/checkout/#/orderform"))
    );
    assert_ne!(store.cart_id(), Some(id.as_str()));
    assert_eq!((store.cart_owner(), store.cart_count()), (None, 2));
}

#[test]
fn an_expired_session_is_made_anew_from_the_cookies() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    store.expire_session();
    assert_eq!(store.served(), None);
    let read = Call::parse("GET", "/api/sessions?items=*", b"").unwrap();
    let answer = store.apply(&read, Some(BRUNO));
    assert_eq!(leaf(&answer, "authentication", "adminUserEmail"), OLGA);
    assert_eq!(leaf(&answer, "impersonate", "storeUserEmail"), BRUNO);
    assert_eq!(store.served(), Some(BRUNO));
    store.apply(&read, None);
    assert_eq!(store.served(), None);
}

#[test]
fn an_operator_may_expire_and_another_sign_in() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    store.expire_staff();
    let answer = get(&mut store, "/api/sessions?items=*");
    assert_eq!(leaf(&answer, "impersonate", "canImpersonate"), "false");
    assert_eq!(store.served(), None);
    store.sign_in(RUI).unwrap();
    let answer = get(&mut store, "/api/sessions?items=*");
    assert_eq!(leaf(&answer, "authentication", "adminUserEmail"), RUI);
    assert_eq!(leaf(&answer, "impersonate", "canImpersonate"), "true");
    store.sign_out();
    let answer = get(&mut store, "/api/sessions?items=*");
    assert_eq!(
        leaf(&answer, "authentication", "adminUserEmail"),
        Value::Null
    );
}

#[test]
fn who_may_not_impersonate_does_not() {
    let mut store = Store::open(1);
    for email in ["cesar.content@example.com", ANA] {
        store.sign_in(email).unwrap();
        impersonate(&mut store, BRUNO);
        assert_eq!(store.served(), None, "{email}");
    }
    let unknown = UnknownPerson("nobody@example.com".to_owned());
    assert_eq!(store.sign_in("nobody@example.com"), Err(unknown));
    let answer = get(&mut store, "/api/sessions?items=*");
    assert_eq!(
        leaf(&answer, "profile", "email"),
        ANA,
        "nothing has changed"
    );
}

/// Between the arrival of a read and its end, others may write.
#[test]
fn a_call_may_end_later_than_it_arrives() {
    let mut store = with_operator();
    store.add_to_cart("1001", 2, None);
    impersonate(&mut store, ANA);
    let identify = format!(
        "{CART}/{}/attachments/clientProfileData",
        store.cart_id().unwrap()
    );
    store.scenario().cart_read_writes = true;
    let read = Call::parse("GET", CART, b"").unwrap();
    let sent = store.send(read, None);
    assert_eq!(store.cart_owner(), None);
    post(&mut store, &identify, &json!({ "email": BRUNO }));
    assert_eq!(store.cart_owner(), Some(BRUNO));
    let answer = store.carry_out(&sent);
    assert_eq!(answer.body["clientProfileData"]["email"], ANA);
    assert_eq!(store.cart_owner(), Some(ANA));
}

#[test]
fn a_call_takes_effect_with_the_cookies_of_when_it_was_sent() {
    let mut store = with_operator();
    let read = Call::parse("GET", "/api/sessions?items=*", b"").unwrap();
    let sent = store.send(read.clone(), Some(ANA));
    assert_eq!(store.served(), None);
    store.apply(&read, Some(BRUNO));
    assert_eq!(store.served(), Some(BRUNO));
    store.carry_out(&sent);
    assert_eq!(store.served(), Some(ANA));
}

#[test]
fn a_new_cart_whose_answer_is_lost_is_not_the_browsers() {
    let mut store = with_operator();
    store.add_to_cart("1001", 2, None);
    let renew = Call::parse("GET", &format!("{CART}?forceNewCart=true"), b"").unwrap();
    let sent = store.send(renew, None);
    let answer = store.carry_out(&sent);
    assert_eq!((answer.status, store.cart_count()), (200, 2));
    store.receive(&answer);
    assert_eq!(store.cart_count(), 0);
}

#[test]
fn an_address_goes_along_to_the_next_customer() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    store.add_to_cart("1001", 2, None);
    assert_eq!(store.cart_receiver(), None);
    store.deliver_to("Ana Souza", None);
    let identify = format!(
        "{CART}/{}/attachments/clientProfileData",
        store.cart_id().unwrap()
    );
    post(&mut store, &identify, &json!({ "email": BRUNO }));
    assert_eq!(store.cart_owner(), Some(BRUNO));
    assert_eq!(store.cart_receiver(), Some("Ana Souza"));
}

#[test]
fn circumstances_count_from_the_next_call_on() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    store.scenario().role_lost = true;
    assert_eq!(store.served(), Some(ANA));
    get(&mut store, "/api/sessions?items=*");
    assert_eq!(store.served(), None);
    store.scenario().role_lost = false;
    store.scenario().app_installed = false;
    let answer = get(&mut store, "/api/sessions?items=*");
    assert_eq!(answer.body["namespaces"].get("impersonate"), None);
}

#[test]
fn a_snapshot_answers_later_what_was_true() {
    let mut store = with_operator();
    impersonate(&mut store, ANA);
    let before = store.snapshot(None);
    impersonate(&mut store, BRUNO);
    let items = Items::parse("impersonate.storeUserEmail,profile.*").unwrap();
    let answer = before.read(&items);
    assert_eq!(leaf(&answer, "impersonate", "storeUserEmail"), ANA);
    assert_eq!((before.served(), before.profile()), (Some(ANA), Some(ANA)));
    assert_eq!(store.served(), Some(BRUNO));
}

/// A snapshot shows whom the next page would be for: its request brings the cookie along.
#[test]
fn a_snapshot_counts_the_cookie_and_changes_nothing() {
    let mut store = with_operator();
    store.scenario().late_reads = 1;
    for _ in 0..3 {
        let next = store.snapshot(Some(ANA));
        assert_eq!((next.served(), next.profile()), (Some(ANA), None));
        assert_eq!(store.served(), None);
    }
}
