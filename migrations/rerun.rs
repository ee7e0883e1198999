//! Tells Cargo to build again when a migration or a text is added: the macros that embed them do not notice a new file.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=locales");
}
