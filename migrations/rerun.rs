//! Tells Cargo to build again when a migration or a text is added: the macros that embed them do not notice a new file. And has the
//! linker write the program's relocations in the packed form (RELR, from glibc 2.36 on; a linker that does not know it warns and goes
//! on): the plain table is 1.3 MiB, all of it read at each start.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=locales");
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
