// The phone page: one number, followed every ten seconds, and one rating after service.

import { command, read } from "./api.js";
import { byId, element, fill, onClick, show } from "./dom.js";
import { rating } from "./rating.js";
import { clockTime, dayName, dayOf, named, now, problemText, range, text } from "./words.js";

const EVERY_MS = 10000;
const token = document.body.dataset.ticket;
const ENDED = new Set(["finished", "cancelled", "past", "lapsed"]);
// When showing the code at the kiosk leads on, and when a number can be given up.
const CODE = new Set(["booked", "check_in", "missed", "papers", "left"]);
const GIVEN_UP = new Set(["booked", "check_in", "waiting", "later", "missed", "papers"]);

const title = document.title;
let last = null;

const at = (moment) => clockTime(new Date(moment));

/** The ticket's state as its holder needs it: more than the server's, as time goes by. */
function phase(ticket) {
  const { state, check_in_from: from, check_in_until: until } = ticket;
  if (state === "booked") {
    if (now() >= Date.parse(until)) return "lapsed";
    return now() >= Date.parse(from) ? "check_in" : "booked";
  }
  if (state === "finished" || state === "cancelled") return state;
  if (dayOf(ticket.window_from ?? ticket.issued_at) < dayOf(now())) return "past";
  return ticket.parked_for_papers ? "papers" : state;
}

/** How each phase looks, its words, and its hint. */
const PHASES = {
  booked: () => ["", "state_booked", "state_booked_hint"],
  check_in: () => ["soon", "state_check_in", "state_check_in_hint"],
  lapsed: () => ["off", "state_lapsed", "state_lapsed_hint"],
  later: () => ["", "state_later", "state_later_hint"],
  waiting({ people_ahead: ahead, turn_soon: soon }) {
    // With nobody ahead one may be called at any moment, however long the one at the counter takes.
    if (!soon) return ["", "state_waiting", ahead === 0 ? "soon_hint" : null];
    return ["soon", "soon", ahead === 0 ? "next" : "soon_hint"];
  },
  called: () => ["turn", "state_called", null],
  serving: () => ["turn", "state_serving", null],
  finished: () => ["done", "state_finished", null],
  missed: () => ["soon", "state_missed", "state_missed_hint"],
  parked: () => ["", "state_parked", "state_parked_hint"],
  papers: () => ["soon", "state_papers", "state_papers_hint"],
  left: () => ["off", "state_left", "state_left_hint"],
  cancelled: () => ["off", "state_cancelled", "state_cancelled_hint"],
  past: () => ["off", "state_past", "state_past_hint"],
};

const rate = rating(token);

function render(ticket) {
  const present = phase(ticket);
  const [look, words, hint] = PHASES[present](ticket);
  const counter = ticket.counter_names ? named(ticket.counter_names) : "";
  const atCounter = ticket.state === "called" || ticket.state === "serving";
  byId("state").className = `state ${look}`;
  fill("number", ticket.number);
  fill("service", named(ticket.service_names));
  fill("state-words", text(`phone.${words}`));
  fill("place", counter);
  show("place", atCounter && counter !== "");
  fill("hint", hint ? text(`phone.${hint}`, checkIn(ticket)) : "");
  show("hint", hint !== null);
  show("facts", present === "waiting" && hint !== "next");
  fill("ahead", String(ticket.people_ahead));
  fill("wait", range(ticket.wait_low_minutes, ticket.wait_high_minutes));
  fill("footer", ENDED.has(present) ? "" : text("phone.keep_open"));
  show("again", CODE.has(present));
  show("cancel", GIVEN_UP.has(present));
  renderBooking(ticket, present);
  renderVisit(ticket);
  document.title = pageTitle(ticket, counter);
  announce(ticket);
  rate.show(ticket);
  last = ticket;
}

const checkIn = ({ check_in_from: from, check_in_until: until }) => (from ? { from: at(from), until: at(until) } : {});

function renderBooking(ticket, present) {
  const shown = present === "booked" || present === "check_in";
  show("booking", shown);
  if (!shown) return;
  fill("booked-day", dayName(ticket.window_from));
  fill("booked-window", text("phone.window_words", { from: at(ticket.window_from), until: at(ticket.window_until) }));
  fill("booked-check-in", text("phone.check_in_words", checkIn(ticket)));
}

function renderVisit({ number, visit }) {
  show("visit", visit.length > 1);
  byId("steps").replaceChildren(
    ...visit.map((step) =>
      element(
        "li",
        step.number === number ? { "aria-current": "step" } : {},
        element("b", {}, step.number),
        element("span", {}, named(step.service_names)),
        element("span", { class: "quiet" }, text(`phone.step_${step.state}`)),
      ),
    ),
  );
}

function pageTitle(ticket, counter) {
  if (ticket.state === "called") return text("phone.title_called", { number: ticket.number, counter });
  if (ticket.state === "waiting") return text("phone.title_waiting", { number: ticket.number, n: ticket.people_ahead });
  return `${ticket.number} · ${title}`;
}

/** A short buzz when the number is called, again at every further call. */
function announce(ticket) {
  if (ticket.state !== "called") return;
  if (last?.state === "called" && last.call_count === ticket.call_count) return;
  // Browsers refuse to buzz before the page was touched, and say so loudly.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
}

async function look() {
  if (document.hidden || (last !== null && finished(last))) return;
  try {
    render(await read(`/follow/${encodeURIComponent(token)}`));
    show("offline", false);
  } catch {
    fill("offline", text("phone.offline", { number: last.number }));
    show("offline", true);
  }
}

const finished = (ticket) => ticket.state === "cancelled" || (ticket.state === "finished" && ticket.rated);

async function cancel() {
  try {
    render(await command("POST", `/follow/${encodeURIComponent(token)}/cancel`, undefined, { credentials: "omit" }));
    show("cancel-problem", false);
  } catch (problem) {
    fill("cancel-problem", problemText(problem.code));
    show("cancel-problem", true);
    await look();
  }
}

onClick(byId("cancel"), () => {
  fill("cancel-title", text("phone.cancel_title", { number: last.number }));
  byId("cancel-dialog").showModal();
});
onClick(byId("keep"), () => byId("cancel-dialog").close());
byId("cancel-form").addEventListener("submit", cancel);

render(JSON.parse(byId("ticket").textContent));
setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
