//! Numbers as officials write them, exact to the last place; vague ones are refused where they are vague.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::kind::misread::Misread;
use jiama::kind::number::Number;
use jiama::kind::numeral::{number, share};
use jiama::kind::words::{Cursor, Words};

type Reader = fn(&mut Cursor<'_>) -> Result<Option<Number>, Misread>;

/// The number at the start of `text` and what is left after it.
fn read(text: &str, reader: Reader) -> Result<(Option<String>, String), Misread> {
    let words = Words::new(text);
    let mut c = words.start();
    let n = reader(&mut c)?;
    Ok((n.map(|n| n.to_string()), c.text_rest()))
}

fn check(cases: &[(&str, &str, &str)], reader: Reader) {
    let found = |text: &str| read(text, reader);
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, n, rest)| found(text) != Ok((Some((*n).to_owned()), (*rest).to_owned())))
        .map(|(text, n, rest)| format!("{text}: {:?}, not {n} before “{rest}”", found(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers() {
    let cases = [
        ("十五", "15", ""),
        ("两个", "2", "个"),
        ("廿", "20", ""),
        ("廿三", "23", ""),
        ("卅日", "30", "日"),
        ("一百二十", "120", ""),
        ("一百零五", "105", ""),
        ("一百一十", "110", ""),
        ("三千零五", "3005", ""),
        ("三千零五十", "3050", ""),
        ("一万五千", "15000", ""),
        ("一万零五百", "10500", ""),
        ("十万", "100000", ""),
        ("一百二十万", "1200000", ""),
        ("一亿两千万", "120000000", ""),
        ("一亿零三万", "100030000", ""),
        ("两万亿", "2000000000000", ""),
        ("壹佰贰拾", "120", ""),
        ("伍仟元", "5000", "元"),
        ("壹万贰仟", "12000", ""),
        ("二〇二五", "2025", ""),
        ("二○二五年", "2025", "年"),
        ("〇", "0", ""),
        ("零", "0", ""),
        ("三点五", "3.5", ""),
        ("一点五万", "15000", ""),
        ("1.5万", "15000", ""),
        ("3千万", "30000000", ""),
        ("5千克", "5", "千克"),
        ("5千字", "5000", "字"),
        ("2亿", "200000000", ""),
        ("1,000", "1000", ""),
        ("1，000元", "1000", "元"),
        ("1,00", "1", ",00"),
        ("１２", "12", ""),
        ("007", "7", ""),
        ("0.50", "0.5", ""),
        ("twenty-five", "25", ""),
        ("twenty five days", "25", "days"),
        ("one hundred", "100", ""),
        ("one hundred and twenty", "120", ""),
        ("two thousand five hundred", "2500", ""),
        ("a hundred", "100", ""),
        ("5 million yuan", "5000000", "yuan"),
        ("a dozen", "12", ""),
        ("二0二五年", "2025", "年"),
        ("一九四九年", "1949", "年"),
        ("5百户", "500", "户"),
        ("0.123456789012", "0.123456789012", ""),
        ("one million two thousand", "1002000", ""),
        ("a thousand million", "1000000000", ""),
        ("two hundred thousand", "200000", ""),
        // What does not go on as a number is left.
        ("two three", "2", "three"),
        ("zero five", "0", "five"),
        ("ten five", "10", "five"),
        ("twenty eleven", "20", "eleven"),
        ("twenty-five three", "25", "three"),
        ("two thousand five three", "2005", "three"),
    ];
    check(&cases, number);
}

#[test]
fn shares() {
    let cases = [
        ("三分之二", "200/3", ""),
        ("百分之九十五", "95", ""),
        ("百分之零点五", "0.5", ""),
        ("百分之九十五点五", "95.5", ""),
        ("百分之一百", "100", ""),
        ("百分之百", "100", ""),
        ("千分之五", "0.5", ""),
        ("万分之三", "0.03", ""),
        ("十万分之一", "0.001", ""),
        ("1/3", "100/3", ""),
        ("三成", "30", ""),
        ("三成五", "35", ""),
        ("三成5", "35", ""),
        ("三成零", "30", "零"),
        ("三成半", "35", ""),
        ("一半以上", "50", "以上"),
        ("95%", "95", ""),
        ("９５％", "95", ""),
        ("5‰", "0.5", ""),
        ("ninety percent", "90", ""),
    ];
    check(&cases, share);
}

#[test]
fn none() {
    for text in ["一般", "一律", "百姓", "千方百计", "天", "", "乡镇", "tension", "oneself"] {
        let (n, rest) = read(text, number).unwrap();
        assert_eq!((n, rest.as_str()), (None, text), "{text}");
    }
}

#[test]
fn vague_ones() {
    for (text, part) in [
        ("几个", "几"),
        ("十几个", "十几"),
        ("几十个", "几十"),
        ("20多个", "20多"),
        ("二十多个", "二十多"),
        ("数十家", "数十"),
        ("三五个", "三五"),
        ("二三十个", "二三"),
        ("若干", "若干"),
        ("100余户", "100余"),
        ("一百余户", "一百余"),
        ("十来个", "十来"),
        ("several", "several"),
    ] {
        let misread = read(text, number).unwrap_err();
        assert_eq!((misread.code.id().as_str(), text.get(misread.at)), ("JM911", Some(part)), "{text}");
    }
    for text in ["一百二", "三千五", "1234567890123456789", "九亿亿亿亿亿", "十十", "三百百"] {
        assert_eq!(read(text, number).unwrap_err().code.id(), "JM910", "{text}");
    }
}
