//! Carts: VTEX's orderForm, which has an identity of its own beside the session.

mod address;
mod client;

use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) use address::Address;
pub(crate) use client::Client;

use crate::browser::Browser;
use crate::catalog::{self, Product};
use crate::customers::Customer;
use crate::lab::Scenario;
use crate::session::Session;

/// A cart. Whose it is, `client` says, not the session.
#[derive(Clone, Debug)]
pub(crate) struct Cart {
    pub(crate) id: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) client: Option<Client>,
    /// Where the checkout is to deliver; it stays when the cart becomes another customer's.
    pub(crate) address: Option<Address>,
}

/// So many of one product.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) product: &'static Product,
    pub(crate) quantity: u32,
}

/// The most of one product a cart holds.
const MOST: u32 = 99;

impl Cart {
    /// An empty cart of whoever the session's profile is.
    pub(crate) fn new(id: Uuid, session: &Session) -> Self {
        Self {
            id: id.simple().to_string(),
            lines: Vec::new(),
            client: session.profile().map(|customer| Client::of(customer.email)),
            address: None,
        }
    }

    /// The same items in a new cart without personal data
    /// (Checkout API, `changeToAnonymousUser`).
    pub(crate) fn anonymous(&self, id: Uuid) -> Self {
        Self {
            id: id.simple().to_string(),
            lines: self.lines.clone(),
            client: None,
            address: None,
        }
    }

    /// Adds items. A cart that is nobody's becomes the profile's, or, with known
    /// issue 1066571, the operator's.
    pub(crate) fn add(
        &mut self,
        product: &'static Product,
        quantity: u32,
        session: &Session,
        scenario: &Scenario,
    ) {
        match self
            .lines
            .iter_mut()
            .find(|line| line.product.id == product.id)
        {
            Some(line) => line.quantity = line.quantity.saturating_add(quantity).min(MOST),
            None => self.lines.push(Line {
                product,
                quantity: quantity.min(MOST),
            }),
        }
        self.lines.retain(|line| line.quantity > 0);
        if self.client.is_none() {
            let drifted = session
                .operator()
                .filter(|_| scenario.operator_email_in_empty_cart)
                .map(|staff| staff.email);
            self.client = session
                .profile()
                .map(|customer| customer.email)
                .or(drifted)
                .map(Client::of);
        }
    }

    /// Writes whose cart it is; items and address stay. The same customer once more counts as known
    /// issue 911203 has it.
    pub(crate) fn identify(&mut self, email: &str, scenario: &Scenario) {
        let again = self.client.as_ref().is_some_and(|client| client.is(email));
        self.client = Some(Client {
            email: email.to_owned(),
            is_emptied: again && scenario.profile_data_twice,
        });
    }

    /// Sets how many of one product there are; none takes it out.
    pub(crate) fn set(&mut self, product: &Product, quantity: u32) {
        for line in &mut self.lines {
            if line.product.id == product.id {
                line.quantity = quantity.min(MOST);
            }
        }
        self.lines.retain(|line| line.quantity > 0);
    }

    pub(crate) fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// What the items cost at the prices of `customer`, in cents.
    pub(crate) fn total(&self, customer: Option<&Customer>) -> u64 {
        self.lines.iter().map(|line| line.total(customer)).sum()
    }

    /// The orderForm (Checkout API), as far as a toolbar or a tester may look.
    pub(crate) fn order_form(&self, browser: &Browser) -> Value {
        let session = &browser.session;
        let scenario = &browser.lab.scenario;
        let profile = session.profile();
        let items: Vec<Value> = self.lines.iter().map(|line| line.json(profile)).collect();
        let client = self.client.as_ref();
        json!({
            "orderFormId": self.id,
            "salesChannel": crate::session::TRADE_POLICY,
            "loggedIn": profile.is_some(),
            "userType": session.operator().map(|_| "callCenterOperator"),
            "value": self.total(profile),
            "items": items,
            "clientProfileData": client.map(|client| client.json(scenario)),
            "shippingData": self.address.as_ref().map(Address::json),
            "messages": [],
        })
    }
}

impl Line {
    /// The price of one, for `customer`.
    pub(crate) fn selling_price(&self, customer: Option<&Customer>) -> u64 {
        price_for(self.product, customer)
    }

    pub(crate) fn total(&self, customer: Option<&Customer>) -> u64 {
        self.selling_price(customer) * u64::from(self.quantity)
    }

    fn json(&self, customer: Option<&Customer>) -> Value {
        json!({
            "id": self.product.id,
            "name": self.product.name,
            "quantity": self.quantity,
            "price": self.product.price,
            "sellingPrice": self.selling_price(customer),
        })
    }
}

/// What `product` costs `customer`.
pub(crate) fn price_for(product: &Product, customer: Option<&Customer>) -> u64 {
    match customer.and_then(|customer| customer.price_table) {
        Some(_) => catalog::discounted(product.price),
        None => product.price,
    }
}
