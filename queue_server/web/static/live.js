// The server's events: one stream, reconnected for ever, with a slow look in between so that a
// connection that died without a word is noticed too.

const RETRY_FIRST_MS = 1000;
const RETRY_LAST_MS = 15000;
const LOOK_EVERY_MS = 20000;
const TICKET_ACTS = [
  "issued", "booked", "checked_in", "released", "held", "called", "recalled", "serving", "finished", "returned",
  "missed", "parked", "restored", "left", "cancelled", "transferred", "undone", "rated",
];
const KINDS = [
  "snapshot",
  ...TICKET_ACTS.map((act) => `ticket.${act}`),
  ...["opened", "closed", "on_break", "resumed"].map((act) => `counter.${act}`),
  "help.requested", "help.answered", "kiosk.changed", "replay.refused", "replay.settled", "service.paused", "service.resumed", "setup.applied",
];

/**
 * Call `refresh` after every event and now and then; it reads the truth and may throw.
 * `onState(connected)` is told when that changes. Returns a function that ends it all.
 */
export function follow(refresh, onState) {
  let stream = null;
  let retry = RETRY_FIRST_MS;
  let connected = null;
  let ended = false;
  let running = false;
  let again = false;
  let timer = 0;

  const tell = (now) => {
    if (now !== connected && !ended) {
      connected = now;
      onState(now);
    }
  };

  // Events that arrive during a refresh lead to one more, not to one each.
  async function look() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await refresh();
      } while (again && !ended);
      tell(stream?.readyState === EventSource.OPEN);
    } catch {
      tell(false);
    } finally {
      running = false;
    }
  }

  function connect() {
    if (ended) return;
    stream = new EventSource("/api/v1/events");
    stream.onopen = () => {
      retry = RETRY_FIRST_MS;
      look();
    };
    stream.onerror = () => {
      tell(false);
      if (stream.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, retry);
      retry = Math.min(retry * 2, RETRY_LAST_MS);
    };
    stream.onmessage = look;
    for (const kind of KINDS) stream.addEventListener(kind, look);
  }

  const watch = setInterval(look, LOOK_EVERY_MS);
  // A page that goes away closes its stream, so that the server is not left with it.
  const leave = () => stream?.close();
  const back = (event) => event.persisted && connect();
  const gone = () => tell(false);
  addEventListener("offline", gone);
  addEventListener("online", look);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", back);
  connect();

  return () => {
    ended = true;
    clearInterval(watch);
    clearTimeout(timer);
    stream?.close();
    removeEventListener("offline", gone);
    removeEventListener("online", look);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", back);
  };
}
