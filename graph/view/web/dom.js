// Elements. What documents say is only ever text: nothing here takes markup.

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; absent children are left out, and texts stay texts. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

/** A text from a document, kept from turning the direction of what stands beside it. */
const told = (text) => element("bdi", {}, text);

/** A button that selects statements and shows whether they are selected. */
function chooser(attributes, selected, ...children) {
  const button = element("button", { type: "button", ...attributes }, ...children);
  button.addEventListener("click", () => select(selected));
  marks.push({ button, statements: selected.statements });
  return button;
}

const status = (asserted, text) => element("span", { class: asserted ? "status" : "status no-fact" }, text);

const table = (caption, head, ...bodies) =>
  element("table", {}, element("caption", { class: "hidden" }, caption), element("thead", {}, head), ...bodies);

const heading = (text, scope = "col") => element("th", { scope }, text);

const empty = (text) => element("p", { class: "empty" }, text);

/** The first of many things, and a button for more. */
function paged(target, things, make, size = 100, shown = size) {
  target.replaceChildren(...make(things.slice(0, shown)));
  if (things.length <= shown) return;
  const more = element("button", { type: "button", class: "more" }, `Show more (${things.length - shown} are left)`);
  more.addEventListener("click", () => paged(target, things, make, size, shown + size));
  target.append(more);
}
