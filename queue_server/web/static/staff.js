// The counter: one strong action, everything else beside it. What is shown always comes from the
// server; a click only sends a command and then reads again.

import { command, read } from "./api.js";
import { byId, element, fill, onClick, show } from "./dom.js";
import { follow } from "./live.js";
import { clearProblem, showConnection, showProblem, whenSignedIn } from "./session.js";
import { named, text } from "./words.js";
import { asideRow, choices, counterCard, tags, waitingRow } from "./staff_parts.js";

const REST_MS = 350; // in which the main button is deaf, so that a nervous second press does nothing
const MAIN = new Set(["next", "serve"]); // they take turns in one place and under one key
const TICK_MS = 15000;

let me = null;
let counter = null; // code of the counter that this page works at
let view = null; // the last QueueView
let running = null; // the command under way: its name, and a promise of its end
let waiting = false; // whether one more command waits for that
let resting = false;
let stop = null;
let called = JSON.parse(sessionStorage.getItem("called") ?? "{}"); // the last call: ticket and why

const current = () => view?.counter.ticket ?? null;

// ── commands ─────────────────────────────────────────────────────────────

/**
 * Run one command at a time. The same one pressed again while it runs does nothing; another one
 * waits its turn, so that no press is lost that somebody meant.
 */
async function once(name, work) {
  if (running !== null) {
    if (running.name === name || waiting) return;
    waiting = true;
    await running.ended;
    waiting = false;
  }
  const ended = carryOut(work);
  running = { name, ended };
  await ended;
}

async function carryOut(work) {
  resting = true;
  document.body.dataset.resting = "";
  document.body.setAttribute("aria-busy", "true");
  try {
    await work();
    clearProblem();
  } catch (problem) {
    if (problem.status === 401) {
      location.reload();
      return;
    }
    showProblem(problem);
  } finally {
    if (counter !== null) await refresh().catch(() => showConnection(false));
    document.body.removeAttribute("aria-busy");
    running = null;
    setTimeout(rest, REST_MS);
  }
}

function rest() {
  if (running !== null) return; // whatever runs now rests when it is done
  resting = false;
  delete document.body.dataset.resting;
}

const act = (ticket, verb, body) => command("POST", `/tickets/${ticket.id}/${verb}`, body);

function say(key, ticket) {
  fill("done", text(key, { number: ticket.number }));
}

async function callNext() {
  const ticket = await command("POST", `/counters/${counter}/call-next`);
  if (ticket === null) {
    fill("done", text("staff.nobody_next"));
    return;
  }
  called = { ticket: ticket.id, reason: ticket.reason };
  sessionStorage.setItem("called", JSON.stringify(called)); // a reloaded page still knows why
  say("staff.done_called", ticket);
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
  park: () => simple("park", "staff.done_parked"),
  finish: () => simple("finish", "staff.done_finished"),
};

async function simple(verb, done) {
  const ticket = current();
  await act(ticket, verb);
  say(done, ticket);
}

const DEED_KEYS = { F2: "next", F4: "serve", F8: "recall", F9: "finish" };

function usable(name) {
  const button = byId(name);
  return !byId("desk").hidden && !button.hidden && !button.disabled;
}

function press(name) {
  if (usable(name) && !(resting && MAIN.has(name))) {
    once(name, () => (usable(name) ? DEEDS[name]() : null));
  }
}

