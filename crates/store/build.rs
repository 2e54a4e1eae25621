//! Makes a new migration file reach the program: the macro that embeds them does not notice it by itself.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
