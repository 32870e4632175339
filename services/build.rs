//! The demo content is embedded: when a file of it changes, build again.

fn main() {
    println!("cargo:rerun-if-changed=demo");
}
