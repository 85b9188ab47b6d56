//! JSON schemas of what users write, made of the key tables and the rule book, in the draft that editors know best.

mod config;

pub use config::config;

use super::words::Words;
use crate::directive::{Shape, Spelled, of_head, of_task, of_waiver};
use serde_json::{Map, Value, json};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A directive.
#[must_use]
pub fn directive(words: &Words<'_>) -> Value {
    let mut schema = object(&of_head(), true, words);
    put(&mut schema, "definitions", definitions(words));
    headed("schema.directive", schema, words)
}

/// The waivers of a directive.
#[must_use]
pub fn waivers(words: &Words<'_>) -> Value {
    let mut schema = several("waiver");
    put(&mut schema, "definitions", definitions(words));
    headed("schema.waivers", schema, words)
}

fn headed(title: &'static str, schema: Value, words: &Words<'_>) -> Value {
    let mut whole = json!({"$schema": DRAFT, "title": words.word(title)});
    if let (Some(whole), Value::Object(rest)) = (whole.as_object_mut(), schema) {
        whole.extend(rest);
    }
    whole
}

/// What the rest refers to: a text, the values of a dimension, which may be a map of subjects, how far one may go, a task, a
/// waiver.
fn definitions(words: &Words<'_>) -> Value {
    json!({
        "text": {"type": ["string", "number"]},
        "texts": {"anyOf": [{"$ref": "#/definitions/text"}, {"type": "array", "items": {"$ref": "#/definitions/text"}}]},
        "value": {"anyOf": [
            {"$ref": "#/definitions/text"},
            {"type": "array", "items": {"$ref": "#/definitions/value"}},
            {"type": "object", "additionalProperties": {"$ref": "#/definitions/value"}},
        ]},
        "bound": {"anyOf": [{"$ref": "#/definitions/text"}, {"type": "object", "additionalProperties": {"anyOf": [
            {"$ref": "#/definitions/text"},
            {"type": "object", "additionalProperties": {"$ref": "#/definitions/text"}},
        ]}}]},
        "task": object(&of_task(), true, words),
        "waiver": object(&of_waiver(), false, words),
    })
}

/// A map of keys, among them those of the dimensions where they may be asked.
fn object(keys: &[Spelled], with_dimensions: bool, words: &Words<'_>) -> Value {
    let mut properties = Map::new();
    for (spellings, shape) in keys {
        let key = spellings.first().map(|name| format!("schema.{name}")).unwrap_or_default();
        for name in spellings {
            let mut schema = of(*shape);
            put(&mut schema, "description", json!(words.find(&key).unwrap_or_default()));
            properties.entry(*name).or_insert(schema);
        }
    }
    for dimension in words.book.dimensions.iter().filter(|_| with_dimensions) {
        let about = [words.of(&dimension.title), words.of(&dimension.why)].join("\n\n");
        let examples: Vec<&Value> = dimension.examples.iter().map(|example| &example.child).collect();
        let schema = json!({"allOf": [{"$ref": "#/definitions/value"}], "description": about, "examples": examples});
        dimension.keys.iter().for_each(|key| {
            properties.insert(key.clone(), schema.clone());
        });
    }
    let mut schema = json!({"type": "object", "additionalProperties": false, "patternProperties": {"^x-": {}}});
    put(&mut schema, "properties", Value::Object(properties));
    schema
}

/// What may stand under a key of a shape.
fn of(shape: Shape) -> Value {
    let reference = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let each = |name: &str| json!({"type": "object", "additionalProperties": reference(name)});
    // Beside a reference nothing counts in this draft, so a description needs it wrapped.
    match shape {
        Shape::Text => json!({"allOf": [reference("text")]}),
        Shape::Texts => json!({"allOf": [reference("texts")]}),
        Shape::Units => json!({"anyOf": [reference("texts"), each("text")]}),
        Shape::Bounds => several("bound"),
        Shape::Waivers => several("waiver"),
        Shape::Tasks => json!({"type": "array", "items": reference("task")}),
        Shape::Note => json!({}),
    }
}

/// One or a list of them.
fn several(name: &str) -> Value {
    let one = json!({"$ref": format!("#/definitions/{name}")});
    json!({"anyOf": [one, {"type": "array", "items": one}]})
}

/// Any of some schemas.
fn one_of(schemas: Vec<Value>) -> Value {
    json!({"anyOf": schemas})
}

fn put(schema: &mut Value, key: &str, value: Value) {
    if let Some(map) = schema.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}
