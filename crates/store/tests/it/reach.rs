//! Judges a statement's text: does it hold itself to the rows of its reach?

use crate::catalog::{Table, Tables};
use crate::sql::{Token, closing, inserted, items, tokens};

/// A table where a statement names it.
#[derive(Debug)]
struct Named<'a> {
    name: &'a str,
    alias: &'a str,
    /// Which SELECT it belongs to: the place of its parenthesis, or 0.
    block: usize,
    place: usize,
}

/// A statement, cut and read.
pub struct Read<'a> {
    tokens: &'a [Token],
    named: Vec<Named<'a>>,
    /// For each token the place of the parenthesis around it, and of the SELECT around it; 0 is the statement.
    groups: Vec<usize>,
    blocks: Vec<usize>,
}

/// What is wrong with a statement; nothing if it holds itself to its reach.
pub fn faults(reach: &str, text: &str, tables: &Tables) -> Vec<String> {
    let tokens = tokens(text);
    let read = Read::new(&tokens, tables);
    let scoped = |named: &&Named<'_>| tables.get(named.name).is_some_and(Table::is_scoped);
    let named: Vec<&Named<'_>> = read.named.iter().filter(scoped).collect();
    match reach {
        "System" => Vec::new(),
        "Org" | "Desk" => read.unbound(&named, "org_id", reach == "Desk", tables),
        "Own" => read.unbound(&named, "person_id", false, tables),
        "Internal" => named.into_iter().filter_map(|named| read.unkeyed(named, tables)).collect(),
        other => vec![format!("{other} is no reach that the tests know")],
    }
}

impl<'a> Read<'a> {
    pub fn new(tokens: &'a [Token], tables: &'a Tables) -> Self {
        let (mut groups, mut blocks) = (Vec::new(), Vec::new());
        let mut open = vec![(0, 0)];
        for (place, token) in tokens.iter().enumerate() {
            let top = open.len() - 1;
            if ["union", "except", "intersect"].iter().any(|word| token.is(word)) {
                open[top].1 = place;
            }
            let (group, block) = open[top];
            groups.push(group);
            blocks.push(block);
            match token {
                Token::Sign("(") => {
                    let select = tokens[place + 1].is("select");
                    open.push((place, if select { place } else { block }));
                }
                Token::Sign(")") => drop(open.pop()),
                _ => {}
            }
        }
        let mut read = Self { tokens, named: Vec::new(), groups, blocks };
        read.named = read.name(tables);
        read
    }

    fn name(&self, tables: &'a Tables) -> Vec<Named<'a>> {
        let mut named = Vec::new();
        for place in 1..self.tokens.len() {
            let Some(name) = self.tokens[place].word() else { continue };
            let before = &self.tokens[place - 1];
            let introduced =
                ["from", "join", "into", "update"].iter().any(|word| before.is(word)) || *before == Token::Sign(",");
            let locked = before.is("update") && place > 1;
            let Some((name, _)) = tables.get_key_value(name).filter(|_| introduced && !locked) else { continue };
            let mut next = place + 1;
            if self.tokens.get(next).is_some_and(|token| token.is("as")) {
                next += 1;
            }
            let alias = self.tokens.get(next).and_then(Token::word).filter(|word| !KEYWORDS.contains(word));
            named.push(Named { name, alias: alias.unwrap_or(name), block: self.blocks[place], place });
        }
        named
    }

    /// The table that a column at this place belongs to, by its alias or because the SELECT has only one with it.
    pub fn table_of(&self, place: usize, tables: &Tables) -> Option<&str> {
        let column = self.tokens[place].word()?;
        let has = |named: &&Named<'_>| tables.get(named.name).is_some_and(|table| table.has(column));
        let found = if let Some(alias) = self.alias(place) {
            self.named.iter().find(|named| named.alias == alias)
        } else {
            let block = self.blocks[place];
            let near = self.named.iter().filter(|named| named.block == block).find(has);
            near.or_else(|| self.named.iter().find(has))
        };
        found.filter(has).map(|named| named.name)
    }

    /// The scoped tables that the statement names.
    pub fn scoped(&self, tables: &Tables) -> Vec<&'a str> {
        self.named.iter().map(|named| named.name).filter(|name| tables[*name].is_scoped()).collect()
    }

