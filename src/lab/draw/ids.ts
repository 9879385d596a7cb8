/** Plot numbers its clip paths from 1 in every process; a page holds drawings of several, so each gets a prefix. */
export function separateIds(root: SVGElement, prefix: string): void {
  const named = [...root.querySelectorAll('[id]')];
  if (named.length === 0) return;
  const names = new Map(named.map((element, i) => [element.id, `${prefix}-${i}`]));
  for (const element of named) element.id = names.get(element.id)!;
  for (const element of root.querySelectorAll(
    '[clip-path],[mask],[marker-start],[marker-mid],[marker-end],[fill^=url]',
  )) {
    for (const name of ['clip-path', 'mask', 'marker-start', 'marker-mid', 'marker-end', 'fill']) {
      const value = element.getAttribute(name);
      if (value?.startsWith('url('))
        element.setAttribute(
          name,
          value.replace(/#([^)]+)/, (whole, id: string) => (names.has(id) ? `#${names.get(id)}` : whole)),
        );
    }
  }
}
