// Signing in and out, and the banners that every page of staff has.

import { Problem, command, read, useCsrf } from "./api.js";
import { byId, fill, onClick, show } from "./dom.js";
import { named, problemText, text } from "./words.js";

/** Say what went wrong and what to do. */
export function showProblem(problem) {
  if (!(problem instanceof Problem)) throw problem;
  fill("problem-text", problemText(problem.code));
  show("problem", true);
}

export const clearProblem = () => show("problem", false);

/** The connection's state, in the bar and as a banner. */
export function showConnection(connected) {
  const status = byId("status");
  status.hidden = false;
  status.classList.toggle("is-offline", !connected);
  fill("status", text(connected ? "common.online" : "common.offline"));
  show("offline", !connected);
}

function showSignIn() {
  show("sign-out", false);
  show("status", false);
  fill("who", "");
  show("sign-in", true);
  byId("name").focus();
}

/**
 * Find out who is signed in, asking for name and password when nobody is; then `start(me)`.
 * `leave()` is called before signing out, to stop whatever reads from the server.
 */
export async function whenSignedIn(start, leave) {
  let signedIn = null;
  const office = byId("office"); // where the server has several
  const begin = (me) => {
    signedIn = me;
    useCsrf(me.csrf);
    clearProblem();
    show("sign-in", false);
    fill("who", office ? `${me.display_name} · ${named(me.office_names)}` : me.display_name);
    show("sign-out", true);
    start(me);
  };

  byId("sign-in-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? byId("sign-in-form").querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    const password = byId("password");
    try {
      const sent = { name: byId("name").value.trim(), password: password.value };
      const me = await command("POST", "/session", office ? { ...sent, office: office.value } : sent);
      password.value = "";
      begin(me);
    } catch (problem) {
      password.value = "";
      showProblem(problem);
      password.focus();
    } finally {
      button.disabled = false;
    }
  });

  onClick(byId("sign-out"), async () => {
    leave();
    try {
      await command("DELETE", "/session");
    } catch (problem) {
      if (problem.status !== 401) {
        begin(signedIn);
        showProblem(problem);
        return;
      }
    }
    location.reload();
  });
  onClick(byId("problem-close"), clearProblem);

  if (document.body.dataset.session === "none") {
    showSignIn();
    return;
  }
  try {
    begin(await read("/session"));
  } catch (problem) {
    showSignIn();
    if (problem.status !== 401) showProblem(problem);
  }
}
