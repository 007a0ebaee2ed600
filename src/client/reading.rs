//! From a session answer to what it says: the one place where wire values get a meaning.
//!
//! Which answer says what is decided by `samples/session`, with which the loader and others that
//! judge sessions are tried, too.

use crate::model::{
    Cart, Customer, NoRight, Operator, ProfileMatch, Reading, Served, is_same_address,
};
use crate::protocol::{
    Authentication, Impersonate, Leaf, Namespaces, OrderForm, Profile, SessionAnswer,
    StorefrontPermissions,
};
use std::sync::Arc;

/// `None` when the answer holds no session at all, as the two tokens of a plain write do.
pub(super) fn of(answer: SessionAnswer) -> Option<Reading> {
    let Namespaces {
        authentication,
        impersonate,
        profile,
        public,
        storefront_permissions,
    } = answer.namespaces?;
    let Authentication { admin_user_email } = authentication.unwrap_or_default();
    let admin = admin_user_email.text().is_some();
    let impersonate = match impersonate {
        Some(impersonate) if impersonate.can_impersonate.is_true() => impersonate,
        Some(_) if admin => return Some(Reading::NotOperator(NoRight::NoRole)),
        None if admin => return Some(Reading::NotOperator(NoRight::AppMissing)),
        Some(_) | None => return Some(Reading::NotOperator(NoRight::SignedOut)),
    };
    let public = public.unwrap_or_default();
    Some(Reading::Operator {
        operator: Operator {
            email: owned(&admin_user_email),
            serves_b2b_user: public.impersonate.text().is_some(),
        },
        served: served(
            &impersonate,
            &profile.unwrap_or_default(),
            &storefront_permissions.unwrap_or_default(),
        ),
    })
}

/// An unknown customer leaves `storeUserId` empty whatever `public` says, so that decides. With an
/// id and without an address, the session acts for somebody and does not say for whom.
fn served(
    impersonate: &Impersonate,
    profile: &Profile,
    business: &StorefrontPermissions,
) -> Served {
    let Some(id) = impersonate.store_user_id.text() else {
        return Served::Nobody;
    };
    let is_theirs_by_id = profile.id.text() == Some(id);
    let own_address = || profile.email.text().filter(|_| is_theirs_by_id);
    let Some(email) = impersonate.store_user_email.text().or_else(own_address) else {
        return Served::Unconfirmed;
    };
    let profile_match = match (profile.id.text(), profile.email.text()) {
        _ if is_theirs_by_id => ProfileMatch::Theirs,
        (_, Some(other)) if is_same_address(other, email) => ProfileMatch::Theirs,
        (None, None) => ProfileMatch::Missing,
        (_, _) => ProfileMatch::AnotherPersons,
    };
    let customer = Customer {
        email: email.to_owned(),
        name: None,
        id: None,
        phone: None,
        organization: None,
        cost_center: None,
        profile: profile_match,
    };
    Served::Customer(Arc::new(match profile_match {
        ProfileMatch::Theirs => Customer {
            name: full_name(&profile.first_name, &profile.last_name),
            id: owned(&profile.document).or_else(|| owned(&profile.id)),
            phone: owned(&profile.phone),
            organization: owned(&business.organization),
            cost_center: owned(&business.costcenter),
            ..customer
        },
        ProfileMatch::Missing | ProfileMatch::AnotherPersons => customer,
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
    use crate::protocol::FromJson;

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
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod samples;
