// Requests to the queue server: problems as typed errors, commands that are safe to repeat.

const API = "/api/v1";
const ANSWER_MS = 8000;
const REPEAT_AFTER_MS = 700;

/** A refusal with the server's stable code, or `unreachable`. */
export class Problem extends Error {
  constructor(code, status) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

let csrf = "";

/** The token of the signed-in session, sent with every command from now on. */
export function useCsrf(token) {
  csrf = token;
}

async function send(method, path, headers, body, { keepalive = false, credentials = "same-origin" } = {}) {
  let answer;
  try {
    answer = await fetch(API + path, {
      method,
      headers: { Accept: "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      credentials,
      keepalive,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch {
    throw new Problem("unreachable", 0);
  }
  if (answer.status === 204) return null;
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  const said = isJson ? await answer.json() : null;
  if (!answer.ok) throw new Problem(said?.code ?? "internal", answer.status);
  return said;
}

/** Read something. */
export const read = (path) => send("GET", path, {}, undefined);

// crypto.randomUUID is missing on plain http, which is how phones reach an office's server.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Do something once: a lost answer is asked for again under the same key. `options` are fetch's
 * keepalive and credentials.
 */
export async function command(method, path, body, options = {}) {
  const headers = { "Idempotency-Key": newKey() };
  if (csrf) headers["X-CSRF-Token"] = csrf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await send(method, path, headers, body, options);
  } catch (problem) {
    if (problem.code !== "unreachable" && problem.code !== "storage_unavailable") throw problem;
    await new Promise((resume) => setTimeout(resume, REPEAT_AFTER_MS));
    return send(method, path, headers, body, options);
  }
}
