// The counter: one strong action, everything else beside it. What is shown always comes from the
// server; a click only sends a command and then reads again.

import { command, read } from "./api.js";
import { byId, element, fill, onClick, show } from "./dom.js";
import { follow } from "./live.js";
import { runner } from "./one_at_a_time.js";
import { clearProblem, showConnection, showProblem, whenSignedIn } from "./session.js";
import { act, dialogs } from "./staff_dialogs.js";
import { asideRows, breakReason, counterCard, refusedBanner, sameVisit, tags, waitingRow } from "./staff_parts.js";
import { clockTime, dayName, dayOf, language, minutesSince, named, now, text } from "./words.js";

const MAIN = new Set(["next", "serve", "resume"]); // they take turns in one place
const SENIOR = new Set(["manager", "admin"]);
const MOST_REFUSED = 3;
const MILD_FAULTS = new Set(["near_end", "camera_slow", "clock_wrong"]); // they stand in nobody's way
const TICK_MS = 15000;

let me = null;
let counter = null; // code of the counter that this page works at
let view = null; // the last QueueView
let stop = null;
let called = JSON.parse(sessionStorage.getItem("called") ?? "{}"); // the last call: ticket and why

const current = () => view?.counter.ticket ?? null;
const tell = (key, values) => fill("done", text(key, values));

// ── commands ─────────────────────────────────────────────────────────────

const commands = runner({
  succeeded: clearProblem,
  failed(problem) {
    if (problem.status === 401) location.reload();
    // Pressed twice: the number has been heard, and nothing is wrong.
    else if (problem.code === "called_just_now") tell("staff.recall_hint");
    else showProblem(problem);
  },
  async after() {
    if (counter !== null) await refresh().catch(() => showConnection(false));
  },
});
const ask = dialogs({ once: commands.once, tell, view: () => view });

async function callNext() {
  const ticket = await command("POST", `/counters/${counter}/call-next`);
  if (ticket === null) {
    tell("staff.nobody_next");
    return;
  }
  called = { ticket: ticket.id, reason: ticket.reasons?.[language] ?? ticket.reason };
  sessionStorage.setItem("called", JSON.stringify(called)); // a reloaded page still knows why
  tell("staff.done_called", { number: ticket.number });
}

const DEEDS = {
  async next() {
    const ticket = current();
    if (ticket?.state === "serving") await act(ticket, "finish");
    await callNext();
  },
  serve: () => simple("serve", "staff.done_serving"),
  recall: () => simple("recall", "staff.done_recalled"),
  miss: () => simple("miss", "staff.done_missed"),
  finish: () => simple("finish", "staff.done_finished"),
  resume: () => command("POST", `/counters/${counter}/open`),
  async undo() {
    const ticket = await command("POST", `/counters/${counter}/undo`);
    tell("staff.done_undone", { number: ticket.number });
  },
};

async function simple(verb, done) {
  const ticket = current();
  await act(ticket, verb);
  tell(done, { number: ticket.number });
}

const DEED_KEYS = { F2: ["next", "resume"], F4: ["serve"], F7: ["miss"], F8: ["recall"], F9: ["finish"] };

function usable(name) {
  const button = byId(name);
  return !byId("desk").hidden && !button.hidden && !button.disabled;
}

function press(name) {
  if (!usable(name) || (commands.isResting() && MAIN.has(name))) return;
  // Not yet allowed, and the button says why: nothing happens but the words.
  const why = byId(name).dataset.notYet;
  if (why !== undefined) fill("done", why);
  else commands.once(name, () => (usable(name) ? DEEDS[name]() : null));
}

function onKey(event) {
  if (event.altKey || event.metaKey) return;
  const undoes = event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === "z" && !event.target.matches("input, textarea");
  const names = undoes ? ["undo"] : event.ctrlKey ? undefined : DEED_KEYS[event.key];
  if (names === undefined) return;
  event.preventDefault();
  const name = names.find(usable);
  if (name !== undefined && !event.repeat && document.querySelector("dialog[open]") === null) press(name);
}

// ── what is shown ────────────────────────────────────────────────────────

function render() {
  const { counter: mine, waiting, set_aside: aside, left } = view;
  fill("counter-name", named(mine.names));
  renderTicket(mine);
  renderDeeds(mine, waiting.length);
  renderUndo(mine);
  renderWaiting(waiting);
  renderAside([...aside, ...left]);
  renderHelp(view.help_wanted);
  renderFaults(view.faults);
  renderRefused(view.refused);
  ask.renderServices();
}

