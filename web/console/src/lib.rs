//! The console without its browser. One value, the [`Model`](model::Model), is everything that the page is about;
//! [`update`](mod@update) is what is done to it, [`views`] is what is to be seen of it, as HTML. All of it are functions
//! of values, tested natively; `baton-web` shows it in a browser, and a worker plays the live call with it.

pub mod action;
pub mod calls;
pub mod conditions;
pub mod desk;
pub mod export;
pub mod live;
pub mod many;
pub mod model;
pub mod reading;
pub mod samples;
pub mod theatre;
pub mod time;
pub mod update;
pub mod views;
pub mod words;
