// The page's words and how times and waits are said. The server chose the language.

const words = JSON.parse(document.getElementById("words").textContent);

/** The words of `key`, with `{name}` filled in from `values`. */
export function text(key, values = {}) {
  const template = words[key];
  if (template === undefined) throw new Error(`no words for ${key}`);
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The words of a key that may not be there. */
export const sentence = (key) => words[key];

/** What to tell people about a problem's stable code. */
export function problemText(code) {
  return words[`error.${code}`] ?? words["error.internal"];
}

export const language = document.documentElement.lang;

/** A name in the page's language; Vietnamese is always there. */
export const named = (labels) => labels[language] ?? labels.vi;

// Times are the office's own, and the server's clock is right, whatever this computer thinks.
const { zone: timeZone, now: serverNow } = document.documentElement.dataset;
let serverAhead = Number(serverNow) - Date.now(); // milliseconds

/** The present moment in milliseconds, by the server's clock. */
export const now = () => Date.now() + serverAhead;

/** Take `moment` for the present one. */
export function setNow(moment) {
  serverAhead = Date.parse(moment) - Date.now();
}

const clock = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
export const clockTime = (moment) => clock.format(moment);

const days = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
const daysInWords = new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { weekday: "long", day: "2-digit", month: "2-digit", timeZone });

/** The office's day of a moment as `YYYY-MM-DD`, which can be compared. */
export const dayOf = (moment) => days.format(new Date(moment));

/** The same with the name of the weekday, for people. */
export const dayName = (moment) => daysInWords.format(new Date(moment));

/** Full minutes in words. */
export function minutes(n) {
  if (n < 1) return text("common.under_a_minute");
  return text(n === 1 ? "common.minute" : "common.minutes", { n });
}

/** How long ago `moment` is, in full minutes. */
export const minutesSince = (moment) => Math.max(0, Math.floor((now() - Date.parse(moment)) / 60000));

/** A wait as a range. */
export function range(low, high) {
  if (high <= 0) return text("common.under_a_minute");
  if (low === high) return minutes(high);
  if (low === 0) return text("common.at_most", { high });
  return text("common.range", { low, high });
}
