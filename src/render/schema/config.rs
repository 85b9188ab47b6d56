//! The schema of `jiama.yaml`: the keys and choices that the configuration reads, the rules and dimensions of the book in force, and
//! the rows of the user's own as their types have them.

use super::{headed, one_of, put, several};
use crate::config::{self, Key};
use crate::directive::NOTES;
use crate::kind::grade::Ladder;
use crate::render::words::Words;
use crate::rule::{Dimension, Page, RuleBook};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// How the ids of rules of the user's own look.
const OWN_RULE: &str = "^(?!JM)[A-Z]{2,4}[0-9]{3}$";

/// A configuration. An empty one leaves all as usual.
#[must_use]
pub fn config(words: &Words<'_>) -> Value {
    let book = words.book;
    let mut properties = Map::new();
    let mut once = Vec::new();
    for (key, spellings) in config::KEYS {
        for spelling in *spellings {
            let mut schema = of(*key, book);
            put(&mut schema, "description", json!(words.find(&format!("config.{}", key.name())).unwrap_or_default()));
            properties.insert((*spelling).to_owned(), schema);
        }
        once.push(json!({"not": {"type": "object", "required": spellings}}));
    }
    let mut schema = json!({"type": ["object", "null"], "additionalProperties": false, "allOf": once});
    NOTES.iter().for_each(|key| drop(properties.insert((*key).to_owned(), json!({}))));
    put(&mut schema, "patternProperties", json!({"^x-": {}}));
    put(&mut schema, "properties", Value::Object(properties));
    put(&mut schema, "definitions", definitions(words));
    headed("schema.config", schema, words)
}

/// What may stand under a key.
fn of(key: Key, book: &RuleBook) -> Value {
    let list = |name: &str| json!({"type": "array", "minItems": 1, "items": {"$ref": format!("#/definitions/{name}")}});
    match key {
        Key::Lang => word(config::LANGS.iter().flat_map(|(_, words)| *words)),
        Key::Profile => word(config::PROFILES.iter().flat_map(|(_, words)| *words)),
        Key::Levels => json!({"allOf": [{"$ref": "#/definitions/levels"}]}),
        Key::Paths => list("within"),
        Key::Tolerance => {
            let keys: Vec<&String> = book.dimensions.iter().flat_map(|dimension| &dimension.keys).collect();
            let text = json!({"$ref": "#/definitions/text"});
            json!({"type": "object", "propertyNames": {"enum": keys}, "additionalProperties": text})
        }
        Key::Squeeze => json!({"allOf": [{"$ref": "#/definitions/text"}]}),
        Key::Baseline => json!({"type": ["string", "number"], "minLength": 1}),
        Key::Ignore | Key::Rules => several("text"),
        Key::Dimensions => list("dimension"),
        Key::Ladders => list("ladder"),
        Key::Trees => json!({"type": "object", "additionalProperties": {"$ref": "#/definitions/branch"}}),
        Key::Synonyms => json!({"type": "object", "additionalProperties": several("text")}),
    }
}

/// One word out of a few, in letters of either case.
fn word<'a>(words: impl Iterator<Item = &'a &'a str>) -> Value {
    let words: Vec<&str> = words.copied().collect();
    json!({"anyOf": [{"enum": words}, {"type": "string", "pattern": any_case(&words)}]})
}

/// A pattern that takes some words, whatever the case of their letters.
fn any_case(words: &[&str]) -> String {
    let letter = |c: char| match c {
        c if c.is_ascii_alphabetic() => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
        c => c.to_string(),
    };
    let words: Vec<String> = words.iter().map(|word| word.chars().map(letter).collect()).collect();
    format!("^({})$", words.join("|"))
}

/// What the rest refers to.
fn definitions(words: &Words<'_>) -> Value {
    let book = words.book;
    let mut definitions = json!({
        "text": {"type": ["string", "number"]},
        "branch": {"anyOf": [
            {"type": ["string", "number", "null"]},
            {"type": "array", "items": {"$ref": "#/definitions/branch"}},
            {"type": "object", "additionalProperties": {"$ref": "#/definitions/branch"}},
        ]},
        "levels": {
            "type": "object",
            "propertyNames": rules(book),
            "additionalProperties": word(config::LEVELS.iter().flat_map(|(_, words)| *words)),
        },
        "within": within(),
    });
    for (name, row) in [("dimension", dimension(book)), ("ladder", ladder(book))] {
        let (mut schema, parts) = row;
        told(&mut schema, words);
        put(&mut definitions, name, schema);
        for (name, mut part) in parts {
            told(&mut part, words);
            put(&mut definitions, &name, part);
        }
    }
    definitions
}

