/**
 * Whether somebody answers at a moment. Knows no page.
 *
 * Hours are "always", or weekdays (Monday is 1) with from and to, those of one day in order:
 * "12345 09:00-17:00, 6 10:00-24:00". Holidays are given for each year that is known, a letter for the month and
 * the day: { 2026: "a01d03" }. A moment is what the clocks in the Netherlands show, as if they were in UTC.
 */
const DAY = 86_400_000; // milliseconds
const AHEAD = 7; // days to look at; by then the name of a weekday would mean today as well

/** What the clocks in the Netherlands show at a moment, wherever this device is. */
export function dutchTime(moment) {
  // Swedes write a moment as ISO 8601 does: 2026-12-25 09:00:00.
  return Date.parse(`${moment.toLocaleString("sv", { timeZone: "Europe/Amsterdam" }).replace(" ", "T")}Z`);
}

/**
 * What to tell: `state` is "open", "closed", "holiday" (closed, as is usual on one) or "unknown"; all is unknown
 * unless the years of today and of the week ahead are listed. `until` is when that changes, if it does within the
 * week, and `days` how many days ahead that is.
 */
export function answersAt(hours, now, holidays) {
  let state = "closed";
  let until;
  for (let days = 0; days <= AHEAD; days++) {
    const day = new Date(now + days * DAY);
    const [date] = day.toISOString().split("T");
    const free = holidays[date.slice(0, 4)];
    if (!free) return { state: "unknown" };
    const mark = (day.getUTCMonth() + 10).toString(36) + date.slice(8);
    for (const [, weekdays, ...clocks] of hours.matchAll(/(\d+) (\S+)-([\d:]+)/g)) {
      const [from, to] = clocks.map((clock) => Date.parse(`${date}T${clock}Z`));
      if (!weekdays.includes(day.getUTCDay() || 7)) continue;
      if (free.includes(mark)) state = days ? state : "holiday";
      else if (state === "open") until = from === until ? to : until;
      else if (from <= now && now < to) [state, until] = ["open", to];
      else if (from > now) until ??= from;
    }
  }
  if (hours === "always") state = "open";
  const days = Math.floor(until / DAY) - Math.floor(now / DAY);
  return days < AHEAD ? { state, until, days } : { state };
}
