//! The logins that the store remembers, and what their cookies tell the session.

use super::World;
use crate::cookies::{self, Jar, SetCookie};
use crate::customers::Customer;
use crate::session::Inputs;
use crate::staff::Staff;

/// Whom an auth cookie stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Login {
    Staff(&'static Staff),
    Shopper(&'static Customer),
}

impl World {
    /// Signs somebody in, in a new session; the answer is what becomes of the auth cookies.
    pub(crate) fn sign_in(&mut self, token: &str, login: Login) -> Vec<SetCookie> {
        self.renew_session(token);
        let (name, other) = match login {
            Login::Staff(_) => (cookies::ADMIN, cookies::SHOPPER),
            Login::Shopper(_) => (cookies::SHOPPER, cookies::ADMIN),
        };
        let key = self.token();
        let mut set = vec![SetCookie::new(name, &key)];
        self.logins.insert(key, login);
        if !self.browser(token).lab.scenario.profile_of_shopper {
            set.push(SetCookie::ended(other));
        }
        set
    }

    /// Ends the logins, the session's contents and the cart. The cookie that scripts write for
    /// impersonation is theirs to delete.
    pub(crate) fn sign_out(&mut self, token: &str) -> [SetCookie; 3] {
        self.renew_session(token);
        [cookies::ADMIN, cookies::SHOPPER, cookies::CART].map(SetCookie::ended)
    }

    /// No longer accepts an auth cookie of this value.
    pub(crate) fn forget_login(&mut self, key: &str) {
        self.logins.remove(key);
    }

    pub(super) fn inputs(&self, jar: &Jar) -> Inputs {
        let mut inputs = Inputs {
            impersonated_cookie: jar
                .get(cookies::IMPERSONATED)
                .filter(|email| !email.is_empty())
                .map(str::to_owned),
            ..Inputs::default()
        };
        for name in [cookies::ADMIN, cookies::SHOPPER] {
            let Some(token) = jar.get(name) else { continue };
            match self.logins.get(token) {
                Some(Login::Staff(staff)) if name == cookies::ADMIN => inputs.staff = Some(staff),
                Some(Login::Shopper(customer)) if name == cookies::SHOPPER => {
                    inputs.shopper = Some(customer);
                }
                _ => continue,
            }
            inputs.auth_cookies.push((name, token.to_owned()));
        }
        inputs
    }
}
