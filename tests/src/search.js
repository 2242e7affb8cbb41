// Finds the first element that can be seen, matches the selector, and has the name, when one is given;
// where `begins` is true, the name may go on after its first words.
const [css, wanted, begins] = arguments;
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(textOf(by).join(" "));
  const own = plain(element.getAttribute("aria-label"));
  if (own) return own;
  const labels = [...(element.labels ?? [])].map((label) => label.textContent);
  if (labels.length > 0) return plain(labels.join(" "));
  return plain(element.innerText) || plain(element.getAttribute("title"));
}

const shown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";

const fits = (name) => name === wanted || (begins && name.startsWith(`${wanted} `));

for (const element of document.querySelectorAll(css)) {
  if (shown(element) && (wanted === null || fits(nameOf(element)))) return element;
}
return null;
