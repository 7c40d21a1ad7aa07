// What a click in the network means: the node under it, or else the line.

const REACH = 6;

/** The topmost node at a point of the screen. */
function nodeAt({ sx, sy }) {
  return drawn.places.findLast((place) => {
    const { x, y } = pixelOf(place);
    return Math.hypot(x - sx, y - sy) <= sizeOf(place) / 2 + 2;
  });
}

function factAt(point) {
  const near = drawn.facts.map((fact) => ({ fact, distance: distanceTo(fact, point) }));
  const within = near.filter(({ distance }) => distance <= REACH);
  return within.sort((one, other) => one.distance - other.distance)[0]?.fact;
}

/** How far a point is from the line of a fact, in pixels. */
function distanceTo(fact, { sx, sy }) {
  const [from, to] = [pixelOf(fact.start), pixelOf(fact.end)];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const part = ((sx - from.x) * across + (sy - from.y) * down) / (across ** 2 + down ** 2 || 1);
  const along = Math.min(1, Math.max(0, part));
  return Math.hypot(sx - from.x - along * across, sy - from.y - along * down);
}

function pick(point) {
  const [place, fact] = [nodeAt(point), factAt(point)];
  if (place !== undefined) select(ofNode(place));
  else if (fact) select(ofFact(fact));
}

/** Of two quick clicks, wherever they fall, Bokeh calls the second a double one. */
function listenToClicks() {
  for (const click of ["tap", "doubletap"]) figure.root.on_event(click, pick);
}
