/**
 * The line at a figure's end in which the rest of the page speaks to a reader who is at the figure: an exercise that was done here, the formula that
 * led here. It keeps to the upper edge of the window as long as it is new; screen readers are told it once.
 */
type Kind = 'exercise' | 'formula';

const lines = ({ children }: Element, kind: Kind) =>
  [...children].filter((line) => line instanceof HTMLElement && line.dataset.note === kind);

/** Puts these lines in the place of those of the same kind; none takes them away. What is there already is not said anew. */
export function note(figure: Element, kind: Kind, said: Node[][]): void {
  const place = figure.querySelector<HTMLElement>('.lab-notes');
  if (!place) return;
  const before = lines(place, kind);
  const after = said.map((words) => {
    const line = document.createElement('p');
    line.dataset.note = kind;
    line.append(...words);
    return line;
  });
  if (before.length === after.length && before.every((line, i) => line.textContent === after[i]!.textContent)) return;
  for (const line of before) line.remove();
  place.append(...after);
  if (after.length === 0) return;
  keepInSight(place);
  uncover(figure.querySelector('.lab-title'), place);
}

/** A title that the new lines would cover comes out under them, once no finger holds anything. */
function uncover(title: Element | null, place: Element): void {
  if (!title) return;
  const move = () => {
    const { top, bottom } = title.getBoundingClientRect(),
      edge = place.getBoundingClientRect().bottom;
    if (place.matches('[data-new]') && bottom > 0 && top < edge) scrollBy({ top: top - edge - 4 });
  };
  if (document.querySelector('.lab-stage :active, .lab-console :active'))
    addEventListener('pointerup', move, { once: true });
  else move();
}

/** New lines are in sight until the next touch or key elsewhere; then they rest at the figure's end. A way back is kept in sight as long as it is one. */
function keepInSight(place: HTMLElement): void {
  place.dataset.new = '';
  const end = new AbortController();
  const rest = (event: Event) => {
    if (place.contains(event.target as Node) || lines(place, 'formula').length > 0) return;
    if (event instanceof KeyboardEvent && event.key === 'Tab') return;
    delete place.dataset.new;
    end.abort();
  };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, rest, { signal: end.signal, capture: true });
}
