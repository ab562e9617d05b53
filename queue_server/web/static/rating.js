// One rating for one visit. A touch on a face is enough: more words may follow, and if the page is
// put away first, the touch is sent as it is.

import { command } from "./api.js";
import { byId, fill, onClick, show } from "./dom.js";
import { problemText } from "./words.js";

const SEND_AFTER_MS = 60000; // without a further touch

/** The rating of the ticket with this token; `show(ticket)` decides whether it is offered. */
export function rating(token) {
  const faces = [...document.querySelectorAll("[data-score]")];
  const reasons = [...document.querySelectorAll("[data-reason]")];
  let score = null;
  let state = "open"; // open → sending → done
  let timer = 0;

  function thank() {
    state = "done";
    clearTimeout(timer);
    show("rate", false);
    show("thanks", true);
  }

  async function send(keepalive) {
    if (score === null || state !== "open") return;
    state = "sending";
    const chosen = reasons.filter((each) => each.getAttribute("aria-pressed") === "true" && !each.closest("fieldset").hidden);
    const comment = byId("comment").value.trim();
    const body = { ticket: token, score, reasons: chosen.map((each) => each.dataset.reason), comment: comment || null };
    try {
      // The token is all that counts; whoever is signed in on this device has nothing to do with it.
      await command("POST", "/ratings", body, { keepalive, credentials: "omit" });
      thank();
    } catch (problem) {
      if (problem.code === "already_rated") {
        thank();
        return;
      }
      state = "open";
      fill("problem", problemText(problem.code));
      show("problem", true);
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => send(false), SEND_AFTER_MS);
  };

  function choose(face) {
    score = Number(face.dataset.score);
    for (const each of faces) each.setAttribute("aria-pressed", String(each === face));
    for (const part of document.querySelectorAll("[data-for]")) part.hidden = (part.dataset.for === "good") !== (score === 2);
    show("more", true);
    later();
  }

  for (const face of faces) onClick(face, () => choose(face));
  for (const reason of reasons) {
    reason.addEventListener("click", () => {
      reason.setAttribute("aria-pressed", String(reason.getAttribute("aria-pressed") !== "true"));
      later();
    });
  }
  byId("comment").addEventListener("input", later);
  byId("more").addEventListener("submit", (event) => {
    event.preventDefault();
    send(false);
  });
  document.addEventListener("visibilitychange", () => document.hidden && send(true));
  addEventListener("pagehide", () => send(true));

  return {
    show(ticket) {
      if (state === "done") return;
      if (ticket.rated) thank();
      else show("rate", ticket.state === "finished");
    },
  };
}