function renderTicket({ ticket, state, break_reason: reason, break_since: since }) {
  const rests = state === "break" && ticket === null;
  show("number", ticket !== null);
  fill("number", ticket?.number ?? "");
  fill("service", ticket ? named(ticket.service_names) : rests && since ? text("staff.resting_since", { time: clockTime(new Date(since)) }) : "");
  fill("headline", ticket ? text("staff.now") : "");
  byId("tags").replaceChildren(...(ticket ? tags(ticket, view.services) : []));
  const why = ticket !== null && called.ticket === ticket.id ? called.reason : null;
  fill("reason", why ? text("staff.reason", { reason: why }) : "");
  const n = view.waiting.length;
  const idle = rests ? text("staff.resting", { reason: breakReason(reason) }) : text(n > 0 ? "staff.waiting_people" : "staff.nobody_waits", { n });
  fill("idle", ticket ? "" : idle);
  fill("visit", sameVisit(ticket));
  const doubts = (ticket?.card_warnings ?? []).map((code) => text(`staff.card.${code}`)).join("; ");
  fill("doubts", doubts ? text("staff.card_doubts", { doubts }) : "");
  fill("note", ticket?.note ? text("staff.note", { note: ticket.note }) : "");
}

function renderDeeds({ ticket, state: at }, waiting) {
  const state = ticket?.state ?? (at === "break" ? "break" : "none");
  const shown = {
    next: state === "none" || state === "serving",
    serve: state === "called",
    resume: state === "break",
    recall: state === "called",
    miss: state === "called",
    finish: state === "serving",
    papers: state === "serving",
    transfer: ticket !== null,
    more: ticket !== null,
  };
  const focused = document.activeElement;
  for (const [name, visible] of Object.entries(shown)) show(name, visible);
  fill("next-text", text(state === "serving" ? "staff.finish_and_call" : "staff.call_next"));
  byId("next").disabled = waiting === 0 && state !== "serving";
  show("break", state !== "break");
  byId("break").disabled = ticket !== null;
  byId("close-counter").disabled = ticket !== null;
  renderNotYet(ticket);
  // Space and Enter go on working after the button that was pressed has gone.
  const lost = focused === document.body || focused?.hidden || focused?.disabled;
  const main = byId({ called: "serve", break: "resume" }[state] ?? "next");
  if (lost && !main.disabled && document.querySelector("dialog[open]") === null) main.focus();
}

// A number is not called again at once, nor counted as absent after the first call. These buttons
// keep the focus while they wait, so that Space pressed again does not start something else.
let untilRecall = 0;

function renderNotYet(ticket) {
  const n = view.calls_before_missed;
  const tooSeldom = ticket !== null && ticket.call_count < n;
  notYet("miss", tooSeldom ? text("staff.miss_hint", { n }) : null);
  fill("miss-hint", tooSeldom ? text("staff.miss_after", { n }) : "");
  show("miss-key", !tooSeldom);
  const rests = ticket?.state === "called" && view.recall_rest_seconds > 0; // else the two clocks would matter
  const rest = rests ? Date.parse(ticket.called_at) + view.recall_rest_seconds * 1000 - now() : 0;
  notYet("recall", rest > 0 ? text("staff.recall_hint") : null);
  clearTimeout(untilRecall);
  if (rest > 0) untilRecall = setTimeout(() => renderNotYet(current()), rest + 20);
}

function notYet(id, why) {
  const button = byId(id);
  button.setAttribute("aria-disabled", String(why !== null));
  if (why === null) delete button.dataset.notYet;
  else button.dataset.notYet = why;
}

let untilTooLate = 0;

// Somebody who sat here before did it: they or a senior take it back.
const mayUndo = (last) => last.by === me.name || SENIOR.has(me.role);

function renderUndo({ undoable: last }) {
  const left = last === null || !mayUndo(last) ? 0 : Date.parse(last.until) - now();
  show("undo", left > 0);
  if (left > 0) fill("undo-text", text("staff.undo", { act: text(last.kind.replace("ticket.", "staff.undo_"), { number: last.number }) }));
  clearTimeout(untilTooLate);
  if (left > 0) untilTooLate = setTimeout(() => show("undo", false), left);
}

let waitingShown = "";

function renderWaiting(waiting) {
  fill("waiting-count", String(waiting.length));
  show("waiting-scroll", waiting.length > 0);
  show("nobody-waits", waiting.length === 0);
  fill("booked", view.booked > 0 ? text("staff.booked", { n: view.booked }) : "");
  const paused = view.services.filter(({ code, state }) => state === "paused" && view.counter.services.includes(code));
  fill("paused", paused.length > 0 ? text("staff.paused_now", { services: paused.map(({ names }) => named(names)).join(", ") }) : "");
  const now = JSON.stringify(waiting.map(({ id, service, issued_at: since }) => [id, service, minutesSince(since)]));
  if (now === waitingShown) return; // a button under the mouse stays there
  waitingShown = now;
  const focused = document.activeElement?.closest("#waiting tr")?.dataset.ticket;
  byId("waiting").replaceChildren(...waiting.map((ticket) => waitingRow(ticket, () => ask.askMore(ticket))));
  if (focused !== undefined) byId("waiting").querySelector(`[data-ticket="${focused}"] button`)?.focus();
}

let asideShown = "";

