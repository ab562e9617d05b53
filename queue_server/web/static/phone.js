// The phone page: one number, followed every ten seconds, and one rating after service.

import { read } from "./api.js";
import { byId, fill, show } from "./dom.js";
import { rating } from "./rating.js";
import { clockTime, named, range, text } from "./words.js";

const EVERY_MS = 10000;
const SOON = 2; // people ahead
const token = document.body.dataset.ticket;
const ENDED = new Set(["finished", "cancelled"]);

const title = document.title;
let last = null;

const STATES = {
  waiting({ people_ahead: ahead }) {
    if (ahead > SOON) return ["", "state_waiting", null];
    return ["soon", "soon", ahead === 0 ? "next" : "soon_hint"];
  },
  called: () => ["turn", "state_called", null],
  serving: () => ["turn", "state_serving", null],
  finished: () => ["done", "state_finished", null],
  missed: () => ["soon", "state_missed", "state_missed_hint"],
  parked: () => ["", "state_parked", "state_parked_hint"],
  cancelled: () => ["off", "state_cancelled", "state_cancelled_hint"],
};

const rate = rating(token);

function render(ticket) {
  const [look, words, hint] = STATES[ticket.state](ticket);
  const counter = ticket.counter_names ? named(ticket.counter_names) : "";
  const atCounter = ticket.state === "called" || ticket.state === "serving";
  byId("state").className = `state ${look}`;
  fill("number", ticket.number);
  fill("service", named(ticket.service_names));
  fill("state-words", text(`phone.${words}`));
  fill("place", counter);
  show("place", atCounter && counter !== "");
  fill("hint", hint ? text(`phone.${hint}`) : "");
  show("hint", hint !== null);
  show("facts", ticket.state === "waiting");
  fill("ahead", String(ticket.people_ahead));
  fill("wait", range(ticket.wait_low_minutes, ticket.wait_high_minutes));
  fill("footer", ENDED.has(ticket.state) ? "" : text("phone.keep_open"));
  document.title = pageTitle(ticket, counter);
  announce(ticket);
  rate.show(ticket);
  last = ticket;
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

render(JSON.parse(byId("ticket").textContent));
setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
