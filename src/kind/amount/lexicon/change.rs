//! Words of approximation and of change.

use super::super::Course;

/// Words of approximation.
pub(in super::super) const ABOUT_BEFORE: &[&str] =
    &["约", "大约", "大概", "约为", "about", "around", "approximately", "roughly", "some"];
/// The same after a figure.
pub(in super::super) const ABOUT_AFTER: &[&str] = &["左右", "上下", "or so"];

/// Words of change. `Some(mode)`: the figure is where it ends (降至5%), not by how much it changes.
#[rustfmt::skip]
pub(in super::super) const COURSE: &[(&str, (Course, bool))] = &[
    ("下降", (Course::Down, false)), ("降低", (Course::Down, false)), ("减少", (Course::Down, false)),
    ("压减", (Course::Down, false)), ("压降", (Course::Down, false)), ("削减", (Course::Down, false)),
    ("缩减", (Course::Down, false)), ("下调", (Course::Down, false)), ("减排", (Course::Down, false)),
    ("降幅", (Course::Down, false)), ("减幅", (Course::Down, false)), ("精简", (Course::Down, false)),
    ("降", (Course::Down, false)), ("减", (Course::Down, false)), ("回落", (Course::Down, false)),
    ("压缩", (Course::Down, false)), ("down by", (Course::Down, false)), ("reduce by", (Course::Down, false)),
    ("reduced by", (Course::Down, false)), ("reduction of", (Course::Down, false)),
    ("a reduction of", (Course::Down, false)), ("decrease by", (Course::Down, false)),
    ("decrease of", (Course::Down, false)), ("cut by", (Course::Down, false)), ("fall by", (Course::Down, false)),
    ("lower by", (Course::Down, false)), ("drop by", (Course::Down, false)), ("增长", (Course::Up, false)),
    ("提高", (Course::Up, false)), ("增加", (Course::Up, false)), ("提升", (Course::Up, false)),
    ("上升", (Course::Up, false)), ("上涨", (Course::Up, false)), ("上调", (Course::Up, false)),
    ("增幅", (Course::Up, false)), ("增速", (Course::Up, false)), ("涨幅", (Course::Up, false)),
    ("增长率", (Course::Up, false)), ("增", (Course::Up, false)), ("up", (Course::Up, false)), ("down", (Course::Down, false)), ("up by", (Course::Up, false)),
    ("increase by", (Course::Up, false)), ("increased by", (Course::Up, false)), ("increase of", (Course::Up, false)),
    ("an increase of", (Course::Up, false)), ("grow by", (Course::Up, false)), ("growth of", (Course::Up, false)),
    ("rise by", (Course::Up, false)), ("raise by", (Course::Up, false)), ("下降到", (Course::Down, true)),
    ("下降至", (Course::Down, true)), ("降至", (Course::Down, true)), ("降到", (Course::Down, true)),
    ("降低到", (Course::Down, true)), ("降低至", (Course::Down, true)), ("减少到", (Course::Down, true)),
    ("减少至", (Course::Down, true)), ("减至", (Course::Down, true)), ("压减到", (Course::Down, true)),
    ("压减至", (Course::Down, true)), ("压降至", (Course::Down, true)), ("压降到", (Course::Down, true)),
    ("精简至", (Course::Down, true)), ("精简到", (Course::Down, true)), ("reduce to", (Course::Down, true)),
    ("reduced to", (Course::Down, true)), ("cut to", (Course::Down, true)), ("lower to", (Course::Down, true)),
    ("增长到", (Course::Up, true)), ("提高到", (Course::Up, true)), ("提高至", (Course::Up, true)),
    ("增加到", (Course::Up, true)), ("增加至", (Course::Up, true)), ("增至", (Course::Up, true)),
    ("增到", (Course::Up, true)), ("提升到", (Course::Up, true)), ("提升至", (Course::Up, true)),
    ("上升到", (Course::Up, true)), ("上升至", (Course::Up, true)), ("扩大到", (Course::Up, true)),
    ("扩大至", (Course::Up, true)), ("increase to", (Course::Up, true)), ("raise to", (Course::Up, true)),
    ("rise to", (Course::Up, true)),
];
