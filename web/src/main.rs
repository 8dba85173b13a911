//! The console: the engine's document on the left, what it does to real calls on the right.
#![expect(
    unreachable_pub,
    reason = "the component macro makes its functions `pub`"
)]

mod app;
mod browser;
mod fetch;
mod session;
mod signing;
mod stage;
mod worker;

// 1 KB smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    // Without it a panic in the browser is the one word `unreachable`.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    leptos::mount::mount_to_body(app::App);
}
