//! Rust values out of trees: equal to those of another reader, and every mistake with its place.

use super::read;
use jiama::fault::{Blank, Code, Fault};
use jiama::yaml::{Extra, Loc, decode, fields_of};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Head {
    #[serde(alias = "标题")]
    title: Loc<String>,
    #[serde(alias = "时限", alias = "完成时限")]
    deadline: Loc<String>,
    #[serde(alias = "层级")]
    level: Loc<Level>,
    #[serde(default, alias = "说明")]
    waivers: Vec<Waiver>,
    #[serde(default)]
    units: BTreeMap<String, u32>,
    parent: Option<OneOrMany>,
}

#[derive(Debug, Deserialize, PartialEq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Level {
    #[serde(alias = "市")]
    City,
    #[serde(alias = "县")]
    County,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Waiver {
    #[serde(alias = "维度")]
    dimension: String,
    #[serde(default)]
    days: u32,
    #[serde(default)]
    open: bool,
}

#[derive(Debug, PartialEq)]
struct OneOrMany(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Many;
        impl<'de> Visitor<'de> for Many {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one or many")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.into()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMany, A::Error> {
                let mut many = Vec::new();
                while let Some(one) = list.next_element()? {
                    many.push(one);
                }
                Ok(OneOrMany(many))
            }
            fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<OneOrMany, A::Error> {
                Err(de::Error::invalid_type(de::Unexpected::Map, &self))
            }
        }
        d.deserialize_any(Many)
    }
}

