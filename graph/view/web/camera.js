// Which part of the plane is seen, and where on the screen its points are.

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

/** Shows a part of the plane, round its centre, with one scale both ways. */
function look({ x, y, width, height }) {
  const { clientWidth, clientHeight } = byId("network");
  const scale = Math.max(width / clientWidth, height / clientHeight, 1e-6) / 2;
  const { x_range: across, y_range: up } = figure.root;
  up.setv({ start: y - scale * clientHeight, end: y + scale * clientHeight });
  across.setv({ start: x - scale * clientWidth, end: x + scale * clientWidth });
}

const extent = (values) =>
  values.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);

function lookAtAll() {
  const [xs, ys] = ["x", "y"].map((axis) => drawn.places.map((place) => nodes[place][axis]));
  const [[left, right], [low, high]] = drawn.places.length ? [extent(xs), extent(ys)] : [[-1, 1], [-1, 1]];
  const room = (size) => size * 1.15 + 0.1;
  look({ x: (left + right) / 2, y: (low + high) / 2, width: room(right - left), height: room(high - low) });
}

function zoom(factor) {
  const { x_range: across, y_range: up } = figure.root;
  const [width, height] = [across.end - across.start, up.end - up.start];
  look({ x: across.start + width / 2, y: up.start + height / 2, width: width * factor, height: height * factor });
}
