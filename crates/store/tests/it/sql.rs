//! Enough of SQL's grammar to see what a statement names and where its parameters go.

/// A piece of a statement; words in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Word(String),
    Text(String),
    Param(usize),
    Sign(&'static str),
}

impl Token {
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn is_comparison(&self) -> bool {
        matches!(self, Self::Sign("=" | "<>" | "<" | ">" | "<=" | ">=")) || self.is("like")
    }
}

const SIGNS: [&str; 22] = [
    "<=", ">=", "<>", "!=", "||", "::", "(", ")", ",", ".", "=", "<", ">", "+", "-", "*", "/", ";", "[", "]", "?", "@",
];

/// Cuts a statement into pieces.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
        } else if let Some(comment) = rest.strip_prefix("--") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(after) = rest.strip_prefix('\'') {
            let (literal, after) = literal(after);
            tokens.push(Token::Text(literal));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('$') {
            let len = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            tokens.push(Token::Param(after[..len].parse().expect("a parameter has a number")));
            rest = &after[len..];
        } else if first.is_alphanumeric() || first == '_' || first == '"' {
            let inner = |c: char| !(c.is_alphanumeric() || c == '_' || c == '"');
            let len = rest.find(inner).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..len].trim_matches('"').to_lowercase()));
            rest = &rest[len..];
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let sign = sign.unwrap_or_else(|| panic!("no sign of SQL: {rest}"));
            tokens.push(Token::Sign(sign));
            rest = &rest[sign.len()..];
        }
    }
    tokens
}

/// A text up to its closing quote, and what follows it.
fn literal(mut rest: &str) -> (String, &str) {
    let mut literal = String::new();
    loop {
        let (part, after) = rest.split_once('\'').expect("a text ends");
        literal.push_str(part);
        match after.strip_prefix('\'') {
            Some(more) => {
                literal.push('\'');
                rest = more;
            }
            None => return (literal, after),
        }
    }
}

/// Where the parenthesis that opens at `open` closes.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (place, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Sign("(") => depth += 1,
            Token::Sign(")") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place;
        }
    }
    panic!("a parenthesis stays open");
}

/// The parts between commas of a list without its parentheses.
pub fn items(tokens: &[Token]) -> Vec<&[Token]> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign("(") => depth += 1,
            Token::Sign(")") => depth -= 1,
            Token::Sign(",") if depth == 0 => {
                parts.push(&tokens[start..place]);
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.push(&tokens[start..]);
    parts
}

/// An INSERT's columns, each with its value: of VALUES, or of a SELECT's list.
pub fn inserted(tokens: &[Token]) -> Vec<(&str, &[Token])> {
    if !tokens.first().is_some_and(|first| first.is("insert")) {
        return Vec::new();
    }
    let open = 3;
    let close = closing(tokens, open);
    let columns = items(&tokens[open + 1..close]).into_iter().filter_map(|item| item[0].word());
    let values = match &tokens[close + 1] {
        word if word.is("values") => &tokens[close + 3..closing(tokens, close + 2)],
        word if word.is("select") => {
            let mut depth = 0;
            let end = tokens[close + 2..].iter().position(|token| {
                match token {
                    Token::Sign("(") => depth += 1,
                    Token::Sign(")") => depth -= 1,
                    _ => {}
                }
                depth == 0 && (token.is("from") || token.is("where"))
            });
            &tokens[close + 2..end.map_or(tokens.len(), |end| close + 2 + end)]
        }
        other => panic!("an INSERT goes on with {other:?}"),
    };
    columns.zip(items(values)).collect()
}

#[test]
fn statements_are_cut_into_pieces() {
    let cut = tokens("SELECT a.\"B\" FROM t -- why\nWHERE x >= $12 AND y = 'it''s'");
    let words: Vec<&str> = cut.iter().filter_map(Token::word).collect();
    assert_eq!(words, ["select", "a", "b", "from", "t", "where", "x", "and", "y"]);
    assert!(cut.contains(&Token::Param(12)) && cut.contains(&Token::Text("it's".to_owned())));
    let cut = tokens("INSERT INTO t (a, b) VALUES ($1, CAST($2 AS TEXT)) ON CONFLICT (a) DO NOTHING");
    let pairs = inserted(&cut);
    assert_eq!(pairs.len(), 2);
    assert_eq!(pairs[0], ("a", &[Token::Param(1)][..]));
    assert_eq!(pairs[1].0, "b");
}
