// Reads a calendar file from standard input with ical.js, which others wrote and which knows no zone but those in the file. Prints when
// its events begin, from one second to another, as a list of seconds.
import ICAL from "ical.js";

const [from, until] = process.argv.slice(2).map(Number);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString("utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const events = calendar.getAllSubcomponents("vevent");
const overrides = events.filter((event) => event.hasProperty("recurrence-id"));
const starts = [];
for (const component of events) {
    if (component.hasProperty("recurrence-id") || component.getFirstPropertyValue("status") === "CANCELLED") continue;
    const uid = component.getFirstPropertyValue("uid");
    const own = overrides.filter((other) => other.getFirstPropertyValue("uid") === uid);
    const event = new ICAL.Event(component, { exceptions: own, strictExceptions: true });
    const moved = new Set();
    for (const one of own) {
        moved.add(one.getFirstPropertyValue("recurrence-id").toUnixTime());
        starts.push(one.getFirstPropertyValue("dtstart").toUnixTime());
    }
    if (!event.isRecurring()) {
        starts.push(event.startDate.toUnixTime());
        continue;
    }
    const dates = event.iterator();
    for (let date = dates.next(); date && date.toUnixTime() <= until + 86_400; date = dates.next()) {
        if (!moved.has(date.toUnixTime())) starts.push(date.toUnixTime());
    }
}
const found = [...new Set(starts)].filter((start) => start > from && start <= until).sort((a, b) => a - b);
process.stdout.write(JSON.stringify(found));
