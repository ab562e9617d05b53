// Small helpers for building and filling elements. Text is always text, never markup.

export const byId = (id) => document.getElementById(id);

/** A new element: `element("td", {class: "figure"}, "12", child)`. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Show `id` or hide it. */
export function show(id, visible) {
  byId(id).hidden = !visible;
}

/** Fill `id` with text; nothing is touched when it says so already (aria-live stays quiet). */
export function fill(id, words) {
  const place = byId(id);
  if (place.textContent !== words) place.textContent = words;
}

/** Call `act` on a click, but not for the second half of a double click. */
export function onClick(target, act) {
  target.addEventListener("click", (event) => {
    if (event.detail > 1) return;
    act(event);
  });
}
