//! A hundred logins in a row (thirty in Firefox and WebKit, which share the time) while one answer
//! in ten goes wrong, in every way there is: never a wrong name, never a foreign cart in the end,
//! never a state with no way on, and no doubt that does not end. Each write whose answer is lost
//! keeps the bar in doubt for a quarter of a minute; the simulator plays thousands of those.
//!
//! `TELESALES_SEED` repeats a run's customers and faults; how the browser times them, it cannot.

mod dice;
mod glance;

use crate::support::{Engine, Stage, on_stage};
use dice::Dice;
use glance::Glance;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How many; where the toolbar's own doing is concerned, one engine is as good as another.
fn logins() -> usize {
    match Engine::under_test() {
        Engine::Chromium => 100,
        Engine::Firefox | Engine::WebKit => 30,
    }
}

/// How often an operator tries one login again before the test gives up.
const TRIES: usize = 12;

/// How often a doubt is asked about again before the test gives up, and how long after another.
/// It ends with the first answer that comes once the write cannot take effect any more.
const QUESTIONS: usize = 30;
const ASKED_EVERY: Duration = Duration::from_secs(1);

/// What the bar says when it cannot tell whom the store serves.
const DOUBTS: [&str; 2] = ["not confirmed", "Could not check"];

/// What the bar says when a logout has left the customer's cart behind.
const CART_KEPT: &str = "their cart is still here";

const CUSTOMERS: [&str; 20] = [
    "ana.souza@example.com",
    "bruno.lima@example.com",
    "carla.mendes@example.com",
    "jose.niguez@example.com",
    "yuki.tanaka@example.com",
    "layla.haddad@example.com",
    "eleni.papadopoulou@example.com",
    "wei.zhang@example.com",
    "aarav.sharma@example.com",
    "semnome@example.com",
    "semtelefone@example.com",
    "semdocumento@example.com",
    "maria+vip@example.com",
    "nome.comprido@example.com",
    "obrien@example.com",
    "null@example.com",
    "madonna@example.com",
    "a.very.long.address.that.somebody.really.uses.for.their.orders@department-of-household-things.example.org",
    "helio@example.org",
    "ines.costa@example.org",
];

/// What happened on the way.
#[derive(Debug, Default)]
struct Tally {
    logins: usize,
    logouts: usize,
    tries: usize,
    errors: usize,
    doubts: usize,
    questions: usize,
    looks: usize,
    foreign_carts: usize,
    longest: Duration,
}

/// Together, one request in ten is hit. Short ones, so that many fit into the time. Five
/// megabytes that say nothing are kept from reads: to the loader they say "no operator".
fn faults() -> Value {
    let mut faults = Vec::new();
    for kind in ["drop", "cut", "truncated", "html", "empty", "wrongType"] {
        faults.push(json!({ "endpoint": "any", "kind": kind }));
    }
    for code in [401, 403, 404, 429, 500, 503] {
        faults.push(json!({ "endpoint": "any", "kind": "status", "code": code }));
    }
    for kind in ["drop", "cut", "html", "empty"] {
        faults.push(json!({ "endpoint": "any", "kind": kind, "after": true }));
    }
    for endpoint in ["sessionWrite", "cartRead", "cartWrite"] {
        faults.push(json!({ "endpoint": endpoint, "kind": "huge" }));
    }
    faults.push(json!({ "endpoint": "any", "kind": "slow", "milliseconds": 300 }));
    faults.push(json!({ "endpoint": "any", "kind": "slow", "milliseconds": 300, "after": true }));
    let chance = 0.1 / faults.len() as f64;
    for fault in &mut faults {
        fault["chance"] = json!(chance);
    }
    json!(faults)
}

/// Waits until nothing is under way, and checks that what is shown is true.
async fn settled(stage: &Stage, tally: &mut Tally, seed: u64) -> Glance {
    let begun = Instant::now();
    let glance = Glance::settled(stage).await;
    tally.longest = tally.longest.max(begun.elapsed());
    tally.looks += 1;
    if let Some(shown) = &glance.name {
        assert_eq!(
            Some(shown),
            glance.true_name().as_ref(),
            "a wrong name; TELESALES_SEED={seed}; {glance:?}"
        );
    }
    assert!(
        glance.has_a_way_on(),
        "no way on; TELESALES_SEED={seed}; {glance:?}"
    );
    glance
}

