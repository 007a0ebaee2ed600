//! At home everything works, elsewhere nothing does.

use super::SendWrapper;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::thread;

/// What a panic on another thread says, if there is one.
fn elsewhere<T>(act: impl FnOnce() -> T + Send + 'static) -> Option<String>
where
    T: Send + 'static,
{
    let panic = thread::spawn(act).join().err()?;
    Some((*panic.downcast_ref::<&str>().unwrap()).to_owned())
}

#[test]
fn at_home_it_is_the_value() {
    let mut wrapper = SendWrapper::new(Cell::new(1));
    wrapper.set(2);
    *wrapper.get_mut() += 1;
    assert!(wrapper.valid());
    assert_eq!(wrapper.clone().take().get(), 3);
    assert!(format!("{wrapper:?}").contains("Cell { value: 3 }"));
}

#[test]
fn elsewhere_it_is_not_used() {
    let wrapper = SendWrapper::new(1);
    let said = elsewhere(move || {
        assert!(!wrapper.valid());
        *wrapper + 1
    });
    assert_eq!(said.unwrap(), "used on another thread than its own");
    let wrapper = SendWrapper::new(1);
    let said = elsewhere(move || wrapper.take());
    assert_eq!(said.unwrap(), "used on another thread than its own");
}

#[test]
fn elsewhere_it_is_not_dropped_unless_that_does_nothing() {
    let value = Rc::new(());
    let wrapper = SendWrapper::new(Rc::clone(&value));
    let said = elsewhere(move || drop(wrapper));
    assert_eq!(said.unwrap(), "dropped on another thread than its own");
    assert_eq!(Rc::strong_count(&value), 2, "it is left as it was");
    let number = SendWrapper::new(1);
    assert_eq!(elsewhere(move || drop(number)), None);
}

#[test]
fn it_is_dropped_once() {
    let value = Rc::new(());
    drop(SendWrapper::new(Rc::clone(&value)));
    assert_eq!(Rc::strong_count(&value), 1);
    let taken = SendWrapper::new(Rc::clone(&value)).take();
    assert_eq!(Rc::strong_count(&value), 2);
    drop(taken);
    assert_eq!(Rc::strong_count(&value), 1);
}

#[test]
fn a_thread_that_ended_leaves_its_number_to_nobody() {
    let wrapper = thread::spawn(|| SendWrapper::new(1)).join().unwrap();
    for _ in 0..20 {
        let wrapper = &wrapper;
        let used = thread::scope(|scope| scope.spawn(|| wrapper.valid()).join().unwrap());
        assert!(!used);
    }
    let deref = catch_unwind(AssertUnwindSafe(|| *wrapper));
    assert!(deref.is_err());
}

#[cfg(feature = "futures")]
#[test]
fn a_future_is_asked_at_home_only() {
    use std::future::{Future, ready};
    use std::task::{Context, Poll, Waker};

    let ask = |mut future: std::pin::Pin<Box<SendWrapper<std::future::Ready<i32>>>>| {
        let mut context = Context::from_waker(Waker::noop());
        future.as_mut().poll(&mut context)
    };
    assert_eq!(ask(Box::pin(SendWrapper::new(ready(1)))), Poll::Ready(1));
    let away = Box::pin(SendWrapper::new(ready(1)));
    let said = elsewhere(move || ask(away));
    assert_eq!(said.unwrap(), "used on another thread than its own");
}
