// Rows, cards and choices of the counter's page.

import { element, onClick } from "./dom.js";
import { clockTime, minutes, minutesSince, named, text } from "./words.js";

const tag = (kind, words) => element("span", { class: `tag ${kind}` }, words);

/** What stands under the big number. */
export function tags(ticket) {
  const made = [tag(ticket.state, text(`staff.state_${ticket.state}`))];
  if (ticket.call_count > 1) made.push(tag("", text("staff.called_times", { n: ticket.call_count })));
  if (ticket.called_at) made.push(tag("", text("staff.since", { time: clockTime(new Date(ticket.called_at)) })));
  if (ticket.priority_names) made.push(tag("priority", text("staff.priority", { name: named(ticket.priority_names) })));
  if (ticket.language === "en") made.push(tag("", text("staff.speaks_english")));
  return made;
}

/** One waiting person. */
export function waitingRow(ticket) {
  const service = element("td", {}, named(ticket.service_names));
  if (ticket.priority_names) service.append(element("br"), tag("priority", named(ticket.priority_names)));
  return element(
    "tr",
    {},
    element("td", { class: "key" }, ticket.number),
    service,
    element("td", { class: "figure" }, minutes(minutesSince(ticket.issued_at))),
  );
}

/** One missed or parked ticket and the way back. */
export function asideRow(ticket, { restore, cancel }) {
  const { number, state, parked_by: by } = ticket;
  const why = state === "missed" ? text("staff.missed") : by ? text("staff.parked_by", { name: by }) : text("staff.parked");
  const back = element("button", { type: "button", class: "small", "aria-label": text("staff.restore_named", { number }) }, text("staff.restore_short"));
  const away = element("button", { type: "button", class: "small plain danger", "aria-label": text("staff.cancel_named", { number }) }, text("staff.cancel_short"));
  onClick(back, restore);
  onClick(away, cancel);
  return element(
    "tr",
    {},
    element("td", { class: "key" }, number),
    element("td", {}, why),
    element("td", {}, element("div", { class: "pair" }, back, away)),
  );
}

/** One counter to choose. */
export function counterCard(counter, open) {
  const free = counter.state !== "open";
  const state = free ? text("staff.counter_free") : text("staff.counter_taken", { name: counter.staff ?? "" });
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

/** Where a ticket can be sent: other services, then other counters. */
export function choices(view, service, counter) {
  const services = view.services.filter(({ code }) => code !== service);
  const counters = view.counters.filter(({ code }) => code !== counter);
  return [
    element("h3", {}, text("staff.transfer_services")),
    ...services.map((each) => choice(`service/${each.code}`, named(each.names))),
    element("h3", {}, text("staff.transfer_counters")),
    ...counters.map((each) => choice(`counter/${each.code}`, named(each.names))),
  ];
}
