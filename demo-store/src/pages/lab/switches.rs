//! What the form can change of the circumstances.

/// The switches: name in JSON, what it does.
pub(super) const SWITCHES: &[(&str, &str)] = &[
    (
        "appInstalled",
        "The app vtex.impersonate-session is installed",
    ),
    ("roleLost", "The operator has lost the telesales role"),
    ("operatorExpired", "The operator's login has expired"),
    (
        "lateStoreUser",
        "While a profile is late, the customer's id is too",
    ),
    (
        "neverAssumes",
        "No customer is ever assumed (known issue 1369897)",
    ),
    (
        "unnamed",
        "Somebody is served whom only the id names: no email, no profile",
    ),
    (
        "profileOfShopper",
        "A shopper's own login wins in the profile, and a sign-in leaves the other one",
    ),
    (
        "profileStays",
        "The profile stays the last customer's when the next is impersonated",
    ),
    ("pii", "Names and documents are hidden (PII account)"),
    (
        "driftAfterPurchase",
        "After a purchase the cart is the operator's (known issue 1003545)",
    ),
    (
        "driftAfterOrderAgain",
        "“Order again” makes the cart the operator's (known issue 947563)",
    ),
    (
        "operatorEmailInEmptyCart",
        "Adding with nobody impersonated writes the operator's email (known issue 1066571)",
    ),
    (
        "newCartNotKept",
        "A forced new cart is answered, and the browser keeps the old one (known issue 1056870)",
    ),
    (
        "anonymousKeepsEmail",
        "Making a cart anonymous changes nothing (known issue 417322)",
    ),
    (
        "anonymousElsewhere",
        "Making a cart anonymous leads to the sign-in, and changes nothing",
    ),
    (
        "profileDataTwice",
        "The same customer written again empties the cart's name, phone, document (known issue 911203)",
    ),
    ("cartEmailMasked", "The cart answers with asterisks"),
    ("cartEmailUpperCase", "The cart's email is in upper case"),
    (
        "cartReadWrites",
        "Reading a cart without an email writes the profile at its end (known issue 1386397)",
    ),
    ("booleansCapitalised", "Booleans are “True” and “False”"),
];

/// The numbers, named in the same way.
pub(super) const NUMBERS: &[(&str, &str)] = &[
    ("lateReads", "Reads before a profile arrives"),
    ("readLag", "Reads after a write that answer as before it"),
    ("clockOffsetSeconds", "Server clock off by seconds"),
];

/// The texts, none where the field is empty.
pub(super) const TEXTS: &[(&str, &str)] = &[(
    "allowedOrigin",
    "Origin whose pages may make calls, such as http://localhost:7000",
)];
