//! English phrases.

use super::{check_all, tuesday};
use crate::when::Tongue::{EnGb, EnUs};

const WORKDAYS: &str = "WEEKLY;BYDAY=MO,TU,WE,TH,FR";
const OTHER_MONDAY: &str = "WEEKLY;INTERVAL=2;BYDAY=MO";

#[test]
#[rustfmt::skip]
fn days_and_weekdays() {
    check_all(EnUs, None, &[
        ("every day", "DAILY"), ("Every Day", "DAILY"), ("daily", "DAILY"), ("everyday", "DAILY"), ("each day", "DAILY"),
        ("daily at 9", "DAILY 09:00 | DAILY 21:00"), ("daily 9am", "DAILY 09:00"), ("every day at noon", "DAILY 12:00"),
        ("every day at midnight", "DAILY 00:00"), ("every day 9", "DAILY 09:00"), ("9am every day", "DAILY 09:00"),
        ("every other day", "DAILY;INTERVAL=2"), ("every second day", "DAILY;INTERVAL=2"),
        ("every 3 days", "DAILY;INTERVAL=3"), ("every three days 8:30", "DAILY;INTERVAL=3 08:30"),
        ("every morning at 8", "DAILY 08:00"), ("every evening at 7", "DAILY 19:00"), ("every night at 9", "DAILY 21:00"),
        ("weekdays", WORKDAYS), ("every weekday", WORKDAYS), ("weekdays 8:30", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 08:30"),
        ("on weekdays", WORKDAYS), ("each weekday", WORKDAYS), ("monday to friday", WORKDAYS), ("mon-fri", WORKDAYS),
        ("Mon – Fri", WORKDAYS), ("from Monday through Friday", WORKDAYS), ("mon thru fri", WORKDAYS),
        ("daily, monday to friday", WORKDAYS), ("every business day", WORKDAYS), ("workdays", WORKDAYS),
        ("weekends", "WEEKLY;BYDAY=SA,SU"), ("every weekend", "WEEKLY;BYDAY=SA,SU"), ("sat-mon", "WEEKLY;BYDAY=MO,SA,SU"),
        ("monday to sunday", "DAILY"),
    ]);
}

#[test]
#[rustfmt::skip]
fn weeks() {
    check_all(EnGb, None, &[
        ("mondays", "WEEKLY;BYDAY=MO"), ("Mondays 9:00", "WEEKLY;BYDAY=MO 09:00"), ("monday", "WEEKLY;BYDAY=MO"),
        ("every monday", "WEEKLY;BYDAY=MO"), ("each Monday", "WEEKLY;BYDAY=MO"), ("on mondays", "WEEKLY;BYDAY=MO"),
        ("mondays at 6", "WEEKLY;BYDAY=MO 18:00 | WEEKLY;BYDAY=MO 06:00"), ("mondays 9", "WEEKLY;BYDAY=MO 09:00"),
        ("mondays and thursdays 9am", "WEEKLY;BYDAY=MO,TH 09:00"), ("mon, wed, fri", "WEEKLY;BYDAY=MO,WE,FR"),
        ("mon wed fri 9:00", "WEEKLY;BYDAY=MO,WE,FR 09:00"), ("mon/thu", "WEEKLY;BYDAY=MO,TH"),
        ("tue & thu 6pm", "WEEKLY;BYDAY=TU,TH 18:00"), ("tuesdays and on thursdays", "WEEKLY;BYDAY=TU,TH"),
        ("Monday, Wednesday, and Friday", "WEEKLY;BYDAY=MO,WE,FR"), ("every tuesday and thursday", "WEEKLY;BYDAY=TU,TH"),
        ("6pm on tuesdays", "WEEKLY;BYDAY=TU 18:00"), ("every week on monday", "WEEKLY;BYDAY=MO"),
        ("weekly on fridays at noon", "WEEKLY;BYDAY=FR 12:00"), ("once a week on friday", "WEEKLY;BYDAY=FR"),
        ("every friday at half past 6", "WEEKLY;BYDAY=FR 18:30"), ("monday mornings at 9", "WEEKLY;BYDAY=MO 09:00"),
        ("every other monday", OTHER_MONDAY), ("every 2 weeks on monday", OTHER_MONDAY), ("biweekly on mondays", OTHER_MONDAY),
        ("fortnightly monday", OTHER_MONDAY), ("every two weeks on Monday", OTHER_MONDAY), ("alternate mondays", OTHER_MONDAY),
        ("every alternate monday", OTHER_MONDAY), ("every fortnight on monday", OTHER_MONDAY), ("every 2 mondays", OTHER_MONDAY),
        ("monday every other week", OTHER_MONDAY), ("every other monday at 6pm", "WEEKLY;INTERVAL=2;BYDAY=MO 18:00"),
        ("every other week on monday and thursday", "WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("every 3 weeks on friday", "WEEKLY;INTERVAL=3;BYDAY=FR"), ("every 6 weeks on weekdays", "WEEKLY;INTERVAL=6;BYDAY=MO,TU,WE,TH,FR"),
        // Both senses, the commoner first.
        ("every second monday", "WEEKLY;INTERVAL=2;BYDAY=MO | MONTHLY;BYDAY=2MO"),
        ("every 2nd monday", "MONTHLY;BYDAY=2MO | WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("every third friday", "MONTHLY;BYDAY=3FR | WEEKLY;INTERVAL=3;BYDAY=FR"),
    ]);
}

#[test]
#[rustfmt::skip]
fn months() {
    check_all(EnUs, None, &[
        ("2nd tuesday of the month 6pm", "MONTHLY;BYDAY=2TU 18:00"), ("second tuesday of every month", "MONTHLY;BYDAY=2TU"),
        ("every second tuesday of the month", "MONTHLY;BYDAY=2TU"), ("the 2nd Tuesday of each month", "MONTHLY;BYDAY=2TU"),
        ("first Monday 8:30", "MONTHLY;BYDAY=1MO 08:30"), ("every first monday", "MONTHLY;BYDAY=1MO"),
        ("monthly on the first monday", "MONTHLY;BYDAY=1MO"), ("every month on the 2nd tuesday", "MONTHLY;BYDAY=2TU"),
        ("last friday", "MONTHLY;BYDAY=-1FR"), ("last friday of the month", "MONTHLY;BYDAY=-1FR"),
        ("on the last Friday of each month at 4pm", "MONTHLY;BYDAY=-1FR 16:00"), ("every last friday", "MONTHLY;BYDAY=-1FR"),
        ("1st and 3rd monday", "MONTHLY;BYDAY=1MO,3MO"), ("first and third Mondays of the month", "MONTHLY;BYDAY=1MO,3MO"),
        ("2nd & 4th tuesday 6:30pm", "MONTHLY;BYDAY=2TU,4TU 18:30"), ("the first and last friday", "MONTHLY;BYDAY=1FR,-1FR"),
        ("every 3 months on the first monday", "MONTHLY;INTERVAL=3;BYDAY=1MO"),
        ("quarterly on the last friday", "MONTHLY;INTERVAL=3;BYDAY=-1FR"), ("every fifth monday of the month", "MONTHLY;BYDAY=5MO"),
        ("every month on the 15th", "MONTHLY;BYMONTHDAY=15"), ("monthly on the 15th", "MONTHLY;BYMONTHDAY=15"),
        ("the 15th", "MONTHLY;BYMONTHDAY=15"), ("15th of every month", "MONTHLY;BYMONTHDAY=15"),
        ("every 15th", "MONTHLY;BYMONTHDAY=15"), ("the 15th of each month at 9am", "MONTHLY;BYMONTHDAY=15 09:00"),
        ("the 1st and 15th", "MONTHLY;BYMONTHDAY=1,15"), ("1st and 15th of the month, 9:00", "MONTHLY;BYMONTHDAY=1,15 09:00"),
        ("on the 1st, 9am", "MONTHLY;BYMONTHDAY=1 09:00"), ("the first and the fifteenth", "MONTHLY;BYMONTHDAY=1,15"),
        ("the first of the month", "MONTHLY;BYMONTHDAY=1"), ("day 10 of each month", "MONTHLY;BYMONTHDAY=10"),
        ("every month on the 31st", "MONTHLY;BYMONTHDAY=-1"), ("last day of the month", "MONTHLY;BYMONTHDAY=-1"),
        ("every month on the last day", "MONTHLY;BYMONTHDAY=-1"), ("end of month", "MONTHLY;BYMONTHDAY=-1"),
        ("the 15th and the last day of each month", "MONTHLY;BYMONTHDAY=15,-1"),
        ("the 30th of each month", "MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("the 15th and 30th", "MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1"),
        ("every 3 months on the 5th", "MONTHLY;INTERVAL=3;BYMONTHDAY=5"), ("every other month on the 1st", "MONTHLY;INTERVAL=2;BYMONTHDAY=1"),
        ("every december 1", "YEARLY;BYMONTH=12;BYMONTHDAY=1"), ("every year on dec 1st", "YEARLY;BYMONTH=12;BYMONTHDAY=1"),
        ("yearly on the 3rd of march at noon", "YEARLY;BYMONTH=3;BYMONTHDAY=3 12:00"),
        ("every feb 29", "YEARLY;BYMONTH=2;BYMONTHDAY=-1"), ("every mar 3", "YEARLY;BYMONTH=3;BYMONTHDAY=3"),
    ]);
}

#[test]
#[rustfmt::skip]
fn by_the_start() {
    check_all(EnUs, Some(tuesday()), &[
        ("every week", "WEEKLY;BYDAY=TU"), ("weekly", "WEEKLY;BYDAY=TU"), ("every 2 weeks", "WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("biweekly", "WEEKLY;INTERVAL=2;BYDAY=TU"), ("fortnightly", "WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every other week", "WEEKLY;INTERVAL=2;BYDAY=TU"), ("every week at 7pm", "WEEKLY;BYDAY=TU 19:00"),
        ("every month", "MONTHLY;BYMONTHDAY=24 | MONTHLY;BYDAY=4TU | MONTHLY;BYDAY=-1TU"), ("monthly", "MONTHLY;BYMONTHDAY=24"),
        ("every 3 months", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"), ("quarterly", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"),
        ("every quarter", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"), ("every six months", "MONTHLY;INTERVAL=6;BYMONTHDAY=24"),
        ("every year", "YEARLY;BYMONTH=11;BYMONTHDAY=24"), ("annually", "YEARLY;BYMONTH=11;BYMONTHDAY=24"),
        ("every 2 years", "MONTHLY;INTERVAL=24;BYMONTHDAY=24"), ("every hour", "CRON:0 * * * *"),
        ("every 3 hours", "CRON:0 */3 * * *"), ("every 4 hours from 9:30am", "CRON:30 1-23/4 * * *"),
        ("once a month", "MONTHLY;BYMONTHDAY=24"), ("repeats weekly", "WEEKLY;BYDAY=TU"),
        ("never", "never"), ("None", "never"), ("does not repeat", "never"), ("once", "never"), ("no", "never"),
    ]);
    check_all(EnUs, Some(super::wall(2026, 11, 30, 9, 0)), &[
        ("monthly", "MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 | MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYDAY=-1MO"),
    ]);
    check_all(EnUs, Some(super::wall(2026, 12, 31, 9, 0)), &[("monthly", "MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYDAY=-1TH")]);
    check_all(EnUs, None, &[
        ("weekly 9:00", "which? WEEKLY;BYDAY=MO 09:00 | WEEKLY;BYDAY=TU 09:00"),
        ("every month", "which? MONTHLY;BYMONTHDAY=1 | MONTHLY;BYMONTHDAY=15 | MONTHLY;BYMONTHDAY=-1 | MONTHLY;BYDAY=1MO"),
        ("every year", "which? "), ("mondays in the morning", "which? WEEKLY;BYDAY=MO 09:00 | WEEKLY;BYDAY=MO 12:00"),
        ("every 2 weeks", "which? WEEKLY;INTERVAL=2;BYDAY=MO"), ("every evening", "which? DAILY 18:00 | DAILY 20:00"),
    ]);
}

/// As people type on a phone.
#[test]
#[rustfmt::skip]
fn in_a_hurry() {
    check_all(EnUs, None, &[
        ("M-F", WORKDAYS), ("m-f 9am", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00"), ("MWF", "WEEKLY;BYDAY=MO,WE,FR"), ("TTh 6pm", "WEEKLY;BYDAY=TU,TH 18:00"),
        ("Tues/Thurs", "WEEKLY;BYDAY=TU,TH"), ("every weds 6", "WEEKLY;BYDAY=WE 18:00"), ("every mon & wed @ 5:30pm", "WEEKLY;BYDAY=MO,WE 17:30"),
        ("1st tues of month 6pm", "MONTHLY;BYDAY=1TU 18:00"), ("third thursday monthly", "MONTHLY;BYDAY=3TH"), ("bi-weekly mondays", OTHER_MONDAY),
        ("last thurs of every month", "MONTHLY;BYDAY=-1TH"), ("every last day of the month", "MONTHLY;BYMONTHDAY=-1"), ("eom", "MONTHLY;BYMONTHDAY=-1"),
        ("weekday mornings 9am", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00"), ("every weekday morning at 9", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00"),
        ("7:30p first thursday of the month", "MONTHLY;BYDAY=1TH 19:30"), ("once every two weeks on monday", OTHER_MONDAY),
        ("every 14 days", "DAILY;INTERVAL=14"), ("every other tues and thurs", "WEEKLY;INTERVAL=2;BYDAY=TU,TH"), ("tuesdays every two weeks", "WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every 2nd and 4th tuesday", "MONTHLY;BYDAY=2TU,4TU"), ("second and fourth tuesdays, 6:30 pm", "MONTHLY;BYDAY=2TU,4TU 18:30"), ("every 5th", "MONTHLY;BYMONTHDAY=5"),
        ("Mon.-Fri.", WORKDAYS), ("mondays.", "WEEKLY;BYDAY=MO"), ("Monday's", "WEEKLY;BYDAY=MO"), ("every Monday at 09:00", "WEEKLY;BYDAY=MO 09:00"),
        ("every day at 17:30", "DAILY 17:30"), ("all weekdays", WORKDAYS), ("the first", "MONTHLY;BYMONTHDAY=1"), ("15th day of each month", "MONTHLY;BYMONTHDAY=15"),
        ("first weekday of the month", "nonsense"), ("2x a month", "nonsense"), ("mondays 9-10am", "nonsense"), ("mondays 9am est", "nonsense"),
        ("every january", "nonsense"), ("15", "nonsense"), ("every weekday except friday", "nonsense"), ("m", "nonsense"), ("f", "nonsense"),
    ]);
}