function renderAside(aside) {
  fill("aside-count", String(aside.length));
  show("nothing-aside", aside.length === 0);
  const now = JSON.stringify(aside.map(({ id, state, parked_by: by, parked_for_papers: papers, note }) => [id, state, by, papers, note]));
  if (now === asideShown) return; // its buttons keep the focus
  asideShown = now;
  const restore = (ticket) =>
    commands.once(`restore ${ticket.id}`, async () => {
      const { state } = await act(ticket, "restore");
      tell(state === "later" ? "staff.done_restored_later" : "staff.done_restored", { number: ticket.number });
    });
  byId("aside").replaceChildren(...asideRows(aside, { restore, more: ask.askMore }));
}

function renderHelp(devices) {
  const place = byId("help");
  const now = devices.join("\n");
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  place.replaceChildren(
    ...devices.map((device) => {
      const button = element("button", { type: "button", class: "small" }, text("staff.help_answered"));
      const answer = () => command("POST", `/help-requests/${encodeURIComponent(device)}/answer`);
      onClick(button, () => commands.once(`help ${device}`, answer));
      return element("div", { class: "banner info", role: "alert" }, text("staff.help_wanted", { device }), button);
    }),
  );
}

function renderFaults(faults) {
  const place = byId("faults");
  const now = JSON.stringify(faults);
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  place.replaceChildren(
    ...faults.map(({ device, fault, since }) => {
      const tone = MILD_FAULTS.has(fault) ? "info" : "warn";
      const words = text(`staff.fault_${fault}`, { device, time: since === null ? "" : moment(since) });
      return element("div", { class: `banner ${tone}`, role: "status" }, words);
    }),
  );
}

function moment(since) {
  const time = clockTime(new Date(since));
  return dayOf(since) === dayOf(now()) ? time : `${time}, ${dayName(since)}`;
}

/** Numbers that kiosks gave out and nobody will call: a few at a time. */
function renderRefused(refused) {
  const place = byId("refused");
  const now = refused.map(({ id }) => id).join(" ");
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  const settle = ({ id, number }) =>
    commands.once(`settle ${id}`, async () => {
      await command("POST", `/refused-numbers/${id}/settle`);
      tell("staff.done_settled", { number });
    });
  place.replaceChildren(...refused.slice(0, MOST_REFUSED).map((one) => refusedBanner(one, () => settle(one))));
  const more = refused.length - MOST_REFUSED;
  if (more > 0) place.append(element("p", { class: "banner warn" }, text("staff.refused_more", { n: more })));
}

// ── choosing a counter ───────────────────────────────────────────────────

async function refresh() {
  if (counter === null) return;
  const newest = await read(`/queue?counter=${encodeURIComponent(counter)}`);
  if (counter === null) return;
  if (newest.counter.state === "closed" || newest.counter.staff !== me.name) {
    counter = null; // closed or taken over elsewhere
    await chooseCounter();
    return;
  }
  view = newest;
  render();
}

async function refreshCounters() {
  const counters = await read("/counters");
  const mine = counters.find((each) => each.staff === me.name && each.state !== "closed");
  if (mine !== undefined) {
    work(mine.code);
    return;
  }
  show("no-counters", counters.length === 0);
  const place = byId("counters");
  const now = JSON.stringify(counters);
  // A button that is replaced while somebody presses it is not pressed.
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  place.replaceChildren(...counters.map((each) => counterCard(each, () => open(each.code))));
}

function open(code) {
  commands.once("open", async () => {
    await command("POST", `/counters/${code}/open`);
    work(code);
  });
}

function work(code) {
  counter = code;
  show("choose", false);
  show("desk", true);
  live(refresh);
}

async function chooseCounter() {
  show("desk", false);
  for (const id of ["help", "faults", "refused"]) {
    byId(id).replaceChildren();
    delete byId(id).dataset.shown;
  }
  show("choose", true);
  try {
    await refreshCounters();
  } catch (problem) {
    if (problem.status === 401) location.reload();
  }
  if (counter === null) live(refreshCounters);
}

function live(look) {
  stop?.();
  stop = follow(async () => {
    try {
      await look();
    } catch (problem) {
      if (problem.status === 401) location.reload();
      throw problem;
    }
  }, showConnection);
}

// ── start ────────────────────────────────────────────────────────────────

for (const name of Object.keys(DEEDS)) onClick(byId(name), () => press(name));
onClick(byId("transfer"), () => current() && ask.askTransfer(current()));
onClick(byId("papers"), () => current() && ask.askPark(current(), true));
onClick(byId("more"), () => current() && ask.askMore(current()));
onClick(byId("break"), ask.askBreak);
onClick(byId("show-services"), ask.showServices);
onClick(byId("close-counter"), () =>
  commands.once("close", async () => {
    await command("POST", `/counters/${counter}/close`);
    counter = null;
    await chooseCounter();
  }),
);
addEventListener("keydown", onKey);
setInterval(() => view !== null && counter !== null && render(), TICK_MS);

whenSignedIn(
  (signedIn) => {
    me = signedIn;
    chooseCounter();
  },
  () => stop?.(),
);
