/**
 * Makes the children of one element those of another, which is used up: what differs only in values is changed where it stands, so that a
 * browser lays out and paints anew no more than that. What is made differently takes the other's place.
 * @param kept so many first children stay as they are
 */
export function patchChildren(standing: Element, made: Element, kept = 0): void {
  const children = [...made.childNodes];
  children.forEach((child, i) => {
    const before = standing.childNodes[kept + i];
    if (!before) standing.append(child);
    else if (!patched(before, child)) standing.replaceChild(child, before);
  });
  while (standing.childNodes.length > kept + children.length) standing.lastChild!.remove();
}

const ELEMENT = 1,
  TEXT = 3;

/** Whether the node could be changed into the other. */
function patched(standing: Node, made: Node): boolean {
  if (standing.nodeType === TEXT && made.nodeType === TEXT) {
    if (standing.nodeValue !== made.nodeValue) standing.nodeValue = made.nodeValue;
    return true;
  }
  if (standing.nodeType !== ELEMENT || made.nodeType !== ELEMENT) return false;
  const before = standing as Element,
    now = made as Element;
  if (before.localName !== now.localName || before.attributes.length !== now.attributes.length) return false;
  const names = [...now.attributes].map(({ name }) => name);
  // In the same order, so that the drawing is the same to the byte.
  if (!names.every((name, i) => before.attributes[i]!.name === name)) return false;
  const changed = names.filter((name) => before.getAttribute(name) !== now.getAttribute(name));
  // A page writes classes too, for what it shows of a drawing; an image that has been decoded stands at once only as an element of its own.
  if (changed.includes('class') || (changed.length > 0 && now.localName === 'image')) return false;
  for (const name of changed) before.setAttribute(name, now.getAttribute(name)!);
  patchChildren(before, now);
  return true;
}
