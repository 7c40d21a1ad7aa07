// The sentences behind the selection, with the quotes marked.

const NOTHING = "Choose a node, a line, a bar or a cell, and the sentences that it rests on are here.";

function showEvidence(seen) {
  const { title, note, statements: chosen } = selection;
  const shown = chosen.filter((place) => seen.statements[place]);
  byId("evidence-title").replaceChildren(title ? told(title) : "Evidence");
  const list = element("div");
  paged(list, shown, (some) => some.map((place) => statementArticle(statements[place])), 30);
  byId("evidence-body").replaceChildren(title ? counted(note, shown.length, chosen.length) : empty(NOTHING), list);
}

function counted(note, shown, all) {
  const hidden = all > shown ? `; ${all - shown} more are outside the filters` : "";
  return element("p", { class: "hint" }, told(note), ` · ${plural(shown, "statement")}${hidden}`);
}

const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

function statementArticle(said) {
  return element(
    "article",
    {},
    element("h3", {}, told(said.text), " ", status(said.asserted, said.status)),
    element("blockquote", { dir: "auto" }, sentence(said)),
    source(documents[said.document]),
    element("p", { class: "hint" }, ...saidBy(said.attribution), `Confidence ${said.confidence.toFixed(2)}`),
    element("p", { class: "about" }, ...said.about.map(nodeButton)),
  );
}

const sentence = ({ before, quote, after }) => element("bdi", {}, before, element("mark", {}, quote), after);

function source({ title, url, published }) {
  const link = { href: url, rel: "noreferrer noopener", target: "_blank" };
  const name = url ? element("a", link, told(title)) : told(title);
  return element("p", { class: "source" }, name, published ? `, ${published}` : ", undated");
}

const saidBy = (who) => (who ? ["According to ", told(who), " · "] : []);

const nodeButton = (place) => chooser({ class: "link" }, ofNode(place), told(nodes[place].name));