function onKey(event) {
  const name = DEED_KEYS[event.key];
  if (name === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (!event.repeat && document.querySelector("dialog[open]") === null) press(name);
}

// ── what is shown ────────────────────────────────────────────────────────

function render() {
  const { counter: mine, waiting, set_aside: aside } = view;
  fill("counter-name", named(mine.names));
  renderTicket(mine.ticket);
  renderDeeds(mine.ticket, waiting.length);
  byId("waiting").replaceChildren(...waiting.map(waitingRow));
  fill("waiting-count", String(waiting.length));
  show("waiting-scroll", waiting.length > 0);
  show("nobody-waits", waiting.length === 0);
  renderAside(aside);
  renderHelp(view.help_wanted);
}

function renderTicket(ticket) {
  show("number", ticket !== null);
  fill("number", ticket?.number ?? "");
  fill("service", ticket ? named(ticket.service_names) : "");
  fill("headline", ticket ? text("staff.now") : "");
  byId("tags").replaceChildren(...(ticket ? tags(ticket) : []));
  const why = ticket !== null && called.ticket === ticket.id ? called.reason : null;
  const waiting = view.waiting.length;
  fill("reason", why ? text("staff.reason", { reason: why }) : "");
  fill("idle", ticket ? "" : text(waiting > 0 ? "staff.waiting_people" : "staff.nobody_waits", { n: waiting }));
  const doubts = (ticket?.card_warnings ?? []).map((code) => text(`staff.card.${code}`)).join("; ");
  fill("doubts", doubts ? text("staff.card_doubts", { doubts }) : "");
  fill("note", ticket?.note ? text("staff.note", { note: ticket.note }) : "");
}

function renderDeeds(ticket, waiting) {
  const state = ticket?.state ?? "none";
  const shown = {
    next: state !== "called",
    serve: state === "called",
    recall: state === "called",
    miss: state === "called",
    finish: state === "serving",
    park: state !== "none",
    transfer: state !== "none",
    cancel: state === "called",
  };
  const focused = document.activeElement;
  for (const [name, visible] of Object.entries(shown)) show(name, visible);
  fill("next-text", text(state === "serving" ? "staff.finish_and_call" : "staff.call_next"));
  byId("next").disabled = waiting === 0 && state !== "serving";
  byId("close-counter").disabled = state !== "none";
  // Space and Enter go on working after the button that was pressed has gone.
  const lost = focused === document.body || focused?.hidden || focused?.disabled;
  const main = byId(state === "called" ? "serve" : "next");
  if (lost && !main.disabled) main.focus();
}

let asideShown = "";

function renderAside(aside) {
  fill("aside-count", String(aside.length));
  show("nothing-aside", aside.length === 0);
  const now = JSON.stringify(aside.map(({ id, state, parked_by: by }) => [id, state, by]));
  if (now === asideShown) return; // its buttons keep the focus
  asideShown = now;
  byId("aside").replaceChildren(
    ...aside.map((ticket) =>
      asideRow(ticket, {
        restore: () => once(`restore ${ticket.id}`, async () => {
          await act(ticket, "restore");
          say("staff.done_restored", ticket);
        }),
        cancel: () => askCancel(ticket),
      }),
    ),
  );
}

function renderHelp(devices) {
  const place = byId("help");
  const now = devices.join("\n");
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  place.replaceChildren(
    ...devices.map((device) => {
      const button = element("button", { type: "button", class: "small" }, text("staff.help_answered"));
      onClick(button, () => once(`help ${device}`, () => command("POST", `/help-requests/${encodeURIComponent(device)}/answer`)));
      return element("div", { class: "banner info", role: "alert" }, text("staff.help_wanted", { device }), button);
    }),
  );
}

// ── dialogs ──────────────────────────────────────────────────────────────

let cancelling = null;
let transferring = null;

function askCancel(ticket) {
  cancelling = ticket;
  fill("cancel-title", text("staff.cancel_title", { number: ticket.number }));
  byId("cancel-dialog").showModal();
}

function askTransfer() {
  transferring = current();
  if (transferring === null) return;
  fill("transfer-title", text("staff.transfer_title", { number: transferring.number }));
  byId("transfer-note").value = "";
  byId("transfer-choices").replaceChildren(...choices(view, transferring.service, counter));
  byId("transfer-dialog").showModal();
}

function sendTransfer() {
  const chosen = document.querySelector("input[name=target]:checked");
  const ticket = transferring;
  const note = byId("transfer-note").value.trim();
  if (chosen === null || ticket === null) return;
  const [kind, code] = chosen.value.split("/");
  once("transfer", async () => {
    await act(ticket, "transfer", { [kind]: code, note: note || null });
    say("staff.done_transferred", ticket);
  });
}

function sendCancel() {
  const ticket = cancelling;
  if (ticket === null) return;
  once("cancel", async () => {
    await act(ticket, "cancel");
    say("staff.done_cancelled", ticket);
  });
}

// ── choosing a counter ───────────────────────────────────────────────────

async function refresh() {
  if (counter === null) return;
  const newest = await read(`/queue?counter=${encodeURIComponent(counter)}`);
  if (counter === null) return;
  if (newest.counter.state !== "open" || newest.counter.staff !== me.name) {
    counter = null; // closed or taken over elsewhere
    await chooseCounter();
    return;
  }
  view = newest;
  render();
}

async function refreshCounters() {
  const counters = await read("/counters");
  const mine = counters.find((each) => each.staff === me.name && each.state === "open");
  if (mine !== undefined) {
    work(mine.code);
    return;
  }
  show("no-counters", counters.length === 0);
  byId("counters").replaceChildren(...counters.map((each) => counterCard(each, () => open(each.code))));
}

function open(code) {
  once("open", async () => {
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
  byId("help").replaceChildren();
  delete byId("help").dataset.shown;
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
onClick(byId("transfer"), askTransfer);
onClick(byId("cancel"), () => current() && askCancel(current()));
onClick(byId("close-counter"), () =>
  once("close", async () => {
    await command("POST", `/counters/${counter}/close`);
    counter = null;
    await chooseCounter();
  }),
);
byId("transfer-form").addEventListener("submit", sendTransfer);
byId("cancel-form").addEventListener("submit", sendCancel);
for (const button of document.querySelectorAll("[data-dismiss]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
addEventListener("keydown", onKey);
setInterval(() => view !== null && counter !== null && render(), TICK_MS);

whenSignedIn(
  (signedIn) => {
    me = signedIn;
    chooseCounter();
  },
  () => stop?.(),
);
