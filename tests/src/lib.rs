//! The harness that drives the real app in a display of its own, shared by the end-to-end tests, the
//! screenshots and the start-up measurements.

pub mod app;
pub mod axe;
pub mod bus;
pub mod cli;
mod close;
pub mod deadline;
pub mod desk;
pub mod desktop;
pub mod element;
pub mod figures;
pub mod keys;
pub mod launch;
pub mod processes;
pub mod screens;
pub mod startup;
pub mod tables;
pub mod webdriver;
