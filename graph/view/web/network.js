// The network, drawn by Bokeh on a canvas: shapes and colours by kind, dashes for what is no fact, names where there is room.

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
const MOST_LABELS = 60;
const MOST_COVERING = 12;
const MOST_OBSTACLES = 400;
const MOST_MOVING_LINES = 2000;
const LETTER = 6.6;

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
  listenToTaps();
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

function listenToTaps() {
  const { nodes: points, facts: lines } = figure.sources;
  const act = later(() => {
    const [point] = points.selected.indices;
    const [line] = lines.selected.indices;
    points.selected.indices = [];
    lines.selected.indices = [];
    if (point !== undefined) select(ofNode(drawn.places[point]));
    else if (line !== undefined) select(ofFact(drawn.facts[line]));
  });
  for (const source of [points, lines]) source.selected.properties.indices.change.connect(act);
}

function showNetwork(seen) {
  if (!figure) return;
  const places = nodes.map((_, place) => place).filter((place) => seen.nodes[place]);
  drawn = { places: places.sort((one, other) => degree(one) - degree(other)), facts: seen.facts };  // the weightiest on top
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
    place: some.map((_, place) => place),
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
    place: places,
    name: places.map((place) => nodes[place].name),
    kind: places.map((place) => nodes[place].kind),
    marker: places.map((place) => shapeOf(nodes[place].kind)[0]),
    color: places.map((place) => colours[nodes[place].kind]),
    alpha: places.map((place) => (!focus || focus.nodes.has(place) ? 1 : 0.2)),
    size: places.map(sizeOf),
  };
}

/** A role stands beside what it is of; a sanction, between its issuer and its target, needs no name. */
const LABELS = { Role: (node) => node.title, Sanction: () => "" };

function labelOf(place) {
  const text = LABELS[nodes[place].kind]?.(nodes[place]) ?? nodes[place].name;
  return text.length > 26 ? `${text.slice(0, 25)}…` : text;
}

/** Writes the names of what is selected, then of what is stated of most, wherever they meet no other name. */
function placeLabels() {
  const focus = focused();
  const isNear = (place) => !focus || focus.nodes.has(place);
  const weight = (place) => [focus && isNear(place), !LABELS[nodes[place].kind]].map(Number).concat(degree(place));
  const placed = withRoom(drawn.places.filter((place) => isInView(place) && labelOf(place)).sort((one, other) => compared(weight(other), weight(one))));
  const [ink, faint, card] = ["ink", "faint", "card"].map(colour);
  figure.sources.labels.data = {
    x: placed.map(({ place }) => nodes[place].x),
    y: placed.map(({ place }) => nodes[place].y),
    text: placed.map(({ place }) => labelOf(place)),
    color: placed.map(({ place }) => (isNear(place) ? ink : faint)),
    ground: placed.map(() => card),
    offset: placed.map(({ offset }) => offset),
  };
}

const compared = (ones, others) => ones.map((one, at) => one - others[at]).find(Boolean) ?? 0;

/** Those whose names find room below or above their node; the first few may cover other nodes, but no other name. */
function withRoom(wanted) {
  const shapes = drawn.places.slice(-MOST_OBSTACLES).filter(isInView).map(shapeBoxOf);
  const placed = [];
  for (const [rank, place] of wanted.entries()) {
    if (placed.length === MOST_LABELS) break;
    const half = sizeOf(place) / 2;
    const tries = [half + 2, -half - 16].map((offset) => ({ place, offset, box: labelBoxOf(place, offset) }));
    const clear = tries.filter(({ box }) => !placed.some((other) => meet(box, other.box)));
    const found = clear.find(({ box }) => !shapes.some((shape) => meet(box, shape))) ?? (rank < MOST_COVERING ? clear[0] : null);
    if (found) placed.push(found);
  }
  return placed;
}

function isInView(place) {
  const { x_range: across, y_range: up } = figure.root;
  const { x, y } = nodes[place];
  return x > across.start && x < across.end && y > up.start && y < up.end;
}

/** Where a node stands, in pixels. */
function pixelOf(place) {
  const { x_range: across, y_range: up } = figure.root;
  const { clientWidth: width, clientHeight: height } = byId("network");
  const x = ((nodes[place].x - across.start) / (across.end - across.start)) * width;
  return { x, y: ((up.end - nodes[place].y) / (up.end - up.start)) * height };
}

function shapeBoxOf(place) {
  const [{ x, y }, half] = [pixelOf(place), sizeOf(place) / 2];
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function labelBoxOf(place, offset) {
  const [{ x, y }, half] = [pixelOf(place), (labelOf(place).length * LETTER) / 2 + 2];
  return { left: x - half, right: x + half, top: y + offset, bottom: y + offset + 14 };
}

const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Shows a part of the plane, round its centre, with one scale both ways. */
function look({ x, y, width, height }) {
  const { clientWidth, clientHeight } = byId("network");
  const scale = Math.max(width / clientWidth, height / clientHeight, 1e-6) / 2;
  const { x_range: across, y_range: up } = figure.root;
  up.setv({ start: y - scale * clientHeight, end: y + scale * clientHeight });
  across.setv({ start: x - scale * clientWidth, end: x + scale * clientWidth });
}

function lookAtAll() {
  const [xs, ys] = ["x", "y"].map((axis) => drawn.places.map((place) => nodes[place][axis]));
  const extent = (values) => values.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);
  const [[left, right], [low, high]] = drawn.places.length ? [extent(xs), extent(ys)] : [[-1, 1], [-1, 1]];
  const room = (size) => size * 1.15 + 0.1;
  look({ x: (left + right) / 2, y: (low + high) / 2, width: room(right - left), height: room(high - low) });
}

function zoom(factor) {
  const { x_range: across, y_range: up } = figure.root;
  const [width, height] = [across.end - across.start, up.end - up.start];
  look({ x: across.start + width / 2, y: up.start + height / 2, width: width * factor, height: height * factor });
}
