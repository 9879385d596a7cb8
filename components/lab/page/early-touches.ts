/** What a reader does with a figure before it is awake is remembered, and carried out when it is. */

type Field = HTMLButtonElement | HTMLInputElement | HTMLSelectElement;
interface Touch {
  control: Field;
  /** The last event at that control. */
  type: string;
  value: string;
  /** What stood on it: a button that says something else by now would do something else. */
  words: string | null;
}
const page = globalThis as unknown as { labTouches?: Touch[] };

/**
 * Stands in the page itself, as text, before any script has been fetched: it refers to nothing outside it. Of several touches of one
 * control only the last counts, for who sees nothing happen taps again.
 */
export function rememberTouches(): void {
  const page = window as unknown as { labTouches?: Touch[] };
  if (page.labTouches) return;
  const touches: Touch[] = (page.labTouches = []);
  const note = ({ target, type }: Event) => {
    const control =
      target instanceof Element && target.closest<Field>('[data-lab] astro-island[ssr] :is(button, input, select)');
    if (!control || (type === 'click') !== (control.tagName === 'BUTTON')) return;
    const before = touches.findIndex((one) => one.control === control);
    if (before >= 0) touches.splice(before, 1);
    touches.push({ control, type, value: control.value, words: control.textContent });
    control.setAttribute('data-touched', '');
  };
  for (const type of ['click', 'input', 'change']) document.addEventListener(type, note, true);
}

/** Does what was done to a figure while it slept, in the order in which it was done, once what the figure itself does on waking is drawn. */
export function carryOutTouches(figure: Element): void {
  const mine = page.labTouches?.filter(({ control }) => figure.contains(control)) ?? [];
  if (mine.length === 0) return;
  page.labTouches = page.labTouches!.filter((one) => !mine.includes(one));
  queueMicrotask(() => mine.forEach(carryOut));
}

function carryOut({ control, type, value, words }: Touch): void {
  control.removeAttribute('data-touched');
  if (control instanceof HTMLButtonElement) {
    if (control.textContent === words) control.click();
    return;
  }
  if (control.type === 'radio') (control as HTMLInputElement).checked = true;
  else if (control.type !== 'file') control.value = value;
  for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }));
  if (type === 'change') control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}
