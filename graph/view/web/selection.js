// The one selection that all panels share: some statements, and what they are called together.

let selection = { title: "", note: "", statements: [] };
const marks = [];
const selectionListeners = [];

function select(chosen) {
  selection = chosen;
  markSelected();
  for (const listener of selectionListeners) listener();
}

const clearSelection = () => select({ title: "", note: "", statements: [] });

/** Marks the buttons whose statements are selected; those that left the page are forgotten. */
function markSelected() {
  const chosen = new Set(selection.statements);
  const kept = marks.filter(({ button }) => button.isConnected);
  marks.splice(0, marks.length, ...kept);
  for (const { button, statements: own } of marks) {
    button.setAttribute("aria-pressed", String(own.some((place) => chosen.has(place))));
  }
}

function ofNode(place) {
  const { name, kind, aliases = [] } = nodes[place];
  const note = aliases.length ? `${kind}, also called ${aliases.join(", ")}` : kind;
  return { title: name, note, statements: statementsAbout[place] };
}

function ofFact(fact) {
  const title = `${nodes[fact.start].name} – ${wordOf(fact)} – ${nodes[fact.end].name}`;
  return { title, note: "Relation", statements: fact.statements };
}