/// Levels for the files of some paths.
fn within() -> Value {
    let mut properties = Map::new();
    config::PATH.iter().for_each(|key| drop(properties.insert((*key).to_owned(), several("text"))));
    let levels = json!({"$ref": "#/definitions/levels"});
    config::PATH_LEVELS.iter().for_each(|key| drop(properties.insert((*key).to_owned(), levels.clone())));
    let one = |keys: &[&str]| one_of(keys.iter().map(|key| json!({"required": [key]})).collect());
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "allOf": [one(config::PATH), one(config::PATH_LEVELS)],
    })
}

/// What names rules: ids and what they begin with, in either case, and names.
fn rules(book: &RuleBook) -> Value {
    let pages: Vec<&Page> = pages(book).collect();
    let begin =
        |page: &&Page| (2..=page.id.len()).filter_map(|end| page.id.get(..end).map(str::to_owned)).collect::<Vec<_>>();
    let ids: BTreeSet<String> = pages.iter().flat_map(begin).collect();
    let names: Vec<&str> = pages.iter().flat_map(|page| [&*page.id, &*page.name]).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    json!({"anyOf": [{"enum": names}, {"pattern": any_case(&ids)}]})
}

fn pages(book: &RuleBook) -> impl Iterator<Item = &Page> {
    let own = book.dimensions.iter().flat_map(|dimension| dimension.shifts.values());
    own.chain(book.relations.iter().map(|relation| &relation.page))
}

/// A schema and what it refers to.
type Row = (Value, Map<String, Value>);

/// The type of a row as a schema.
fn typed<T: JsonSchema>() -> Row {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    let parts = schema.as_object_mut().and_then(|schema| schema.remove("definitions"));
    schema.as_object_mut().into_iter().for_each(|schema| drop((schema.remove("$schema"), schema.remove("title"))));
    (schema, parts.and_then(|parts| parts.as_object().cloned()).unwrap_or_default())
}

/// A dimension of the user's own, or further spellings of one that is there.
fn dimension(book: &RuleBook) -> Row {
    let (mut own, mut parts) = typed::<Dimension>();
    let there: Vec<&str> =
        book.dimensions.iter().filter(|row| row.first_id().starts_with("JM")).map(|row| &*row.id).collect();
    let ladders: Vec<&str> = book.ladders.iter().map(|ladder| &*ladder.name).collect();
    if let Some(properties) = own.get_mut("properties") {
        put(properties, "id", json!({"type": "string", "pattern": "^[a-z0-9-]+$", "not": {"enum": there}}));
        for key in ["keys", "kinds"] {
            properties.get_mut(key).into_iter().for_each(|list| put(list, "minItems", json!(1)));
        }
        for key in ["ladder", "graded"] {
            put(properties, key, json!({"enum": ladders}));
        }
        // Only one dimension is read off the words around any value.
        properties.as_object_mut().and_then(|properties| properties.remove("off_words"));
    }
    if let Some(properties) = parts.get_mut("Page").and_then(|page| page.get_mut("properties")) {
        put(properties, "id", json!({"type": "string", "pattern": OWN_RULE}));
        let taken: Vec<&str> = pages(book).filter(|page| page.id.starts_with("JM")).map(|page| &*page.name).collect();
        put(properties, "name", json!({"type": "string", "not": {"enum": taken}}));
    }
    let words = json!({"type": "array", "items": {"$ref": "#/definitions/text"}});
    let more = json!({
        "type": "object",
        "properties": {"id": {"enum": there}, "keys": words, "moves": words},
        "required": ["id"],
        "additionalProperties": false,
    });
    (one_of(vec![own, more]), parts)
}

/// A ladder of the user's own, or further words for the rungs of one that is there.
fn ladder(book: &RuleBook) -> Row {
    let (mut own, parts) = typed::<Ladder>();
    let mut more = own.clone();
    let there: Vec<&str> = book.ladders.iter().map(|ladder| &*ladder.name).collect();
    if let Some(properties) = own.get_mut("properties") {
        put(properties, "name", json!({"type": "string", "not": {"enum": there}}));
        properties.get_mut("rungs").into_iter().for_each(|rungs| put(rungs, "minItems", json!(2)));
    }
    if let Some(properties) = more.get_mut("properties") {
        put(properties, "name", json!({"enum": there}));
    }
    (one_of(vec![more, own]), parts)
}

/// Says in the reader's language what each key of a row is for; and a text may look like a number.
fn told(schema: &mut Value, words: &Words<'_>) {
    match schema {
        Value::Object(map) => {
            map.remove("description");
            if map.get("type") == Some(&json!("string")) && !map.contains_key("enum") {
                map.insert("type".to_owned(), json!(["string", "number"]));
            }
            map.values_mut().for_each(|part| told(part, words));
            let Some(Value::Object(properties)) = map.get_mut("properties") else { return };
            for (key, schema) in properties {
                let Some(text) = words.find(&format!("schema.row.{key}")) else { continue };
                *schema = json!({"allOf": [schema.take()], "description": text});
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| told(part, words)),
        _ => {}
    }
}
