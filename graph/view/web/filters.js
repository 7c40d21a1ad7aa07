// Search, filters and the time slider.

const option = (value, text) => element("option", { value }, text);

const dates = [...new Set(documents.map((one) => one.by).filter(Boolean))].sort();

function fillFilters() {
  const words = [...new Set(statements.map((said) => said.status))].sort();
  byId("status").append(option("", "any"), ...["asserted", "not asserted", ...words].map((word) => option(word, word)));
  const found = nodes.map((_, place) => place).filter((place) => nodes[place].kind === "Organization");
  const options = found.sort(byName).map((place) => option(nodes[place].id, nodes[place].name));
  byId("organization").append(option("", "any"), ...options);
  byId("until").max = dates.length;
  byId("until").value = dates.length;
  byId("kinds").append(...kinds.map(kindBox));
}

function kindBox(kind) {
  const box = element("input", { type: "checkbox", name: "kind", value: kind, checked: "" });
  return element("label", {}, box, shapeIcon(kind), kind);
}

function readFilters() {
  const place = Number(byId("until").value);
  filters.until = dates[place] ?? null;
  filters.status = byId("status").value;
  filters.organization = byId("organization").value;
  filters.on = byId("on").value;
  filters.kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((box) => box.value));
  const text = filters.until ?? "any date, or none";
  byId("until-text").textContent = text;
  byId("until").setAttribute("aria-valuetext", text);
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const names = nodes.map((node) => [node.name, ...(node.aliases ?? [])].map(folded));

/** How well a name fits: 0 is best, 3 not at all. */
const fit = (name, wanted) => [name === wanted, name.startsWith(wanted), name.includes(wanted), true].indexOf(true);

/** The nodes that a text may mean: those whose name begins with it, then those that have it within. */
function search(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = (place) => Math.min(...names[place].map((name) => fit(name, wanted)));
  const found = nodes.map((_, place) => ({ place, rank: rank(place) })).filter((one) => one.rank < 3);
  const most = (one) => statementsAbout[one.place].length;
  return found.sort((one, other) => one.rank - other.rank || most(other) - most(one)).map((one) => one.place);
}

/** Names are shown; of two that share one, each has its id too. */
function suggest() {
  const found = search(byId("search").value).slice(0, 12);
  const sharing = grouped(found, (place) => nodes[place].name);
  const shown = (place) => (sharing.get(nodes[place].name).length > 1 ? nodes[place].id : nodes[place].name);
  const options = found.map((place) => element("option", { value: shown(place) }, nodes[place].kind));
  byId("suggestions").replaceChildren(...options);
}

function goToSearched() {
  const text = byId("search").value;
  const exact = nodes.findIndex((node) => node.id === text);
  const [place] = exact >= 0 ? [exact] : search(text);
  if (place !== undefined) select(ofNode(place));
}
