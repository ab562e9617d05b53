// Today at a glance: read again after every event.

import { read } from "./api.js";
import { byId, element, fill, show } from "./dom.js";
import { follow } from "./live.js";
import { showConnection, whenSignedIn } from "./session.js";
import { breakReason } from "./staff_parts.js";
import { clockTime, language, named, now, sentence, text } from "./words.js";

const MOST_COMMENTS = 8;
const QUIET_MS = 2000; // events come in bursts; the report is not read more often than this

const locale = language === "vi" ? "vi-VN" : "en-GB";
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const dayFormat = new Intl.DateTimeFormat(locale, { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });

const orNone = (format, value) => (value === null ? text("common.none") : format.format(value));

function serviceRow(service) {
  const figures = [
    whole.format(service.issued),
    whole.format(service.served),
    whole.format(service.waiting),
    orNone(whole, service.wait_median_minutes),
    orNone(whole, service.wait_p90_minutes),
    whole.format(service.ratings),
    orNone(points, service.rating_mean),
  ];
  return element(
    "tr",
    {},
    element("td", {}, named(service.names)),
    ...figures.map((figure) => element("td", { class: "figure" }, figure)),
  );
}

function commentItem(rating, names) {
  const face = byId(`face-${rating.score}`).content.firstElementChild.cloneNode(true);
  const reasons = rating.reasons.map((code) => reasonText(code)).join(" · ");
  return element(
    "li",
    {},
    face,
    element("span", {}, rating.comment ?? text(`phone.score_${rating.score}`)),
    element("span", { class: "quiet" }, clockTime(new Date(rating.at))),
    element("span", { class: "reasons" }, [`${rating.number} · ${names.get(rating.service) ?? rating.service}`, reasons].filter(Boolean).join(" · ")),
  );
}

// A kiosk may know more reasons than this page.
const reasonText = (code) => sentence(`reason.${code}`) ?? code;

const at = (moment) => clockTime(new Date(moment));

function callRow(call, names) {
  const why = element("td", {}, named(call.reasons));
  if (call.undone) why.append(" · ", element("em", {}, text("manager.undone")));
  const cells = [at(call.at), call.number, names.get(call.service) ?? call.service, named(call.counter_names), call.staff];
  return element("tr", { class: call.undone ? "undone" : "" }, ...cells.map((words) => element("td", {}, words)), why);
}

function breakItem({ names, reason, staff, since }) {
  const words = text("manager.on_break", { counter: named(names), reason: breakReason(reason), name: staff, time: since ? at(since) : text("common.none") });
  return element("li", { class: "banner info" }, words);
}

/** Figures that are not to be mixed up with the one above them. */
function renderApart(report) {
  const apart = (id, keys) => fill(id, keys.map((name) => text(`manager.${name}`, { n: whole.format(report[name]) })).join(" · "));
  apart("missed-apart", ["left", "cancelled"]);
  if (report.booked > 0) apart("issued-apart", ["booked", "not_come"]);
  else fill("issued-apart", "");
}

function render(report) {
  fill("day", "· " + dayFormat.format(new Date(`${report.day}T00:00:00Z`)));
  fill("updated", text("manager.updated", { time: clockTime(new Date(now())) }));
  show("nothing-yet", report.issued === 0);
  for (const name of ["issued", "served", "waiting", "missed"]) fill(name, whole.format(report[name]));
  renderApart(report);
  byId("on-break").replaceChildren(...report.on_break.map(breakItem));
  for (const name of ["wait_median", "wait_p90", "service_median"]) fill(name, orNone(whole, report[`${name}_minutes`]));
  fill("rating", orNone(points, report.rating_mean));
  fill("rating-count", text("manager.rating_count", { n: whole.format(report.ratings) }));
  byId("services").replaceChildren(...report.services.map(serviceRow));
  const names = new Map(report.services.map((service) => [service.service, named(service.names)]));
  byId("calls").replaceChildren(...report.latest_calls.map((call) => callRow(call, names)));
  show("calls-table", report.latest_calls.length > 0);
  show("calls-empty", report.latest_calls.length === 0);
  const said = report.latest_ratings.filter((rating) => rating.comment !== null || rating.reasons.length > 0);
  byId("comments").replaceChildren(...said.slice(0, MOST_COMMENTS).map((rating) => commentItem(rating, names)));
  show("comments-empty", said.length === 0);
  show("trend-empty", report.trend.length === 0);
  renderTrend(report);
}

let trendShown = "";

function renderTrend(report) {
  const now = JSON.stringify(report.trend);
  if (now === trendShown) return;
  trendShown = now;
  const image = byId("trend");
  image.hidden = report.trend.length === 0;
  if (!image.hidden) image.src = `/manager/ratings.svg?lang=${language}&r=${Date.now()}`;
}

let last = 0;

async function refresh() {
  const rest = last + QUIET_MS - Date.now();
  if (rest > 0) await new Promise((resume) => setTimeout(resume, rest));
  last = Date.now();
  try {
    render(await read("/reports/today"));
  } catch (problem) {
    if (problem.status === 401) location.reload();
    throw problem;
  }
}

let stop = null;

whenSignedIn(
  (me) => {
    const allowed = me.role !== "staff";
    show("forbidden", !allowed);
    show("today", allowed);
    if (allowed) stop = follow(refresh, showConnection);
  },
  () => stop?.(),
);