fn head(text: &str) -> (Option<Head>, Vec<(u16, &'static str, String)>) {
    let (source, stream) = read(text);
    let mut faults = stream.faults;
    let known = |key: &str| key == "scope" || key == "备注";
    let extra = Extra { structs: &["Head"], is_known: &known, names: &["scope", "备注"] };
    let document = &stream.documents[0];
    let head = decode(&document.tree, document.tree.root(), &extra, &mut faults);
    super::can_be_said(&faults);
    (head, faults.iter().map(|f| (f.code as u16, f.text, source.slice(f.span).to_owned())).collect())
}

fn told(text: &str) -> Vec<(u16, &'static str, String)> {
    head(text).1
}

#[test]
fn a_head_without_mistakes_is_read() {
    let (head, faults) = head(
        "标题: 甲\ndeadline: 2025-06-30\n层级: 县\nscope: [x]\nwaivers:\n- {维度: no, days: 3, open: true}\n\
         units: {村: 20}\nparent: [a, 007]\n备注: 随便\n",
    );
    assert_eq!(faults, []);
    let head = head.unwrap();
    assert_eq!(head.title.value.as_deref(), Some("甲"));
    assert_eq!(head.title.span.start, 8);
    assert_eq!(head.level.value, Some(Level::County));
    assert_eq!(head.waivers, [Waiver { dimension: "no".into(), days: 3, open: true }]);
    assert_eq!(head.units["村"], 20);
    assert_eq!(head.parent, Some(OneOrMany(vec!["a".into(), "007".into()])));
}

#[test]
fn what_is_left_out_is_no_mistake() {
    for text in ["title: 甲\n", "title: 甲\ndeadline:\nparent: ~\nwaivers:\nunits: null\n"] {
        let (head, faults) = head(text);
        assert_eq!(faults, []);
        let head = head.unwrap();
        assert!(!head.deadline.is_given());
        assert_eq!(head.parent, None);
    }
}

#[test]
fn nine_mistakes_are_nine_faults() {
    let (head, faults) = head(
        "titel: 甲\n标题: [甲, 乙]\n层级: 都市\nlevel: 市\ncolour: 红\nwaivers:\n- {维度: x, days: 三, open: 是}\n\
         - {days: 1}\n- {维度: y, days: 4}\nunits: {村: １０, 镇: \"5\"}\nparent: {a: b}\n",
    );
    let said: Vec<(u16, &str, &str)> = faults.iter().map(|(c, t, s)| (*c, *t, s.as_str())).collect();
    assert_eq!(
        said,
        [
            (905, "nearest", "titel"),
            (907, "not-list", "[甲, 乙]"),
            (907, "word-nearest", "都市"),
            (906, "spellings", "level"),
            (905, "unknown", "colour"),
            (907, "not-number", "三"),
            (907, "not-bool", "是"),
            (919, "key", "days"),
            (908, "full-width-digits", "１０"),
            (907, "quoted-number", "\"5\""),
            (907, "not-map", "{a: b}"),
        ]
    );
    let head = head.unwrap();
    assert_eq!(head.waivers.last(), Some(&Waiver { dimension: "y".into(), days: 4, open: false }));
}

#[test]
fn a_field_under_two_spellings_is_a_duplicate_with_both_places() {
    let (source, stream) = read("时限: a\nscope: x\ndeadline: b\n完成时限: c\n");
    let mut faults = Vec::new();
    let extra = Extra { structs: &["Head"], is_known: &|key| key == "scope", names: &[] };
    let tree = &stream.documents[0].tree;
    let head: Option<Head> = decode(tree, tree.root(), &extra, &mut faults);
    assert_eq!(head.unwrap().deadline.value.as_deref(), Some("a"));
    let places: Vec<_> = faults.iter().map(|f| (source.slice(f.span), source.slice(f.other.unwrap()))).collect();
    assert_eq!(places, [("deadline", "时限"), ("完成时限", "时限")]);
}

#[test]
fn equal_keys_are_found_in_any_map() {
    assert_eq!(told("title: 甲\nunits: {村: 1, 村: 2}\n"), [(906, "twice", "村".into())]);
    assert_eq!(told("title: 甲\ntitle: 乙\n"), [(906, "twice", "title".into())]);
}

#[test]
fn a_misspelled_key_is_said_once() {
    assert_eq!(told("waivers: [{dimenson: x}]\n"), [(905, "nearest", "dimenson".into())]);
    assert_eq!(told("waivers: [{纬度: x}]\n"), [(905, "nearest", "纬度".into())]);
    let (_, stream) = read("Deadline: x\nｔｉｔｌｅ: y\n");
    let tree = &stream.documents[0].tree;
    let mut faults: Vec<Fault> = Vec::new();
    decode::<Head>(tree, tree.root(), &Extra::NONE, &mut faults);
    let meant: Vec<_> = faults.iter().map(|f| f.blanks.get("nearest").unwrap().clone()).collect();
    assert_eq!(meant, [Blank::Text("deadline".into()), Blank::Text("title".into())]);
}

#[test]
fn shapes_are_said() {
    assert_eq!(told("waivers: 甲\n"), [(907, "list-not-value", "甲".into())]);
    assert_eq!(told("waivers: [甲]\n"), [(907, "map-not-value", "甲".into())]);
    assert_eq!(told("units: [甲]\n"), [(907, "map-not-list", "[甲]".into())]);
    assert_eq!(told("title: {甲: 乙}\n"), [(907, "not-map", "{甲: 乙}".into())]);
    assert_eq!(told("甲\n"), [(907, "map-not-value", "甲".into())]);
    assert_eq!(told("level: countty\n"), [(907, "word-nearest", "countty".into())]);
    assert_eq!(told("waivers:\n- [a]: b\n  维度: x\n"), [(907, "key-not-text", "[a]".into())]);
}

#[test]
fn merges_and_aliases() {
    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    struct Task {
        title: String,
        deadline: String,
        scope: String,
    }
    let text = "base: &b {title: 甲, deadline: 一, scope: x}\nmore: &m {deadline: 二, scope: y}\ntask:\n  <<: [*m, *b]\n  scope: z\n";
    let (source, stream) = read(text);
    assert_eq!(stream.faults, []);
    let tree = &stream.documents[0].tree;
    let task = tree.get(tree.root(), "task").unwrap().value;
    let mut faults = Vec::new();
    let task: Task = decode(tree, task, &Extra::NONE, &mut faults).unwrap();
    assert_eq!(task, Task { title: "甲".into(), deadline: "二".into(), scope: "z".into() });
    for (text, fault) in [
        ("a: &a [*a]\n", (Code::Alias, "itself", "*a")),
        ("a: *b\n", (Code::Alias, "unknown", "*b")),
        ("a: 1\n<<: 甲\n", (Code::Shape, "merge", "甲")),
    ] {
        let (source, stream) = read(text);
        let f = &stream.faults[0];
        assert_eq!((f.code, f.text, source.slice(f.span)), fault);
    }
    drop(source);
}

#[test]
fn values_are_those_of_another_reader() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct All {
        list: Vec<String>,
        map: BTreeMap<String, Vec<i64>>,
        level: Option<Level>,
        text: String,
        other: Option<String>,
        float: f64,
        yes: bool,
        many: OneOrMany,
        choice: Choice,
        choices: Vec<Choice>,
        rung: char,
        code: Code,
        spot: Spot,
        nothing: (),
        mark: Mark,
    }
    #[derive(Debug, Deserialize, PartialEq)]
    struct Code(u32);
    #[derive(Debug, Deserialize, PartialEq)]
    struct Spot(u8, i8);
    #[derive(Debug, Deserialize, PartialEq)]
    struct Mark;
    #[derive(Debug, Deserialize, PartialEq)]
    enum Choice {
        Unit,
        One(u8),
        Two(u8, String),
        Named { a: u8 },
    }
    let text = "list: [a, 'b c', \"d\\n\"]\nmap: {x: [1, -2], y: []}\nlevel: city\ntext: >-\n  甲\n  乙\n\n   丙\n\
        other: null\nfloat: 1.5\nyes: true\nmany: [p, q]\nchoice: Unit\n\
        rung: 县\ncode: 630100\nspot: [3, -2]\nnothing: ~\nmark:\n";
    let both = |rest: &str| {
        let text = format!("{text}{rest}");
        let (_, stream) = read(&text);
        assert_eq!(stream.faults, []);
        let tree = &stream.documents[0].tree;
        let mut faults = Vec::new();
        let ours: Option<All> = decode(tree, tree.root(), &Extra::NONE, &mut faults);
        assert_eq!(faults, []);
        ours.unwrap()
    };
    let ours = both("choices: [{One: 1}, {Two: [1, x]}, {Named: {a: 2}}]\n");
    let units: All = serde_yaml::from_str(&format!("{text}choices: [!One 1, !Two [1, x], !Named {{a: 2}}]\n")).unwrap();
    assert_eq!(ours, units);
}

