//! What others say of our seals: pyHanko, poppler, qpdf.

use crate::{
    sample::{LETTER, authority, sealed},
    tools::{Folder, ask, demand, pyhanko},
};
use seal::Authority;

/// qpdf finds the file sound, poppler every seal valid, pyHanko the last one trusted and covering everything.
pub(crate) fn accept(file: &[u8], authority: &Authority, seals: usize) {
    let folder = Folder::new();
    folder.write("sealed.pdf", file);
    folder.write("root.pem", authority.root().to_pem());
    demand("qpdf", &["--check", "sealed.pdf"], &folder);
    let poppler = demand("pdfsig", &["-nocert", "sealed.pdf"], &folder);
    assert_eq!(poppler.matches("Signature is Valid.").count(), seals, "{poppler}");
    assert!(poppler.contains("Total document signed"), "{poppler}");
    let judged = validate(&folder, &[]);
    assert!(judged.contains("judged VALID"), "{judged}");
    assert!(judged.contains("covers the entire file"), "{judged}");
    assert!(!judged.contains("INVALID"), "{judged}");
}

/// What pyHanko says to each seal.
pub(crate) fn validate(folder: &Folder, more: &[&str]) -> String {
    let arguments =
        ["sign", "validate", "--pretty-print", "--trust", "root.pem", "--trust-replace", "--no-revocation-check"];
    demand(pyhanko(), &[arguments.as_slice(), more, &["sealed.pdf"]].concat(), folder)
}

#[test]
fn a_sealed_letter_is_accepted() {
    let file = sealed(LETTER, "Seal1");
    accept(&file, &authority(), 1);
    let folder = Folder::new();
    folder.write("sealed.pdf", &file);
    folder.write("root.pem", authority().root().to_pem());
    let arguments =
        ["sign", "adesverify", "--trust", "root.pem", "--trust-replace", "--no-revocation-check", "sealed.pdf"];
    let judged = demand(pyhanko(), &arguments, &folder);
    assert!(judged.contains("INTACT:TRUSTED,UNTOUCHED"), "{judged}");
}

#[test]
fn two_seals_are_accepted() {
    accept(&sealed(&sealed(LETTER, "Seal1"), "Seal2"), &authority(), 2);
}

#[test]
fn a_changed_letter_is_refused_by_others_too() {
    let mut file = sealed(LETTER, "Seal1");
    file[LETTER.len() / 2] ^= 1;
    let folder = Folder::new();
    folder.write("sealed.pdf", &file);
    folder.write("root.pem", authority().root().to_pem());
    let (_, poppler) = ask("pdfsig", &["-nocert", "sealed.pdf"], &folder);
    assert!(poppler.contains("Digest Mismatch"), "{poppler}");
    let (content, judged) = ask(pyhanko(), &["sign", "validate", "--trust", "root.pem", "sealed.pdf"], &folder);
    assert!(!content, "{judged}");
}

#[test]
fn the_page_looks_the_same() {
    let folder = Folder::new();
    folder.write("before.pdf", LETTER);
    folder.write("after.pdf", sealed(LETTER, "Seal1"));
    for name in ["before", "after"] {
        demand("pdftoppm", &["-r", "50", &format!("{name}.pdf"), name], &folder);
    }
    assert_eq!(folder.read("before-1.ppm"), folder.read("after-1.ppm"));
}
