// All relations as a table: what the network draws, for those who read rather than look.

function showList(seen) {
  if (!seen.facts.length) return byId("list").replaceChildren(empty("Nothing passes the filters."));
  const inOrder = seen.facts.toSorted((one, other) => byName(one.start, other.start) || byName(one.end, other.end));
  return paged(byId("list"), inOrder, (some) => [listTable(some)], 50);
}

function listTable(some) {
  const columns = ["From", "Relation", "To", "Status", "Since", "Until", "Statements"];
  const head = element("tr", {}, ...columns.map((text) => heading(text)));
  return table("All relations that pass the filters", head, element("tbody", {}, ...some.map(listRow)));
}

function listRow(fact) {
  const count = fact.statements.length;
  const label = `${plural(count, "statement")} on ${ofFact(fact).title}`;
  const quotes = chooser({ class: "cell", "aria-label": label }, ofFact(fact), String(count));
  const dates = [fact.since, fact.until].map((date) => element("span", { class: "date" }, date));
  const cells = [wordOf(fact), nodeButton(fact.end), status(fact.asserted, fact.status), ...dates, quotes];
  return element("tr", {}, heading(nodeButton(fact.start), "row"), ...cells.map((cell) => element("td", {}, cell)));
}
