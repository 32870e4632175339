//! The wasm entry point: wakes the islands of the page, nothing else.

// Without this the linker drops the islands, and nothing on the page wakes.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the boot script when the module has loaded.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
