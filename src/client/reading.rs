//! From a session answer to what it says: the one place where wire values get a meaning.

use crate::model::{Cart, Customer, NoRight, Operator, Reading};
use crate::protocol::{
    Authentication, Impersonate, Leaf, OrderForm, Profile, SessionAnswer, StorefrontPermissions,
};
use std::sync::Arc;

/// `None` when the answer holds no session at all, as the two tokens of a plain write do.
pub(super) fn of(answer: SessionAnswer) -> Option<Reading> {
    let found_nothing = answer.namespaces.is_none() && answer.impersonate.is_none();
    if found_nothing {
        return None;
    }
    let namespaces = answer.namespaces.unwrap_or_default();
    let impersonate = namespaces.impersonate.or(answer.impersonate);
    let Authentication { admin_user_email } = namespaces.authentication.unwrap_or_default();
    let admin = admin_user_email.text().is_some();
    let impersonate = match impersonate {
        Some(impersonate) if impersonate.can_impersonate.is_true() => impersonate,
        Some(_) if admin => return Some(Reading::NotOperator(NoRight::NoRole)),
        None if admin => return Some(Reading::NotOperator(NoRight::AppMissing)),
        Some(_) | None => return Some(Reading::NotOperator(NoRight::SignedOut)),
    };
    let public = namespaces.public.or(answer.public).unwrap_or_default();
    Some(Reading::Operator {
        operator: Operator {
            email: owned(&admin_user_email),
            serves_b2b_user: public.impersonate.text().is_some(),
        },
        served: customer(
            &impersonate,
            &namespaces.profile.unwrap_or_default(),
            &namespaces.storefront_permissions.unwrap_or_default(),
        )
        .into(),
    })
}

/// An unknown customer leaves `storeUserId` empty whatever `public` says, so that decides.
/// Accounts with data protection answer the id without names.
fn customer(
    impersonate: &Impersonate,
    profile: &Profile,
    business: &StorefrontPermissions,
) -> Option<Arc<Customer>> {
    impersonate.store_user_id.text()?;
    let email = impersonate
        .store_user_email
        .text()
        .or_else(|| profile.email.text())?;
    Some(Arc::new(Customer {
        email: email.to_owned(),
        name: full_name(&profile.first_name, &profile.last_name),
        id: owned(&profile.document).or_else(|| owned(&profile.id)),
        phone: owned(&profile.phone),
        organization: owned(&business.organization),
        cost_center: owned(&business.costcenter),
    }))
}

/// `None` when the answer is no cart.
pub(super) fn of_cart(answer: OrderForm) -> Option<Cart> {
    Some(Cart {
        id: answer.order_form_id?,
        email: answer.email,
        items: answer.items,
        addresses: answer.addresses,
    })
}

fn full_name(first: &Leaf, last: &Leaf) -> Option<String> {
    match (first.text(), last.text()) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (Some(name), None) | (None, Some(name)) => Some(name.to_owned()),
        (None, None) => None,
    }
}

