// The board: what was called, in large, and the calls spoken in order, never two at once.

import { read } from "./api.js";
import { byId, element, fill, show } from "./dom.js";
import { follow } from "./live.js";
import { announcer } from "./sound.js";
import { clockTime, language, named, now, setNow, text } from "./words.js";

const RECENT = 5;
const SHOWN = RECENT + 1; // as many calls as the server tells
const OTHER = language === "vi" ? "en" : "vi";

let calls = []; // newest first
let heard = null; // revision of the last call that was queued for speaking
let incarnation = null; // in which these revisions count: another one after a restored backup
let spoken = null; // the call that is being spoken

function render() {
  const hero = calls.find((call) => spoken !== null && call.revision === spoken.revision) ?? spoken ?? calls[0] ?? null;
  show("call", hero !== null);
  show("empty", hero === null);
  if (hero !== null) {
    fill("number", hero.number);
    const other = hero.counter_names[OTHER];
    const place = byId("place");
    if (place.dataset.counter !== hero.counter) {
      place.dataset.counter = hero.counter;
      place.replaceChildren(named(hero.counter_names), ...(other ? [element("span", { lang: OTHER }, other)] : []));
    }
  }
  const beside = calls.filter((call) => call.number !== hero?.number).slice(0, RECENT);
  byId("recent").replaceChildren(
    ...beside.map((call) => element("li", {}, element("b", {}, call.number), element("span", {}, named(call.counter_names)))),
  );
}

const voice = announcer({
  onSpeak(call) {
    spoken = call;
    render();
  },
  onSilence() {
    spoken = null;
    render();
  },
  onMuted: (muted) => show("muted", muted),
});

async function refresh() {
  const board = await read("/board");
  setNow(board.now);
  fill("office", named(board.office));
  tick();
  calls = board.calls;
  if (board.incarnation !== incarnation) {
    incarnation = board.incarnation;
    heard = null;
    voice.keep(() => false);
  }
  // Not spoken any more: taken back, or called again since. Older ones than are shown still are.
  const oldest = calls.length < SHOWN ? 0 : Math.min(...calls.map((call) => call.revision));
  voice.keep(({ revision }) => revision < oldest || calls.some((call) => call.revision === revision));
  const newest = Math.max(0, ...calls.map((call) => call.revision));
  // What was called before this page opened is history and is not spoken again.
  if (heard !== null) {
    const fresh = calls.filter((call) => call.revision > heard);
    for (const call of fresh.reverse()) voice.add(call);
  }
  heard = Math.max(heard ?? 0, newest);
  render();
}

function tick() {
  fill("clock", clockTime(new Date(now())));
}

function notPaired() {
  show("empty", true);
  fill("message", text("board.not_paired"));
  fill("hint", text("board.not_paired_hint"));
}

byId("sound").addEventListener("click", () => voice.unlock());
tick();
setInterval(tick, 1000);

if (document.body.dataset.access === "none") {
  notPaired();
} else {
  const stop = follow(
    async () => {
      try {
        await refresh();
      } catch (problem) {
        if (problem.status === 401 || problem.status === 403) {
          stop();
          notPaired();
        }
        throw problem;
      }
    },
    (connected) => show("offline", !connected),
  );
  voice.prepare();
}
