/** Takes everything off the page but what a lecture shows, and puts it back. */

const OFF = 'data-off';

/** @param kept siblings, of which nothing but their ancestors stays beside them */
export function clearStage(kept: readonly HTMLElement[]): void {
  const stay = new Set<Element>(kept);
  for (let level: Element | null = kept[0]!; level && level !== document.body; level = level.parentElement) {
    for (const other of level.parentElement!.children)
      if (!stay.has(other) && other !== level && !other.matches('script, style, link')) other.setAttribute(OFF, '');
    stay.clear();
  }
}

export function fillStage(): void {
  for (const element of document.querySelectorAll(`[${OFF}]`)) element.removeAttribute(OFF);
}
