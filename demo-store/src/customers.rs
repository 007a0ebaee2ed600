//! Who shops here: the store's customers, found by the email they use.

mod list;

/// One customer as Master Data would hold it.
#[derive(Debug)]
pub(crate) struct Customer {
    /// Lower case, as the session gives it back.
    pub(crate) email: &'static str,
    /// An address under which this customer is found, too: the session answers with `email`
    /// (known issue 986324).
    pub(crate) other_email: Option<&'static str>,
    pub(crate) first_name: Option<&'static str>,
    pub(crate) last_name: Option<&'static str>,
    pub(crate) phone: Option<&'static str>,
    pub(crate) document: Option<&'static str>,
    /// The name of a price table; the store takes 15 % off for those who have one.
    pub(crate) price_table: Option<&'static str>,
    pub(crate) organization: Option<Organization>,
    pub(crate) nature: Nature,
}

/// What B2B Suite's `storefront-permissions` knows of a buyer.
#[derive(Debug)]
pub(crate) struct Organization {
    pub(crate) name: &'static str,
    pub(crate) cost_center: &'static str,
}

/// How the session behaves for a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    Plain,
    /// The profile is missing on so many reads and then arrives (known issue 1214877).
    Late(u32),
    /// The session never assumes this customer (known issue 1369897).
    NeverAssumed,
    /// A PII account: the id comes, the names do not (store-graphql PR 662).
    Private,
}

impl Customer {
    /// An id of the shape Master Data uses, always the same for the same email.
    pub(crate) fn id(&self) -> String {
        let high = fnv(self.email, 0xcbf2_9ce4_8422_2325);
        let low = fnv(self.email, 0x9ae1_6a3b_2f90_404f);
        format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            (low >> 48) & 0xfff,
            low & 0xffff_ffff_ffff
        )
    }

    /// The name for the store's own pages; the email where there is none.
    pub(crate) fn shown_name(&self) -> String {
        let names: Vec<&str> = [self.first_name, self.last_name]
            .into_iter()
            .flatten()
            .collect();
        if names.is_empty() || self.nature == Nature::Private {
            self.email.to_owned()
        } else {
            names.join(" ")
        }
    }
}

/// Every customer, in the order of the table in README.md.
pub(crate) fn all() -> &'static [Customer] {
    list::CUSTOMERS
}

/// The customer who uses `email`, in upper or lower case; a domain with accents is found only as
/// it is written here.
pub(crate) fn find(email: &str) -> Option<&'static Customer> {
    let email = email.to_lowercase();
    let uses = |customer: &&Customer| {
        customer.email == email || customer.other_email == Some(email.as_str())
    };
    all().iter().find(uses)
}

/// The first letter and asterisks, as an answer has it for somebody who may not see the rest.
pub(crate) fn masked(text: &str) -> String {
    let first: String = text.chars().take(1).collect();
    format!("{first}***")
}

/// FNV-1a: enough to spread a couple of dozen emails.
fn fnv(text: &str, start: u64) -> u64 {
    text.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
