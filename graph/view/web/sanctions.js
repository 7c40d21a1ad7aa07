// Sanctions: a row for each issuer and target, a column for each year, and in each cell how the measure stood.

const UNDATED = "no year";

function showSanctions(seen) {
  const measures = measuresOf(seen);
  if (!measures.length) return byId("sanctions").replaceChildren(empty("No sanction is stated here."));
  const found = new Set(measures.flatMap((one) => [...one.years.keys()]));
  const columns = [...found].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  return paged(byId("sanctions"), measures, (some) => [sanctionTable(some, columns)], 60);
}

/** Each measure with its issuers, its targets and its statements by year. */
function measuresOf(seen) {
  const issuers = grouped(ofType(seen, "IMPOSED"), (fact) => fact.end);
  const made = ofType(seen, "TARGETS").map((fact) => ({
    issuers: (issuers.get(fact.start) ?? []).map((one) => one.start),
    target: fact.end,
    years: grouped(fact.statements, (place) => statements[place].date?.slice(0, 4) ?? UNDATED),
  }));
  const nameOf = (one) => `${one.issuers.map((place) => nodes[place].name)}\n${nodes[one.target].name}`;
  return made.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

function sanctionTable(measures, columns) {
  const head = element("tr", {}, heading("Issuer"), heading("Target"), ...columns.map((year) => heading(year)));
  const body = element("tbody", {}, ...measures.map((one) => measureRow(one, columns)));
  return table("Sanctions by issuer, target and year", head, body);
}

function measureRow(measure, columns) {
  const issuer = measure.issuers.length ? measure.issuers.map(nodeButton) : ["not stated"];
  const cells = columns.map((year) => element("td", {}, measureButton(measure, year)));
  const target = element("span", {}, "→ ", nodeButton(measure.target));
  return element("tr", {}, element("td", {}, ...issuer), heading(target, "row"), ...cells);
}

function measureButton({ issuers, target, years }, year) {
  const places = years.get(year);
  if (!places) return null;
  const { asserted, status: word } = standing(places);
  const title = `${issuers.map((place) => nodes[place].name).join(", ") || "Unknown issuer"} → ${nodes[target].name}`;
  const chosen = { title, note: `Sanction, ${year}`, statements: places };
  const look = asserted ? "cell" : "cell no-fact";
  return chooser({ class: look, "aria-label": `${title}, ${year}: ${word}` }, chosen, word);
}
