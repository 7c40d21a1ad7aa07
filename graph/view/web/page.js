// The page: fills its panels, and fills them anew when filters, time or selection change.

let seen = visible();

const PANELS = [showOffices, showMemberships, showSanctions, showList];

function refresh() {
  readFilters();
  seen = visible();
  for (const panel of PANELS) panel(seen);
  showNetwork(seen);
  showEvidence(seen);
  markSelected();
  summarize();
}

function summarize() {
  const [things, said] = [seen.nodes, seen.statements].map((list) => list.filter(Boolean).length);
  const read = new Set(statements.filter((_, place) => seen.statements[place]).map((one) => one.document)).size;
  const shown = `${plural(things, "node")} and ${plural(seen.facts.length, "relation")}`;
  byId("summary").textContent = `${shown} from ${plural(said, "statement")} in ${plural(read, "document")}`;
}

function tellWhatIsLeftOut() {
  byId("left-out").hidden = !leftOut;
  const much = `${plural(leftOut, "statement")} found no room`;
  byId("left-out").textContent =
    `Only the most connected part is shown: ${much}. Choose another part with --entity or --saved.`;
}

function listen() {
  byId("filters").addEventListener("input", (event) => (event.target.id === "search" ? suggest() : refresh()));
  byId("filters").addEventListener("reset", () => setTimeout(resetTime));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("change", goToSearched);
  byId("closer").addEventListener("click", () => zoom(2 / 3));
  byId("farther").addEventListener("click", () => zoom(3 / 2));
  byId("fit").addEventListener("click", lookAtAll);
  document.addEventListener("keydown", (event) => event.key === "Escape" && clearSelection());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showNetwork(seen));
  selectionListeners.push(() => (showEvidence(seen), showNetwork(seen)));
}

function resetTime() {
  byId("until").value = dates.length;
  refresh();
}

async function start() {
  fillFilters();
  tellWhatIsLeftOut();
  listen();
  refresh();
  await startNetwork();
  showNetwork(seen);
  lookAtAll();
  document.documentElement.dataset.ready = "yes";
}

start();
