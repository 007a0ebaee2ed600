//! Orders: those the story starts with, and those placed while the store runs.

use crate::cart::{Cart, Line};
use crate::catalog;
use crate::customers;

/// A finished purchase.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) number: String,
    /// Whose order it is: the cart's email at the time, right or wrong.
    pub(crate) email: String,
    /// Who placed it on behalf (`callCenterOperatorData.email`).
    pub(crate) operator: Option<&'static str>,
    pub(crate) placed: String,
    pub(crate) status: &'static str,
    pub(crate) lines: Vec<Line>,
    pub(crate) total: u64,
}

/// The orders there are when the store opens.
pub(crate) fn seeded() -> Vec<Order> {
    let ana = "ana.souza@example.com";
    let olga = Some("olga.operator@example.com");
    vec![
        seed(
            1,
            ana,
            None,
            "12 May 2026",
            "Delivered",
            &[("1001", 1), ("1004", 2)],
        ),
        seed(2, ana, olga, "3 June 2026", "Delivered", &[("1011", 3)]),
        seed(3, ana, olga, "28 July 2026", "On its way", &[("1003", 1)]),
        seed(
            4,
            "bruno.lima@example.com",
            None,
            "30 July 2026",
            "Preparing",
            &[("1008", 1)],
        ),
        seed(
            5,
            "carla.mendes@example.com",
            olga,
            "1 August 2026",
            "Preparing",
            &[("1012", 4)],
        ),
        seed(
            6,
            "maria+vip@example.com",
            None,
            "2 August 2026",
            "Delivered",
            &[("1009", 2)],
        ),
    ]
}

/// The number of the order at `position` in the list of all.
pub(crate) fn number(position: usize) -> String {
    format!("18{:05}-01", 4200 + position)
}

fn seed(
    position: usize,
    email: &str,
    operator: Option<&'static str>,
    placed: &str,
    status: &'static str,
    lines: &[(&str, u32)],
) -> Order {
    let lines: Vec<Line> = lines
        .iter()
        .filter_map(|(id, quantity)| {
            Some(Line {
                product: catalog::by_id(id)?,
                quantity: *quantity,
            })
        })
        .collect();
    let customer = customers::find(email);
    Order {
        number: number(position),
        email: email.to_owned(),
        operator,
        placed: placed.to_owned(),
        status,
        total: lines.iter().map(|line| line.total(customer)).sum(),
        lines,
    }
}

impl Order {
    /// The order that `cart` becomes.
    pub(crate) fn place(
        cart: &Cart,
        number: String,
        email: String,
        operator: Option<&'static str>,
        total: u64,
    ) -> Self {
        Self {
            number,
            email,
            operator,
            placed: "Today".to_owned(),
            status: "Received",
            lines: cart.lines.clone(),
            total,
        }
    }
}
