/** What a lecture goes through one by one: the blocks of a section, the steps of its proofs, its figures. */
export interface Stop {
  block: HTMLElement;
  /** The block is a figure that can be run. */
  figure: boolean;
}

const level = (element: Element): number => Number(/^H([2-4])$/.exec(element.tagName)?.[1] ?? 9);

/** A heading and what follows it up to the next one that is not below it. */
export function sectionOf(heading: HTMLElement): HTMLElement[] {
  const blocks = [heading];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (level(next) <= level(heading) || next.matches('footer, nav')) break;
    blocks.push(next as HTMLElement);
  }
  return blocks;
}

/** What a reader of the page passes over is no stop, nor what stands in the margin. */
const isPassedOver = (block: Element): boolean =>
  block.matches('script, style, .margin-notes, .proof-controls, .qed, .proof-head') || block.textContent!.trim() === '';

export function stopsOf(blocks: readonly HTMLElement[]): Stop[] {
  return blocks.flatMap((block): Stop[] => {
    if (block.matches('[data-lab]')) return [{ block, figure: true }];
    if (block.matches('.proof')) return stopsOf([...block.children] as HTMLElement[]);
    return isPassedOver(block) ? [] : [{ block, figure: false }];
  });
}

/**
 * The figure that stands beside a stop: itself, one that can show a symbol of it, the one last passed, the first that comes.
 * @param symbols names of the symbols in the stop that can be shown
 */
export function figureBeside(stops: readonly Stop[], at: number, symbols: readonly string[]): HTMLElement | undefined {
  if (stops[at]?.figure) return stops[at].block;
  const figures = (some: readonly Stop[]) => some.filter(({ figure }) => figure).map(({ block }) => block);
  const nearest = [...figures(stops.slice(0, at)).reverse(), ...figures(stops.slice(at))];
  return nearest.find((figure) => symbols.some((symbol) => shows(figure, symbol))) ?? nearest[0];
}

/** Whether a figure has marks or a control of that symbol. */
export const shows = (figure: Element, symbol: string): boolean =>
  figure.querySelector(`.symbol-${CSS.escape(symbol)}, [data-control-symbol="${CSS.escape(symbol)}"]`) !== null;