/// The same, and asks until the bar can tell whom the store serves.
async fn certain(stage: &Stage, tally: &mut Tally, seed: u64) -> Glance {
    for question in 0..QUESTIONS {
        let glance = settled(stage, tally, seed).await;
        let Some(doubt) = glance.notice_of(&DOUBTS) else {
            return glance;
        };
        tally.doubts += usize::from(question == 0);
        tally.questions += 1;
        glance::press_notice(stage, doubt).await;
        sleep(ASKED_EVERY).await;
    }
    panic!("in doubt after {QUESTIONS} questions; TELESALES_SEED={seed}");
}

/// Asks for this customer until they are served, as an operator would: reads, then presses.
async fn serve(stage: &Stage, email: &str, tally: &mut Tally, seed: u64) {
    for _ in 0..TRIES {
        let glance = certain(stage, tally, seed).await;
        if glance.served.as_deref() == Some(email) && glance.name.is_some() {
            tally.logins += 1;
            return;
        }
        tally.errors += usize::from(!glance.error.is_empty());
        tally.tries += 1;
        stage.mark_page().await;
        if glance.name.is_some() {
            stage.switch_to(email).await;
        } else {
            stage.log_in_as(email).await;
        }
    }
    panic!("{email} could not be served in {TRIES} tries; TELESALES_SEED={seed}");
}

/// Asks for nobody until nobody is served and nothing of whoever was is left.
async fn log_out(stage: &Stage, tally: &mut Tally, seed: u64) {
    for _ in 0..TRIES {
        let glance = certain(stage, tally, seed).await;
        if let Some(left) = glance.notice_of(&[CART_KEPT]) {
            glance::press_notice(stage, left).await;
            continue;
        }
        if glance.name.is_none() {
            tally.logouts += 1;
            return;
        }
        if stage.find_part("customer-panel").await.is_none() {
            stage.click("customer-button").await;
        }
        stage.click("logout-button").await;
    }
    panic!("could not log out in {TRIES} tries; TELESALES_SEED={seed}");
}

/// With the store well again: the page tells the truth, and the cart is the customer's.
async fn all_is_well(stage: &Stage, tally: &mut Tally, seed: u64) {
    stage.lab(json!({ "reset": true })).await;
    stage.browser.open("/").await;
    certain(stage, tally, seed).await;
    // The customer is shown before the cart has been read: the warning may be yet to come.
    if foreign_cart(stage).await.is_some() {
        tally.foreign_carts += 1;
        let warning = "The cart belongs to";
        stage
            .follow_notice(warning, "Give the cart to the customer")
            .await;
        stage.no_notice(warning).await;
    }
    let foreign = foreign_cart(stage).await;
    assert_eq!(foreign, None, "TELESALES_SEED={seed}");
}

/// Whose the cart is and whom the store serves, where those are two.
async fn foreign_cart(stage: &Stage) -> Option<(String, Option<String>)> {
    let owner = stage.true_cart().await.0?;
    let served = stage.truly_served().await;
    (served.as_ref() != Some(&owner)).then_some((owner, served))
}

#[tokio::test]
async fn logins_with_faults_never_show_a_wrong_name() {
    let seed = dice::seed();
    println!("TELESALES_SEED={seed}");
    on_stage(move |stage| async move {
        let begun = Instant::now();
        let (mut dice, mut tally) = (Dice(seed), Tally::default());
        stage.operator_at_home().await;
        stage.lab(json!({ "faults": faults(), "seed": seed })).await;
        let mut last = "";
        for round in 0..logins() {
            let others: Vec<_> = CUSTOMERS.iter().filter(|it| **it != last).collect();
            last = others[dice.below(others.len())];
            serve(&stage, last, &mut tally, seed).await;
            if dice.below(8) == 0 {
                log_out(&stage, &mut tally, seed).await;
            }
            if round % 25 == 24 {
                println!("{tally:?} after {:?}", begun.elapsed());
                all_is_well(&stage, &mut tally, seed).await;
                stage
                    .lab(json!({ "faults": faults(), "seed": seed + round as u64 }))
                    .await;
            }
        }
        all_is_well(&stage, &mut tally, seed).await;
        println!("{tally:?} in {:?}; TELESALES_SEED={seed}", begun.elapsed());
        assert_eq!(tally.logins, logins());
    })
    .await;
}
