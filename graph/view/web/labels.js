// The names in the network: as many as find room, those of what is selected first.

const MOST_LABELS = 60;
const MOST_COVERING = 12;
const MOST_OBSTACLES = 400;
const LETTER = 6.6;

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
  const wanted = drawn.places.filter((place) => isInView(place) && labelOf(place));
  const placed = withRoom(wanted.sort((one, other) => compared(weight(other), weight(one))));
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
    const free = clear.find(({ box }) => !shapes.some((shape) => meet(box, shape)));
    const found = free ?? (rank < MOST_COVERING ? clear[0] : undefined);
    if (found) placed.push(found);
  }
  return placed;
}

function labelBoxOf(place, offset) {
  const [{ x, y }, half] = [pixelOf(place), (labelOf(place).length * LETTER) / 2 + 2];
  return { left: x - half, right: x + half, top: y + offset, bottom: y + offset + 14 };
}

const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
