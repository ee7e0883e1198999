//! The build looks at the page's folder again whenever something in it changes, so that what is built in is never old.

fn main() {
    if std::path::Path::new("page").exists() {
        println!("cargo:rerun-if-changed=page");
    }
}
