// Rows, cards and choices of the counter's page.

import { element, onClick } from "./dom.js";
import { clockTime, dayName, dayOf, minutes, minutesSince, named, now, sentence, text } from "./words.js";

const tag = (kind, words) => element("span", { class: `tag ${kind}` }, words);
const at = (moment) => clockTime(new Date(moment));

/** When somebody who booked is expected. */
const windowOf = (ticket) => text("staff.window", { from: at(ticket.window_from), until: at(ticket.window_until) });

/** What stands under the big number. */
export function tags(ticket, services) {
  const made = [tag(ticket.state, text(`staff.state_${ticket.state}`))];
  if (ticket.call_count > 1) made.push(tag("", text("staff.called_times", { n: ticket.call_count })));
  if (ticket.called_at) made.push(tag("", text("staff.since", { time: at(ticket.called_at) })));
  if (ticket.priority_names) made.push(tag("priority", text("staff.priority", { name: named(ticket.priority_names) })));
  if (ticket.window_from) made.push(tag("", windowOf(ticket)));
  if (ticket.return_service) made.push(tag("", text("staff.goes_back", { service: serviceName(services, ticket.return_service) })));
  if (ticket.language === "en") made.push(tag("", text("staff.speaks_english")));
  return made;
}

const serviceName = (services, code) => named(services.find((each) => each.code === code)?.names ?? { vi: code });

/** The other services of the same visit, in one line. */
export function sameVisit(ticket) {
  const others = (ticket?.visit ?? []).filter(({ number }) => number !== ticket.number);
  if (others.length === 0) return "";
  const steps = others.map(({ number, service_names: names, state }) =>
    text("staff.step", { number, service: named(names), state: text(`staff.step_${state}`) }),
  );
  return text("staff.visit", { steps: steps.join(" · ") });
}

/** Why a counter rests: a usual reason in the page's language, or somebody's own words. */
export const breakReason = (reason) => sentence(`staff.break.${reason}`) ?? reason;

const moreButton = (number, more) => {
  const button = element("button", { type: "button", class: "small plain", "aria-label": text("staff.more_of", { number }) }, "⋯");
  onClick(button, more);
  return button;
};

/** One waiting person. */
export function waitingRow(ticket, more) {
  const service = element("td", {}, named(ticket.service_names));
  const marks = [];
  if (ticket.priority_names) marks.push(tag("priority", named(ticket.priority_names)));
  if (ticket.window_from) marks.push(tag("", windowOf(ticket)));
  if (marks.length > 0) service.append(element("br"), ...marks);
  return element(
    "tr",
    { "data-ticket": ticket.id },
    element("td", { class: "key" }, ticket.number),
    service,
    element("td", { class: "figure" }, minutes(minutesSince(ticket.issued_at))),
    element("td", { class: "act" }, moreButton(ticket.number, more)),
  );
}

const GROUPS = {
  missed: ({ state }) => state === "missed",
  parked: ({ state, parked_for_papers: papers }) => state === "parked" && !papers,
  papers: ({ parked_for_papers: papers }) => papers,
  left: ({ state }) => state === "left",
};

/** Tickets that are set aside, by why: a heading for each group that has any, and its rows. */
export function asideRows(tickets, { restore, more }) {
  return Object.entries(GROUPS).flatMap(([group, belongs]) => {
    const rows = tickets.filter(belongs).map((ticket) => asideRow(ticket, () => restore(ticket), () => more(ticket)));
    if (rows.length === 0) return [];
    const heading = element("th", { scope: "rowgroup", colspan: "3" }, text(`staff.${group}_group`));
    return [element("tr", { class: "group" }, heading), ...rows];
  });
}

function asideRow(ticket, restore, more) {
  const { number, state, parked_by: by, note } = ticket;
  const about = [by ? text("staff.parked_by", { name: by }) : named(ticket.service_names), note].filter(Boolean).join(" · ");
  const back = element("button", { type: "button", class: "small", "aria-label": text("staff.restore_named", { number }) }, text("staff.restore_short"));
  onClick(back, restore);
  return element(
    "tr",
    {},
    element("td", { class: "key" }, number),
    element("td", {}, about),
    element("td", { class: "act" }, element("div", { class: "pair" }, back, state === "left" ? null : moreButton(number, more))),
  );
}

/** What happened to a number that is in no books, and what to do; it stays until it is `settled`. */
export function refusedBanner(refused, settled) {
  const { number, device, day, reason, service, service_names: names } = refused;
  const past = day < dayOf(now());
  const key = past ? "staff.refused_past" : reason === "number_taken" ? "staff.refused_twice" : "staff.refused";
  const about = { number, device, service: names ? named(names) : service, day: dayName(`${day}T12:00:00Z`) };
  const button = element("button", { type: "button", class: "small", "aria-label": text("staff.settle_named", about) }, text("staff.settle"));
  onClick(button, settled);
  const words = element("span", {}, text(key, about), element("span", { class: "todo" }, text(`${key}_todo`, about)));
  return element("div", { class: "banner warn", role: "alert" }, words, button);
}

/** One counter to choose. */
export function counterCard(counter, open) {
  const free = counter.state === "closed";
  const taken = counter.state === "break" ? "staff.counter_resting" : "staff.counter_taken";
  const state = free ? text("staff.counter_free") : text(taken, { name: counter.staff ?? "" });
  const button = element("button", { type: "button", class: free ? "primary" : "" }, text("staff.open"));
  button.disabled = !free;
  onClick(button, open);
  return element(
    "li",
    { class: "card" },
    element("span", { class: "name" }, named(counter.names)),
    element("span", { class: "quiet" }, state),
    button,
  );
}

const choice = (value, words) =>
  element("label", { class: "choice" }, element("input", { type: "radio", name: "target", value, required: "" }), words);

function counterWords({ names, state }) {
  return state === "open" ? named(names) : text(state === "break" ? "staff.target_break" : "staff.target_closed", { counter: named(names) });
}

/** Where a ticket can be sent: other services, then other counters. */
export function choices(view, service, counter) {
  const services = view.services.filter(({ code }) => code !== service);
  const counters = view.counters.filter(({ code }) => code !== counter);
  return [
    element("h3", {}, text("staff.transfer_services")),
    ...services.map((each) => choice(`service/${each.code}`, named(each.names))),
    element("h3", {}, text("staff.transfer_counters")),
    ...counters.map((each) => choice(`counter/${each.code}`, counterWords(each))),
  ];
}

/** Something that can be done with a ticket, and what it means. */
export function moreItem(name, act) {
  const button = element(
    "button",
    { type: "button", class: name === "cancel" ? "danger" : "", id: `more-${name}` },
    element("strong", {}, text(`staff.more_${name}`)),
    element("span", { class: "quiet" }, text(`staff.more_${name}_hint`)),
  );
  onClick(button, act);
  return element("li", {}, button);
}

/** A service with its switch. */
export function serviceRow(service, toggle) {
  const paused = service.state === "paused";
  const name = named(service.names);
  const button = element(
    "button",
    { type: "button", class: "small", "aria-label": text(paused ? "staff.resume_named" : "staff.pause_named", { service: name }) },
    text(paused ? "staff.resume_service" : "staff.pause"),
  );
  onClick(button, () => toggle(service));
  return element(
    "tr",
    {},
    element("td", { class: "key" }, name),
    element("td", {}, element("span", { class: `tag ${service.state}` }, text(`staff.service_${service.state}`))),
    element("td", { class: "figure" }, text("staff.service_waiting", { n: service.waiting })),
    element("td", { class: "act" }, button),
  );
}
