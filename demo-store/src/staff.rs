//! Who works here: the people with an admin login, and what their role allows.

/// A person who signs in with an admin account.
#[derive(Debug)]
pub(crate) struct Staff {
    /// What the sign-in form calls them.
    pub(crate) key: &'static str,
    pub(crate) email: &'static str,
    pub(crate) name: &'static str,
    pub(crate) role: Role,
}

/// The roles of VTEX's help center that matter to telesales
/// ("Creating a call center user", "Predefined roles").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    CallCenterOperator,
    /// Sees only the orders this operator placed.
    CallCenterOperatorRestricted,
    SalesAssociate,
    /// An admin without the resource "Televendas".
    ContentEditor,
}

impl Role {
    pub(crate) fn may_impersonate(self) -> bool {
        self != Self::ContentEditor
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CallCenterOperator => "Call center operator",
            Self::CallCenterOperatorRestricted => "Call center operator (restricted order views)",
            Self::SalesAssociate => "Sales associate",
            Self::ContentEditor => "Staff without telesales role",
        }
    }
}

/// Everybody with an admin login.
pub(crate) const STAFF: &[Staff] = &[
    Staff {
        key: "operator",
        email: "olga.operator@example.com",
        name: "Olga Operator",
        role: Role::CallCenterOperator,
    },
    Staff {
        key: "restricted",
        email: "rui.restrito@example.com",
        name: "Rui Restrito",
        role: Role::CallCenterOperatorRestricted,
    },
    Staff {
        key: "associate",
        email: "sofia.sales@example.com",
        name: "Sofia Sales",
        role: Role::SalesAssociate,
    },
    Staff {
        key: "staff",
        email: "cesar.content@example.com",
        name: "César Content",
        role: Role::ContentEditor,
    },
];

/// The member of staff the sign-in form means by `key`.
pub(crate) fn find(key: &str) -> Option<&'static Staff> {
    STAFF.iter().find(|staff| staff.key == key)
}

/// The member of staff who has this address.
pub(crate) fn find_by_email(email: &str) -> Option<&'static Staff> {
    STAFF.iter().find(|staff| staff.email == email)
}
