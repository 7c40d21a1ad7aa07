// The data, and what of it the filters and the time slider let through.

const { nodes, facts, statements, documents, leftOut } = JSON.parse(byId("data").textContent);

const KINDS = ["Person", "Role", "Country", "Region", "Organization", "Sanction", "Vessel", "Sector", "Group"];
const kinds = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));

const filters = { until: null, status: "", organization: "", on: "", kinds: new Set(kinds) };

const statementsAbout = nodes.map(() => []);
statements.forEach((said, place) => said.about.forEach((node) => statementsAbout[node].push(place)));

/** What the statements say of one thing together: the newest that hold it for a fact, or else the newest. */
function standing(places) {
  const held = places.filter((place) => statements[place].asserted);
  const newest = statements[(held.length ? held : places).at(-1)];
  return { asserted: held.length > 0, status: newest.status };
}

const startsBy = (date, on) => !date || date.slice(0, on.length) <= on.slice(0, date.length);
const lastsTo = (date, on) => !date || date >= on.slice(0, date.length);

const inForce = (said, on) => !on || (startsBy(said.since ?? said.date, on) && lastsTo(said.until, on));

const statedBy = (said, until) => until === null || (documents[said.document].by ?? "9999") <= until;

const STATUSES = { "": () => true, asserted: (said) => said.asserted, "not asserted": (said) => !said.asserted };

const hasStatus = (said, wanted) => (STATUSES[wanted] ?? ((one) => one.status === wanted))(said);

/** An organization and what is stated to belong to it. */
function circleOf(organization) {
  const belonging = facts.filter((one) => one.type === "MEMBER_OF" && nodes[one.end].id === organization);
  const members = belonging.filter((one) => standing(one.statements).asserted).map((one) => one.start);
  return new Set([...members, nodes.findIndex((node) => node.id === organization)]);
}

/** What is to be seen: statements, the facts that rest on them, and the nodes they join. */
function visible() {
  const circle = filters.organization ? circleOf(filters.organization) : null;
  const shown = statements.map(
    (said) =>
      statedBy(said, filters.until) &&
      hasStatus(said, filters.status) &&
      inForce(said, filters.on) &&
      (!circle || said.about.some((node) => circle.has(node))),
  );
  const isShown = (node) => filters.kinds.has(nodes[node].kind);
  const held = facts.map((fact) => ({ ...fact, statements: fact.statements.filter((place) => shown[place]) }));
  return {
    statements: shown,
    facts: held
      .filter((fact) => fact.statements.length && isShown(fact.start) && isShown(fact.end))
      .map((fact) => ({ ...fact, ...standing(fact.statements) })),
    nodes: nodes.map((_, place) => isShown(place) && statementsAbout[place].some((said) => shown[said])),
  };
}

const ofType = (seen, type) => seen.facts.filter((fact) => fact.type === type);

function grouped(things, key) {
  const groups = new Map();
  for (const thing of things) groups.set(key(thing), [...(groups.get(key(thing)) ?? []), thing]);
  return groups;
}

const byName = (one, other) => nodes[one].name.localeCompare(nodes[other].name);

const WORDS = { HOLDS_ROLE: "holds", ROLE_IN: "is an office of", IMPOSED: "issued", TARGETS: "are on" };

const wordOf = (fact) => fact.relation ?? WORDS[fact.type] ?? fact.type.toLowerCase().replaceAll("_", " ");
