//! A telesales toolbar for VTEX stores.
