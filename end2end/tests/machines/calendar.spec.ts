import { expect, test, type APIRequestContext } from "@playwright/test";
import ICAL from "ical.js";

// The calendar as another implementation of RFC 5545 reads it.

async function feed(request: APIRequestContext, query = "") {
  const text = await (await request.get(`/lich-cong-tac.ics${query}`)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (zone) ICAL.TimezoneService.register(zone);
  return { text, calendar, events: calendar.getAllSubcomponents("vevent") };
}

/** Unfolds and unescapes by the letter of the standard, with no library. */
function written(text: string, property: string): string[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  const values = lines.filter((line) => line.startsWith(`${property}:`)).map((line) => line.slice(property.length + 1));
  return values.map((value) => value.replace(/\\([nN\\;,])/g, (_, c) => (c === "n" || c === "N" ? "\n" : c)));
}

test("a calendar program finds the calendar complete", async ({ request }) => {
  const { calendar, events } = await feed(request);
  expect(calendar.name).toBe("vcalendar");
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
  expect(calendar.getFirstPropertyValue("x-wr-calname")).toContain("Lịch công tác");
  expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
  expect(events.length).toBeGreaterThan(5);
  for (const event of events) {
    for (const name of ["uid", "dtstart", "dtend", "dtstamp", "summary", "status", "url"]) {
      expect(event.getAllProperties(name), `${name} of ${event.getFirstPropertyValue("uid")}`).toHaveLength(1);
    }
  }
  const uids = events.map((event) => event.getFirstPropertyValue("uid"));
  expect(new Set(uids).size).toBe(uids.length);
});

test("times are those of a Vietnamese clock", async ({ request }) => {
  const { calendar, events } = await feed(request);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone")!);
  expect(zone.tzid).toBe("Asia/Ho_Chi_Minh");
  const timed = events.map((event) => new ICAL.Event(event)).filter((event) => !event.startDate.isDate);
  expect(timed.length).toBeGreaterThan(0);
  for (const { startDate, endDate } of timed) {
    const { year, month, day, hour, minute } = startDate;
    expect(startDate.zone.tzid).toBe("Asia/Ho_Chi_Minh");
    expect(startDate.toJSDate().getTime()).toBe(Date.UTC(year, month - 1, day, hour - 7, minute));
    expect(endDate.compare(startDate)).toBe(1);
  }
});

test("an entry of a whole day is one date", async ({ request }) => {
  const { events } = await feed(request);
  const days = events.map((event) => new ICAL.Event(event)).filter((event) => event.startDate.isDate);
  expect(days.length).toBeGreaterThan(0);
  for (const { startDate, endDate, duration } of days) {
    expect(endDate.isDate).toBe(true);
    expect(duration.toSeconds(), startDate.toString()).toBe(24 * 60 * 60);
  }
});

test("what is called off is marked, and everything else confirmed", async ({ request }) => {
  const { events } = await feed(request);
  const cancelled = events.filter((event) => event.getFirstPropertyValue("status") === "CANCELLED");
  expect(cancelled.length).toBeGreaterThan(0);
  for (const event of events) {
    const said = String(event.getFirstPropertyValue("summary")).startsWith("Hoãn: ");
    expect(said).toBe(cancelled.includes(event));
    expect(["CANCELLED", "CONFIRMED"]).toContain(event.getFirstPropertyValue("status"));
  }
});

test("folded Vietnamese text is whole", async ({ request }) => {
  const { text, events } = await feed(request);
  const lines = text.split("\r\n");
  expect(lines.some((line) => line.startsWith(" "))).toBe(true);
  const octets = (line: string) => new TextEncoder().encode(line).length;
  for (const line of lines) expect(octets(line), line).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\uFFFD");
  for (const property of ["SUMMARY", "DESCRIPTION", "LOCATION"]) {
    const read = events.map((event) => event.getFirstPropertyValue(property.toLowerCase())).filter(Boolean);
    expect(read).toEqual(written(text, property));
  }
});

test("one entry is the same as in the calendar", async ({ request }) => {
  const { events } = await feed(request);
  const uid = String(events[0].getFirstPropertyValue("uid"));
  const path = `/lich-cong-tac/su-kien/${uid.match(/^calendar-(\d+)@/)?.[1]}.ics`;
  const alone = new ICAL.Component(ICAL.parse(await (await request.get(path)).text()));
  expect(alone.getAllSubcomponents("vevent").map(String)).toEqual([String(events[0])]);
});