fn owned(leaf: &Leaf) -> Option<String> {
    leaf.text().map(str::to_owned)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Served;
    use crate::protocol::FromJson;

    fn read(json: &str) -> Option<Reading> {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        of(SessionAnswer::from_json(&json).unwrap())
    }

    fn customer_in(json: &str) -> Option<Arc<Customer>> {
        match read(json) {
            Some(Reading::Operator { served, .. }) => served.customer().cloned(),
            other => panic!("no operator in {other:?}"),
        }
    }

    #[test]
    fn only_can_impersonate_makes_an_operator() {
        for json in [
            r#"{"namespaces":{}}"#,
            r#"{"namespaces":{"impersonate":{}}}"#,
            r#"{"namespaces":{"impersonate":{"canImpersonate":{"value":"false"}}}}"#,
            r#"{"namespaces":{"impersonate":{"canImpersonate":{"value":null}}}}"#,
        ] {
            assert_eq!(
                read(json),
                Some(Reading::NotOperator(NoRight::SignedOut)),
                "{json}"
            );
        }
    }

    #[test]
    fn an_admin_without_the_right_is_told_apart_from_a_store_without_the_app() {
        let admin = r#""authentication":{"adminUserEmail":{"value":"a@b.c"}}"#;
        let refused = r#""impersonate":{"canImpersonate":{"value":"false"}}"#;
        assert_eq!(
            read(&format!(r#"{{"namespaces":{{{admin},{refused}}}}}"#)),
            Some(Reading::NotOperator(NoRight::NoRole))
        );
        assert_eq!(
            read(&format!(r#"{{"namespaces":{{{admin}}}}}"#)),
            Some(Reading::NotOperator(NoRight::AppMissing))
        );
    }

    fn cart_in(json: &str) -> Option<Cart> {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        of_cart(OrderForm::from_json(&json).unwrap())
    }

    #[test]
    fn a_cart_tells_whose_it_is_and_how_much_comes_along() {
        let json = r#"{"orderFormId":"7f","items":[{"id":"1"},{"id":"2"}],"value":1,
            "clientProfileData":{"email":"ana@example.com","phone":null},
            "shippingData":{"address":{"street":"Rua A"},"selectedAddresses":[{"street":"Rua A"}],
                "availableAddresses":[{"street":"Rua A"},{"street":"Rua B"}]}}"#;
        let expected = Cart {
            id: "7f".to_owned(),
            email: Some("ana@example.com".to_owned()),
            items: 2,
            addresses: 2,
        };
        assert_eq!(cart_in(json), Some(expected));
    }

    #[test]
    fn addresses_of_a_cart_are_counted_wherever_they_are() {
        for (shipping, addresses) in [
            ("null", 0),
            ("{}", 0),
            (
                r#"{"address":null,"selectedAddresses":null,"availableAddresses":null}"#,
                0,
            ),
            (
                r#"{"address":null,"selectedAddresses":[],"availableAddresses":[]}"#,
                0,
            ),
            (r#"{"address":{},"logisticsInfo":[{}]}"#, 1),
            (r#"{"address":null,"selectedAddresses":[{},{}]}"#, 2),
            (r#"{"availableAddresses":[{}],"selectedAddresses":[]}"#, 1),
        ] {
            let json = format!(r#"{{"orderFormId":"7f","shippingData":{shipping}}}"#);
            assert_eq!(
                cart_in(&json).map(|it| it.addresses),
                Some(addresses),
                "{shipping}"
            );
        }
    }

    #[test]
    fn a_new_cart_names_nobody_and_an_answer_without_an_id_is_no_cart() {
        let json = r#"{"orderFormId":"7f","items":[],"clientProfileData":null}"#;
        assert!(cart_in(json).unwrap().is_empty_and_nobodys());
        assert_eq!(cart_in(r#"{"items":[]}"#), None);
    }

    #[test]
    fn an_answer_without_a_session_says_nothing() {
        assert_eq!(read(r#"{"sessionToken":"x","segmentToken":"y"}"#), None);
        assert_eq!(read("{}"), None);
    }

    #[test]
    fn nobody_is_impersonated_without_a_store_user() {
        let json = r#"{"namespaces":{
            "impersonate":{"canImpersonate":{"value":"True"},"storeUserId":{"value":""}},
            "public":{"vtex-impersonated-customer-email":{"value":"nobody@example.com"}}}}"#;
        assert_eq!(customer_in(json), None);
    }

    #[test]
    fn a_whole_customer_is_read() {
        let json = r#"{"namespaces":{
            "authentication":{"adminUserEmail":{"value":"op@example.com"}},
            "impersonate":{"canImpersonate":{"value":"true"},
                "storeUserId":{"value":"9f"},"storeUserEmail":{"value":"ana@example.com"}},
            "profile":{"id":{"value":"9f"},"firstName":{"value":"Ana"},
                "lastName":{"value":"Souza"},"document":{"value":"123"},
                "phone":{"value":"+55 11"}}}}"#;
        let expected = Customer {
            email: "ana@example.com".to_owned(),
            name: Some("Ana Souza".to_owned()),
            id: Some("123".to_owned()),
            phone: Some("+55 11".to_owned()),
            organization: None,
            cost_center: None,
        };
        assert_eq!(customer_in(json), Some(Arc::new(expected)));
    }

    #[test]
    fn a_business_customer_and_the_b2b_suites_own_user_are_recognised() {
        let json = r#"{"namespaces":{
            "impersonate":{"canImpersonate":{"value":"true"},
                "storeUserId":{"value":"9f"},"storeUserEmail":{"value":"ana@example.com"}},
            "storefront-permissions":{"organization":{"value":"org-1"},
                "costcenter":{"value":"cc-2"}},
            "public":{"impersonate":{"value":"b2b-user-7"}}}}"#;
        let Some(Reading::Operator {
            operator,
            served: Served::Customer(customer),
        }) = read(json)
        else {
            panic!("no customer")
        };
        assert!(operator.serves_b2b_user);
        assert_eq!(customer.organization.as_deref(), Some("org-1"));
        assert_eq!(customer.cost_center.as_deref(), Some("cc-2"));
        let ended = json.replace("b2b-user-7", "");
        let Some(Reading::Operator { operator, .. }) = read(&ended) else {
            panic!("no operator")
        };
        assert!(!operator.serves_b2b_user);
    }

    #[test]
    fn what_a_profile_lacks_is_absent_and_the_id_falls_back() {
        let json = r#"{"namespaces":{
            "impersonate":{"canImpersonate":{"value":"true"},
                "storeUserId":{"value":"9f"},"storeUserEmail":{"value":"ana@example.com"}},
            "profile":{"id":{"value":"9f"},"lastName":{"value":"Null"},
                "firstName":{"value":null}}}}"#;
        let customer = customer_in(json).unwrap();
        assert_eq!(customer.name.as_deref(), Some("Null"));
        assert_eq!(customer.id.as_deref(), Some("9f"));
        assert_eq!(customer.phone, None);
    }
}