/// What a type refuses for a reason of its own is a fault at its place, and so is what stands where nothing belongs.
#[test]
fn what_a_type_refuses_is_said_at_its_place() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only what is refused is looked at")]
    struct Row {
        days: Option<std::num::NonZeroU8>,
        many: Option<Vec<OneOrMany>>,
        level: Option<Level>,
        waiver: Option<Vec<Waiver>>,
        mark: Option<Vec<()>>,
    }
    let told = |text: &str| {
        let (source, stream) = read(text);
        let tree = &stream.documents[0].tree;
        let mut faults = Vec::new();
        decode::<Row>(tree, tree.root(), &Extra::NONE, &mut faults);
        super::can_be_said(&faults);
        faults.iter().map(|f| (f.code as u16, f.text, source.slice(f.span).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(told("days: 0\n"), [(907, "refused", "0".into())]);
    assert_eq!(told("days: 300\n"), [(907, "not-number", "300".into())]);
    assert_eq!(told("many: [甲, ~]\n"), [(907, "not-nothing", "~".into())]);
    assert_eq!(told("level: [市]\n"), [(907, "not-list", "[市]".into())]);
    assert_eq!(told("level: {city: 市}\n"), [(907, "nothing-needed", "市".into())]);
    assert_eq!(told("waiver: [~]\n"), [(907, "map-not-nothing", "~".into())]);
    assert_eq!(told("mark: [无]\n"), [(907, "not-value", "无".into())]);
}

/// A place is given by a tree alone; another reader, which has none, is told so and does not make one up.
#[test]
fn only_a_tree_gives_places() {
    assert_eq!(serde_json::from_str::<Loc<u8>>("null").unwrap(), Loc::default());
    let refused = serde_json::from_str::<Loc<u8>>("3").unwrap_err().to_string();
    assert!(refused.contains("a value with its place"), "{refused}");
}

#[test]
fn the_names_of_a_struct_are_known_and_what_is_none_has_none() {
    assert_eq!(fields_of::<Waiver>(), ["dimension", "维度", "days", "open"]);
    assert!(fields_of::<Vec<String>>().is_empty() && fields_of::<Level>().is_empty());
}