    fn alias(&self, place: usize) -> Option<&str> {
        let dotted = place >= 2 && self.tokens[place - 1] == Token::Sign(".");
        dotted.then(|| self.tokens[place - 2].word()).flatten()
    }

    fn unbound(&self, named: &[&Named<'_>], column: &str, desk: bool, tables: &Tables) -> Vec<String> {
        let mut faults = Vec::new();
        let bound = self.bound(named, column, desk);
        for (index, table) in named.iter().enumerate() {
            if !(tables[table.name].has(column) || tables[table.name].has(OWNER)) {
                faults.push(format!("{} has no {column}, so this reach does not reach it", table.name));
            } else if !bound[index] {
                faults.push(format!("{} is not held to {column} = $1", table.alias));
            }
        }
        faults.extend(self.moves(column));
        faults.extend(self.overwrites(column));
        faults
    }

    /// Which tables are held to `$1`, directly or by being equal to one that is.
    fn bound(&self, named: &[&Named<'_>], column: &str, desk: bool) -> Vec<bool> {
        let is_held = |place| if desk { self.in_list(place) } else { self.is_first(place) };
        let direct = |table: &&Named<'_>| self.conditions(table, column).any(is_held);
        let mut bound: Vec<bool> = named.iter().map(direct).collect();
        loop {
            let before = bound.clone();
            let held: Vec<&Named<'_>> =
                named.iter().zip(&before).filter(|(_, held)| **held).map(|(table, _)| *table).collect();
            for (index, table) in named.iter().enumerate() {
                let equal = |other: &&Named<'_>| self.equals(table, other, column) || self.equals(other, table, column);
                bound[index] |= held.iter().any(equal) || self.is_inserted(table, column, &held);
            }
            if bound == before {
                return bound;
            }
        }
    }

    /// Whether a condition makes the owners of two tables' rows the same.
    fn equals(&self, table: &Named<'_>, other: &Named<'_>, column: &str) -> bool {
        self.conditions(table, column).any(|place| match &self.tokens[place + 1..] {
            [Token::Sign("="), alias, Token::Sign("."), own, ..] => alias.is(other.alias) && is_owner(own, column),
            _ => false,
        })
    }

    /// Places where the column of a table's owner stands in a condition that must hold.
    fn conditions<'s>(&'s self, table: &'s Named<'_>, column: &'s str) -> impl Iterator<Item = usize> + 's {
        (0..self.tokens.len()).filter(move |&place| {
            let own = match self.alias(place) {
                Some(alias) => alias == table.alias,
                None => self.blocks[place] == table.block,
            };
            is_owner(&self.tokens[place], column) && own && self.must_hold(place, table)
        })
    }

    /// Behind WHERE or ON, with no OR or NOT on the way out.
    fn must_hold(&self, place: usize, table: &Named<'_>) -> bool {
        let block = self.blocks[place];
        let mine = |other: &usize| self.blocks[*other] == block;
        let clauses = ["select", "from", "where", "set", "having", "group", "order", "values", "returning", "on"];
        let clause =
            (0..place).rev().filter(mine).find(|other| clauses.iter().any(|word| self.tokens[*other].is(word)));
        let Some(clause) = clause else { return false };
        if self.tokens[clause].is("on") {
            let joined = self.named.iter().rfind(|named| named.place < clause && named.block == block);
            let outer = (0..clause).rev().find(|other| self.tokens[*other].is("join")).is_some_and(|join| {
                ["left", "right", "full", "outer"].iter().any(|word| self.tokens[join - 1].is(word))
            });
            if outer && joined.is_some_and(|joined| joined.alias != table.alias) {
                return false;
            }
        } else if !self.tokens[clause].is("where") {
            return false;
        }
        let mut group = self.groups[place];
        loop {
            let loose = |other: usize| self.groups[other] == group && self.tokens[other].is("or") && other > clause;
            let negated = group > 0 && self.tokens[group - 1].is("not");
            if (0..self.tokens.len()).any(loose) || (negated && group > block) {
                return false;
            }
            if group <= block {
                return true;
            }
            group = self.groups[group];
        }
    }

    fn is_first(&self, place: usize) -> bool {
        self.tokens.get(place + 1) == Some(&Token::Sign("=")) && is_scope(&self.tokens[place + 2..])
    }

    /// `org_id = ANY($1)` or `org_id IN (… $1 …)`.
    fn in_list(&self, place: usize) -> bool {
        let open = match &self.tokens[place + 1..] {
            [Token::Sign("="), any, Token::Sign("("), ..] if any.is("any") => place + 3,
            [within, Token::Sign("("), ..] if within.is("in") => place + 2,
            _ => return false,
        };
        self.tokens[open..closing(self.tokens, open)].contains(&Token::Param(1))
    }

    fn is_inserted(&self, table: &Named<'_>, column: &str, held: &[&Named<'_>]) -> bool {
        let copied = |value: &[Token]| match value {
            [alias, Token::Sign("."), own] => is_owner(own, column) && held.iter().any(|other| alias.is(other.alias)),
            _ => false,
        };
        let own = |(name, value): &(&str, &[Token])| {
            (*name == column || *name == OWNER) && (is_scope(value) || copied(value))
        };
        table.place == 2 && inserted(self.tokens).iter().any(own)
    }

    /// An UPDATE that hands a row to another owner.
    fn moves(&self, column: &str) -> Option<String> {
        let set = self.tokens.iter().position(|token| token.is("set"))?;
        let end = self.tokens.iter().position(|token| token.is("where")).unwrap_or(self.tokens.len());
        let moved = items(&self.tokens[set + 1..end.max(set + 1)])
            .iter()
            .any(|item| item.first().is_some_and(|first| is_owner(first, column)));
        moved.then(|| format!("it changes {column}"))
    }

    /// An upsert whose conflict may be with a row of somebody else.
    fn overwrites(&self, column: &str) -> Option<String> {
        let conflict = self.tokens.iter().position(|token| token.is("conflict"))?;
        let updates = self.tokens[conflict..].windows(2).any(|pair| pair[0].is("do") && pair[1].is("update"));
        let key = &self.tokens[conflict..closing(self.tokens, conflict + 1)];
        (updates && !key.iter().any(|token| is_owner(token, column)))
            .then(|| format!("it may overwrite a row of another {column}"))
    }

    /// The store's own statements name an owner that their caller has checked.
    fn unkeyed(&self, named: &Named<'_>, tables: &Tables) -> Option<String> {
        let keys = ["chain_id", "owner_id", "org_id", "person_id"];
        let keyed = keys.iter().any(|key| self.conditions(named, key).any(|place| self.is_first(place)));
        let columns = inserted(self.tokens);
        let owners = ["org_id", "person_id"].into_iter().filter(|owner| tables[named.name].has(owner));
        let given = named.place == 2 && owners.clone().all(|owner| columns.iter().any(|(name, _)| *name == owner));
        (!keyed && !given).then(|| format!("{} is not held to an owner", named.alias))
    }
}

const KEYWORDS: [&str; 24] = [
    "where",
    "on",
    "set",
    "join",
    "left",
    "right",
    "inner",
    "outer",
    "full",
    "cross",
    "group",
    "order",
    "limit",
    "values",
    "select",
    "using",
    "for",
    "returning",
    "union",
    "as",
    "offset",
    "having",
    "default",
    "not",
];

/// A column that holds an organisation's id or a person's.
const OWNER: &str = "owner_id";

fn is_owner(token: &Token, column: &str) -> bool {
    token.is(column) || token.is(OWNER)
}

/// `$1`, or a cast of it.
fn is_scope(tokens: &[Token]) -> bool {
    match tokens {
        [Token::Param(1), ..] => true,
        [cast, Token::Sign("("), Token::Param(1), ..] => cast.is("cast"),
        _ => false,
    }
}
