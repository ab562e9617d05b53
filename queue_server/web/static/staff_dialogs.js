// The counter's dialogs: each asks one question and then sends one command.

import { command } from "./api.js";
import { byId, fill, onClick, show } from "./dom.js";
import { choices, moreItem, serviceRow } from "./staff_parts.js";
import { named, text } from "./words.js";

const AT_COUNTER = new Set(["called", "serving"]);
// What else can be done, beside the buttons that are in sight anyway.
const MORE = {
  called: ["park", "papers", "leave", "cancel"],
  serving: ["park", "leave"],
  waiting: ["transfer", "leave", "cancel"],
  missed: ["leave", "cancel"],
  parked: ["leave", "cancel"],
};

/** Do something with a ticket. */
export const act = (ticket, verb, body) => command("POST", `/tickets/${ticket.id}/${verb}`, body);

/**
 * The dialogs of a page that runs commands with `once(name, work)`, tells of them with
 * `tell(key, values)`, and knows its `view()`.
 */
export function dialogs({ once, tell, view }) {
  let asked = null; // the ticket that the open dialog is about
  let confirmed = null; // what to do when the question is answered with yes
  let forPapers = false;

  const about = (ticket) => ({ number: ticket.number });
  const open = (id) => byId(id).showModal();

  function simple(ticket, verb, done, body) {
    once(`${verb} ${ticket.id}`, async () => {
      await act(ticket, verb, body);
      tell(done, about(ticket));
    });
  }

  function confirm(ticket, verb, done) {
    for (const part of ["title", "warn", "go"]) fill(`confirm-${part}`, text(`staff.${verb}_${part}`, about(ticket)));
    confirmed = () => simple(ticket, verb, done);
    open("confirm-dialog");
  }

  function askTransfer(ticket) {
    asked = ticket;
    fill("transfer-title", text("staff.transfer_title", about(ticket)));
    byId("transfer-note").value = ticket.note ?? "";
    byId("transfer-back").checked = false;
    show("transfer-back-choice", AT_COUNTER.has(ticket.state));
    byId("transfer-choices").replaceChildren(...choices(view(), ticket.service, ticket.counter));
    open("transfer-dialog");
  }

  function sendTransfer() {
    const chosen = document.querySelector("input[name=target]:checked");
    if (chosen === null) return;
    const [kind, code] = chosen.value.split("/");
    simple(asked, "transfer", "staff.done_transferred", {
      [kind]: code,
      note: byId("transfer-note").value.trim() || null,
      come_back: byId("transfer-back").checked,
    });
  }

  function askPark(ticket, papers) {
    asked = ticket;
    forPapers = papers;
    const kind = papers ? "papers" : "park";
    fill("park-title", text(`staff.${kind}_title`, about(ticket)));
    fill("park-hint", text(`staff.${kind}_hint`));
    fill("park-note-label", text(`staff.${kind}_note`));
    fill("park-go", text(`staff.${kind}_go`));
    byId("park-note").value = ticket.note ?? "";
    open("park-dialog");
  }

  function sendPark() {
    const note = byId("park-note").value.trim() || null;
    simple(asked, "park", forPapers ? "staff.done_papers" : "staff.done_parked", { for_papers: forPapers, note });
  }

  const CHOSEN = {
    park: (ticket) => askPark(ticket, false),
    papers: (ticket) => askPark(ticket, true),
    transfer: askTransfer,
    cancel: (ticket) => confirm(ticket, "cancel", "staff.done_cancelled"),
    // At a counter it can be taken back, so nothing is asked.
    leave: (ticket) =>
      AT_COUNTER.has(ticket.state) ? simple(ticket, "leave", "staff.done_left") : confirm(ticket, "leave", "staff.done_left"),
  };

  function askMore(ticket) {
    fill("more-title", text("staff.more_title", about(ticket)));
    const items = MORE[ticket.state] ?? [];
    byId("more-items").replaceChildren(
      ...items.map((name) =>
        moreItem(name, () => {
          byId("more-dialog").close();
          CHOSEN[name](ticket);
        }),
      ),
    );
    open("more-dialog");
  }

  function takeBreak(reason) {
    byId("break-dialog").close();
    once("break", () => command("POST", `/counters/${view().counter.code}/break`, { reason }));
  }

  function toggle(service) {
    const pause = service.state !== "paused";
    once(`pause ${service.code}`, async () => {
      await command("POST", `/services/${service.code}/${pause ? "pause" : "resume"}`);
      tell(pause ? "staff.done_paused" : "staff.done_resumed", { service: named(service.names) });
    });
  }

  let servicesShown = "";

  /** The switches of this counter's services, as they stand. */
  function renderServices() {
    const mine = view().services.filter(({ code }) => view().counter.services.includes(code));
    const now = JSON.stringify(mine.map(({ code, state, waiting }) => [code, state, waiting]));
    if (now === servicesShown) return;
    servicesShown = now;
    const at = [...byId("services").querySelectorAll("button")].indexOf(document.activeElement);
    byId("services").replaceChildren(...mine.map((each) => serviceRow(each, toggle)));
    if (at >= 0) byId("services").querySelectorAll("button")[at]?.focus();
  }

  for (const button of document.querySelectorAll("[data-dismiss]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const button of document.querySelectorAll("[data-break]")) {
    onClick(button, () => takeBreak(button.dataset.break));
  }
  byId("transfer-form").addEventListener("submit", sendTransfer);
  byId("park-form").addEventListener("submit", sendPark);
  byId("confirm-form").addEventListener("submit", () => confirmed());
  byId("break-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = byId("break-reason").value.trim();
    if (reason !== "") takeBreak(reason);
  });

  return {
    askMore,
    askTransfer,
    askPark,
    renderServices,
    askBreak() {
      byId("break-reason").value = "";
      open("break-dialog");
    },
    showServices: () => open("services-dialog"),
  };
}
