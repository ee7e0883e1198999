//! Rules in words, and the words read back.

use chrono::{NaiveTime, Weekday, WeekdaySet};

use crate::repeats::{Repeat, Rule, choices, read, words};
use crate::text::Language;
use crate::when::Tongue;

const LANGUAGES: [Language; 2] = [Language::EnUs, Language::Es];

fn check(rule: &str, english: &str, spanish: &str) {
    let (text, time) = rule.split_once(" at ").map_or((rule, None), |(text, time)| (text, Some(time)));
    let time = time.map(|time| NaiveTime::parse_from_str(time, "%H:%M").unwrap());
    let rule: Rule = text.parse().unwrap();
    assert_eq!(words(Language::EnUs.words(), &rule, time), english);
    assert_eq!(words(Language::Es.words(), &rule, time), spanish);
}

#[test]
#[rustfmt::skip]
fn rules_in_words() {
    check("FREQ=DAILY", "every day", "cada día");
    check("FREQ=DAILY;INTERVAL=2", "every other day", "cada 2 días");
    check("FREQ=DAILY;INTERVAL=10 at 00:00", "every 10 days, 12:00 am", "cada 10 días, 00:00");
    check("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR at 08:30", "every weekday, 8:30 am", "de lunes a viernes, 08:30");
    check("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO at 18:00", "every other Monday, 6:00 pm", "cada 2 semanas, los lunes, 18:00");
    check("FREQ=WEEKLY;BYDAY=SA,SU", "every Saturday and Sunday", "cada sábado y domingo");
    check("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every other week on Monday and Thursday", "cada 2 semanas, los lunes y jueves");
    check("FREQ=MONTHLY;BYDAY=2TU", "on the 2nd Tuesday of each month", "el segundo martes de cada mes");
    check("FREQ=MONTHLY;BYDAY=1MO,-1MO", "on the 1st and last Monday of each month", "el primer y último lunes de cada mes");
    check("FREQ=MONTHLY;BYDAY=5MO", "on the 5th Monday of each month (when there is one)", "el quinto lunes de cada mes (si lo hay)");
    check("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of each month", "el último día de cada mes");
    check("FREQ=MONTHLY;BYMONTHDAY=1,15,-1 at 12:00", "on the 1st, 15th and the last day of each month, 12:00 pm", "los días 1, 15 y el último día de cada mes, 12:00");
    check("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 at 01:05",
        "on the 30th of each month (in February on its last day), 1:05 am", "el día 30 de cada mes (en febrero el último día), 01:05");
    check("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=21", "every other month on the 21st", "cada 2 meses el día 21");
    check("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "every 3 months on the last Friday", "cada 3 meses el último viernes");
    check("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "every year on December 1", "cada año el 1 de diciembre");
    check("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on February 29 (in other years on the 28th)", "cada año el 29 de febrero (en otros años el 28)");
    check("CRON:0 9 * * 1-5", "every weekday, 9:00 am", "de lunes a viernes, 09:00");
    check("CRON:0 9,17 * * *", "every day, 9:00 am and 5:00 pm", "cada día, 09:00 y 17:00");
    check("CRON:0 9 1,15 * *", "on the 1st and 15th of each month, 9:00 am", "los días 1 y 15 de cada mes, 09:00");
    check("CRON:0 9 1 7 *", "every year on July 1, 9:00 am", "cada año el 1 de julio, 09:00");
    check("CRON:0 * * * *", "every hour", "cada hora");
    check("CRON:30 */4 * * *", "every 4 hours from 12:30 am", "cada 4 horas desde las 00:30");
    // A cron line skips the months without a 31st, so it is not "the last day".
    check("CRON:0 9 31 * *", "by the cron line 0 9 31 * *", "según la línea cron 0 9 31 * *");
    check("CRON:0 9 13 * 5", "by the cron line 0 9 13 * 5", "según la línea cron 0 9 13 * 5");
}

pub(super) fn many_rules() -> Vec<Rule> {
    let mut rules: Vec<Option<Rule>> = [1, 2, 3, 7, 14, 15, 30, 99, 100, 366].map(Rule::days).into();
    for every in [1, 2, 3, 52, 104] {
        // All sets and days of the nearest intervals, some of the others.
        let step = if every < 3 { 1 } else { 9 };
        rules.extend((1..127_u8).step_by(step).map(|bits| Rule::weeks(every, days(bits))));
        rules.extend((1..=31).step_by(step).map(|day| Rule::dates(every, [day])));
        for (n, nths) in [vec![1], vec![2], vec![3], vec![4], vec![6], vec![1, 3], vec![1, 2, 3, 6], vec![4, 6]]
            .into_iter()
            .enumerate()
        {
            let day = WeekdaySet::ALL.iter(Weekday::Mon).cycle().nth(n + every as usize).unwrap();
            rules.push(Rule::nth(every, nths, day));
        }
        for days in
            [vec![1, 15], vec![15, 31], vec![1, 15, 30], vec![10, 20, 28, 29], vec![21, 22, 23, 31], vec![1, 31]]
        {
            rules.push(Rule::dates(every, days));
        }
    }
    rules.extend(WeekdaySet::ALL.iter(Weekday::Mon).map(|day| Rule::nth(1, [5], day)));
    rules.push(Rule::nth(1, [1, 5], Weekday::Mon));
    rules.extend((1..=12).flat_map(|month| [1, 29, 31].map(|day| Rule::yearly(month, day))).filter(Option::is_some));
    rules.into_iter().map(Option::unwrap).collect()
}

fn days(bits: u8) -> WeekdaySet {
    WeekdaySet::ALL.iter(Weekday::Mon).filter(|day| bits & (1 << day.num_days_from_monday()) != 0).collect()
}

#[test]
fn the_words_give_the_rule_back() {
    let times =
        [None, Some((0, 0)), Some((1, 5)), Some((6, 0)), Some((9, 30)), Some((12, 0)), Some((12, 45)), Some((18, 0))];
    for (n, rule) in many_rules().into_iter().enumerate() {
        for language in LANGUAGES {
            for time in [None, times[n % times.len()]] {
                let time = time.map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
                let said = words(language.words(), &rule, time);
                let again = read(&said, language.tongue(), None).unwrap_or_default();
                let same = Repeat { rule: rule.clone(), time };
                assert_eq!(again.first(), Some(&same), "{language:?}: {said:?} from {rule}");
                assert!(said.chars().count() <= 100, "{said}");
                if n % 4 == 0 {
                    given_back_by_choices(language, &said, &same);
                }
            }
        }
    }
}

/// The row that autocomplete offers for the words, and its label, mean the same.
fn given_back_by_choices(language: Language, said: &str, same: &Repeat) {
    let rows = choices(language.words(), said, None);
    let (label, value) = rows.first().unwrap();
    for text in [label, value] {
        let again = read(text, language.tongue(), None).unwrap_or_default();
        assert_eq!(again.first(), Some(same), "{text:?} for {said:?}");
    }
}

#[test]
fn cron_lines_in_words_give_the_line_back() {
    let lines = [
        "0 * * * *",
        "30 */2 * * *",
        "15 1-23/3 * * *",
        "0 5-23/6 * * *",
        "0 9 31 * *",
        "0 9 13 * 5",
        "5 4 */2 jan mon,fri",
        "0 9 1 1,7 *",
        "0 8-18 * * *",
        "30 8 1-7 * 1",
    ];
    for line in lines {
        let rule = Rule::cron(line).unwrap();
        for language in LANGUAGES {
            let said = words(language.words(), &rule, None);
            let again = read(&said, language.tongue(), None).unwrap_or_default();
            assert_eq!(again.first(), Some(&Repeat { rule: rule.clone(), time: None }), "{said:?}");
        }
    }
}

#[test]
fn several_times_of_a_day_in_words_give_them_back() {
    let check = |line: &str, english: &str, spanish: &str| {
        let rule = Rule::cron(line).unwrap();
        for (language, expected) in [(Language::EnUs, english), (Language::Es, spanish)] {
            let said = words(language.words(), &rule, None);
            assert_eq!(said, expected);
            let again = read(&said, language.tongue(), None).unwrap_or_default();
            let again = again.first().map(|again| words(language.words(), &again.rule, again.time));
            assert_eq!(again.as_deref(), Some(expected));
        }
    };
    check("0 9,17 * * 1-5", "every weekday, 9:00 am and 5:00 pm", "de lunes a viernes, 09:00 y 17:00");
    check(
        "30 8,12,18 * * 1,3",
        "every Monday and Wednesday, 8:30 am, 12:30 pm and 6:30 pm",
        "cada lunes y miércoles, 08:30, 12:30 y 18:30",
    );
    check("0 7,19 * * *", "every day, 7:00 am and 7:00 pm", "cada día, 07:00 y 19:00");
    check(
        "15 9,21 1,15 * *",
        "on the 1st and 15th of each month, 9:15 am and 9:15 pm",
        "los días 1 y 15 de cada mes, 09:15 y 21:15",
    );
    check(
        "0 8,20 24 12 *",
        "every year on December 24, 8:00 am and 8:00 pm",
        "cada año el 24 de diciembre, 08:00 y 20:00",
    );
    check("0 0 * * 5", "every Friday, 12:00 am", "cada viernes, 00:00");
    check("3 * * * *", "every hour from 12:03 am", "cada hora desde las 00:03");
}

#[test]
fn several_times_of_a_day_as_people_type_them() {
    let check = |typed: &str, line: Option<&str>| {
        let found = read(typed, Tongue::EnUs, None).unwrap_or_default();
        assert_eq!(found.first().map(|repeat| repeat.rule.to_string()).as_deref(), line, "{typed:?}");
    };
    check("weekdays 9am and 5pm", Some("CRON:0 9,17 * * 1,2,3,4,5"));
    check("every day at 8:00, 12:00 and 18:00", Some("CRON:0 8,12,18 * * *"));
    check("lunes y jueves a las 9 y a las 18", Some("CRON:0 9,18 * * 1,4"));
    check("weekdays 9am and 5:30pm", None);
    check("weekdays 9am and 9am", None);
    check("every other monday 9am and 5pm", None);
    check("weekdays 6am, 9am, 12pm and 5pm", None);
    check("9am and 5pm", None);
}
