// Memberships: countries down, organizations across, and in each cell how they stand.

function showMemberships(seen) {
  const held = ofType(seen, "MEMBER_OF");
  if (!held.length) return byId("memberships").replaceChildren(empty("No membership is stated here."));
  const across = [...new Set(held.map((fact) => fact.end))].sort(byName);
  const down = [...grouped(held, (fact) => fact.start)].sort(([one], [other]) => byName(one, other));
  return paged(byId("memberships"), down, (some) => [membershipTable(some, across)], 60);
}

function membershipTable(rows, organizations) {
  const head = element("tr", {}, heading("Country"), ...organizations.map((place) => heading(nodeButton(place))));
  const body = element("tbody", {}, ...rows.map(([country, held]) => countryRow(country, held, organizations)));
  return table("Countries and the organizations that they belong to", head, body);
}

function countryRow(country, held, organizations) {
  const cells = grouped(held, (fact) => fact.end);
  const made = organizations.map((place) => element("td", {}, ...(cells.get(place) ?? []).map(membershipButton)));
  return element("tr", {}, heading(nodeButton(country), "row"), ...made);
}

function membershipButton(fact) {
  const text = fact.status === "current" ? fact.relation : `${fact.relation}, ${fact.status}`;
  const label = `${nodes[fact.start].name}, ${nodes[fact.end].name}: ${text}`;
  return chooser({ class: fact.asserted ? "cell" : "cell no-fact", "aria-label": label }, ofFact(fact), text);
}
