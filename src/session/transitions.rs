//! From one state to the next. Every transition there is, and none that ends nowhere.

mod answers;
mod commands;

pub(super) use answers::after_answer;
pub(super) use commands::after_command;

use super::state::{OperatorSession, Task};
use crate::model::Served;

impl OperatorSession {
    fn with_task(&self, task: Task) -> Self {
        Self {
            task,
            ..self.clone()
        }
    }

    /// The cart was read for who was served before.
    fn serving(&self, served: Served, task: Task) -> Self {
        Self {
            operator: self.operator.clone(),
            served,
            cart: None,
            task,
        }
    }
}
