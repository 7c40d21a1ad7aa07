// Offices over time: a group of rows for each office, and in it a bar for each holder.

const DAY = 1 / 365.25;

/** A date as years with a fraction: where it begins, or where it ends. */
function years(date, { end = false } = {}) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return year + (end ? 1 : 0);
  if (!day) return year + (month - (end ? 0 : 1)) / 12;
  return year + (month - 1) / 12 + (day - (end ? 0 : 1)) * DAY;
}

/** From when to when a holder's bar reaches; where no date is stated, as far as documents speak of it. */
function spanOf(fact) {
  const spoken = fact.statements.map((place) => documents[statements[place].document].published).filter(Boolean);
  const from = fact.since ?? spoken.at(0) ?? fact.until;
  const to = fact.until ?? spoken.at(-1) ?? fact.since;
  if (!from) return { fact };
  const begin = years(from);
  return { fact, begin, end: Math.max(years(to, { end: true }), begin), openStart: !fact.since, openEnd: !fact.until };
}

/** Whole years from the first begin to the last end, and where a year stands among them, in per cent. */
function axisOf(spans) {
  const dated = spans.filter((span) => span.begin !== undefined);
  if (!dated.length) return null;
  const first = Math.floor(dated.reduce((least, span) => Math.min(least, span.begin), Infinity));
  const last = Math.floor(dated.reduce((most, span) => Math.max(most, span.end), -Infinity)) + 1;
  const step = Math.ceil((last - first) / 6);
  const ticks = Array.from({ length: Math.ceil((last - first) / step) }, (_, place) => first + place * step);
  return { ticks, at: (year) => (100 * (year - first)) / (last - first) };
}

function showOffices(seen) {
  const spans = ofType(seen, "HOLDS_ROLE").map(spanOf);
  if (!spans.length) return byId("offices").replaceChildren(empty("No office is stated here."));
  const axis = axisOf(spans);
  const lanes = [...grouped(spans, (span) => span.fact.end)].sort(([one], [other]) => byName(one, other));
  return paged(byId("offices"), lanes, (some) => [officeTable(some, axis)], 25);
}

function officeTable(lanes, axis) {
  const ticks = axis?.ticks.map((year) => tick(year, axis)) ?? [];
  const time = element("th", { scope: "col", class: "time" }, "Time", ...ticks);
  const head = element("tr", {}, heading("Office"), heading("Holder"), time);
  return table("Offices, their holders and when they held them", head, ...lanes.map((lane) => laneBody(lane, axis)));
}

function tick(year, axis) {
  const made = element("span", { class: "tick", "aria-hidden": "true" }, String(year));
  made.style.left = `${axis.at(year)}%`;
  return made;
}

function laneBody([role, spans], axis) {
  const office = element("th", { scope: "rowgroup", rowspan: spans.length }, nodeButton(role));
  const inOrder = spans.toSorted((one, other) => (one.begin ?? 0) - (other.begin ?? 0));
  return element("tbody", {}, ...inOrder.map((span, place) => holderRow(span, axis, place === 0 ? office : null)));
}

function holderRow({ fact, ...span }, axis, office) {
  const holder = element("td", { class: "holder" }, nodeButton(fact.start), " ", status(fact.asserted, fact.status));
  return element("tr", {}, office, holder, element("td", { class: "time" }, bar(fact, span, axis)));
}

function bar(fact, { begin, end, openStart = true, openEnd = true }, axis) {
  const from = fact.since ? `from ${fact.since}` : "start not stated";
  const to = fact.until ? `until ${fact.until}` : "end not stated";
  const look = ["bar", openStart && "open-start", openEnd && "open-end", !fact.asserted && "no-fact"].filter(Boolean);
  const label = `${nodes[fact.start].name}, ${nodes[fact.end].name}: ${from}, ${to}, ${fact.status}`;
  const made = chooser({ class: look.join(" "), "aria-label": label, title: `${from}, ${to}` }, ofFact(fact));
  const [left, right] = begin === undefined ? [0, 100] : [axis.at(begin), axis.at(end)];
  made.style.left = `min(${left}%, 100% - 1.5rem)`;
  made.style.width = `max(${right - left}%, 1.5rem)`;
  return made;
}
