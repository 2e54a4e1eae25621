use std::io::BufRead;
fn main() {
    let name = std::env::args().nth(1).unwrap();
    let kind = calc::cases::Kind::ALL.into_iter().find(|k| k.name() == name).unwrap();
    for (n, line) in std::io::stdin().lock().lines().enumerate() {
        if let Some(a) = calc::cases::answer(kind, n + 1, line.unwrap().as_bytes()) { println!("{}", a.line); }
    }
}
