// The network, drawn by Bokeh on a canvas: shapes and colours by kind, dashes for what is no fact.

const SHAPES = {
  Person: ["circle", "M8 2a6 6 0 1 0 .01 0z"],
  Role: ["square", "M3 3h10v10H3z"],
  Country: ["hex", "M8 1l6 3.5v7L8 15l-6-3.5v-7z"],
  Region: ["square_pin", "M2 2q6 3 12 0q-3 6 0 12q-6-3-12 0q3-6 0-12z"],
  Organization: ["diamond", "M8 1l6 7-6 7-6-7z"],
  Sanction: ["triangle", "M8 2l7 12H1z"],
  Vessel: ["inverted_triangle", "M8 14l7-12H1z"],
  Sector: ["star", "M8 1l2 5h5l-4 3 2 6-5-4-5 4 2-6-4-3h5z"],
  Group: ["triangle_pin", "M8 1q1 6 7 12q-7-2-14 0q6-6 7-12z"],
};
const MOST_MOVING_LINES = 2000;

let figure = null;
let drawn = { places: [], facts: [] };

const shapeOf = (kind) => SHAPES[kind] ?? SHAPES.Person;

function shapeIcon(kind) {
  const [icon, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  icon.setAttribute("class", `shape ${kind}`);
  path.setAttribute("d", shapeOf(kind)[1]);
  icon.append(path);
  return icon;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name.toLowerCase()}`).trim();

async function startNetwork() {
  const views = await Bokeh.embed.embed_item(JSON.parse(byId("figure").textContent), "network");
  const root = views.roots[0].model;
  const source = (name) => [name, root.document.get_model_by_name(name)];
  figure = { root, sources: Object.fromEntries(["nodes", "facts", "labels"].map(source)) };
  listenToClicks();
  hideLinesOnMove();
  root.x_range.properties.end.change.connect(later(placeLabels));
}

/** Very many lines would make the picture stick to the pointer: they wait until it stands still. */
function hideLinesOnMove() {
  const lines = figure.root.renderers.find((one) => one.data_source === figure.sources.facts);
  figure.root.on_event("lodstart", () => (lines.visible = drawn.facts.length < MOST_MOVING_LINES));
  figure.root.on_event("lodend", () => (lines.visible = true));
}

/** A function that runs once when all calls of this moment are made. */
function later(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      work();
    });
  };
}

function showNetwork(seen) {
  if (!figure) return;
  const places = nodes.map((_, place) => place).filter((place) => seen.nodes[place]);
  places.sort((one, other) => degree(one) - degree(other)); // the weightiest on top
  drawn = { places, facts: seen.facts };
  const focus = focused();
  figure.sources.facts.data = factColumns(drawn.facts, focus);
  figure.sources.nodes.data = nodeColumns(drawn.places, focus);
  placeLabels();
}

/** What the selection is about; null where nothing is selected. */
function focused() {
  if (!selection.statements.length) return null;
  const chosen = new Set(selection.statements);
  return { statements: chosen, nodes: new Set(selection.statements.flatMap((place) => statements[place].about)) };
}

function factColumns(some, focus) {
  const near = some.map((fact) => !focus || fact.statements.some((place) => focus.statements.has(place)));
  const [line, denied] = [colour("line"), colour("no-fact")];
  return {
    x0: some.map((fact) => nodes[fact.start].x),
    y0: some.map((fact) => nodes[fact.start].y),
    x1: some.map((fact) => nodes[fact.end].x),
    y1: some.map((fact) => nodes[fact.end].y),
    color: some.map((fact) => (fact.asserted ? line : denied)),
    alpha: near.map((is) => (is ? 0.9 : 0.12)),
    width: near.map((is) => (focus && is ? 2.5 : 1.2)),
    dash: some.map((fact) => (fact.asserted ? "solid" : "dashed")),
  };
}

const degree = (place) => statementsAbout[place].length;

/** In pixels: by how much is stated of it, and smaller where there are many. */
function sizeOf(place) {
  const crowded = Math.min(1, Math.max(0.3, Math.sqrt(250 / drawn.places.length)));
  return crowded * Math.min(10 + 3 * Math.sqrt(degree(place)), 30);
}

function nodeColumns(places, focus) {
  const colours = Object.fromEntries(kinds.map((kind) => [kind, colour(kind)]));
  return {
    x: places.map((place) => nodes[place].x),
    y: places.map((place) => nodes[place].y),
    name: places.map((place) => nodes[place].name),
    kind: places.map((place) => nodes[place].kind),
    marker: places.map((place) => shapeOf(nodes[place].kind)[0]),
    color: places.map((place) => colours[nodes[place].kind]),
    alpha: places.map((place) => (!focus || focus.nodes.has(place) ? 1 : 0.2)),
    size: places.map(sizeOf),
  };
}
