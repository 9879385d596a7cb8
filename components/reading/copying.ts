/**
 * A copied number pastes as one. On the page it is written to be read, 4.97×10⁻⁵, 32 769, −7; what lands in the clipboard is 4.97e-5, 32769, -7. The
 * numbers are the <data> elements; whatever else is selected stays as it is, formulas as KaTeX's own handler leaves them, which runs before.
 */
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as it is read, in signs that programs read. */
export const typed = (shown: string): string =>
  shown
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))
    .replace(/×10(?=[−⁻]?\d)/, 'e')
    .replace(/[−⁻]/g, '-')
    .replaceAll('\u202f', '');

const numbersIn = (all: ParentNode): HTMLDataElement[] => [...all.querySelectorAll('data')];

export function copyNumbers(event: ClipboardEvent): void {
  const selection = getSelection();
  const clipboard = event.clipboardData;
  if (!selection || selection.isCollapsed || !clipboard) return;
  const selected = numbersIn(document).filter((one) => selection.containsNode(one, true));
  if (selected.every((one) => typed(one.textContent) === one.textContent)) return;
  // What was put there before this is taken on.
  const text = event.defaultPrevented ? clipboard.getData('text/plain') : selection.toString();
  const page = document.implementation.createHTMLDocument();
  if (event.defaultPrevented) page.body.innerHTML = clipboard.getData('text/html');
  else page.body.append(page.importNode(selection.getRangeAt(0).cloneContents(), true));
  const numbers = numbersIn(page);
  for (const one of numbers) one.textContent = typed(one.textContent);
  // Of a number that is selected from its first digit to its last, only what is within its element is copied.
  if (numbers.length === 0) page.body.textContent = withTyped(text, selected);
  clipboard.setData('text/plain', withTyped(text, selected));
  clipboard.setData('text/html', page.body.innerHTML);
  event.preventDefault();
}

/** The text with its numbers, in their order, as they are typed; one that is not wholly there stays. */
function withTyped(text: string, numbers: readonly HTMLDataElement[]): string {
  let done = '';
  let rest = text;
  for (const { textContent: shown } of numbers) {
    const at = rest.indexOf(shown);
    if (at < 0) continue;
    done += rest.slice(0, at) + typed(shown);
    rest = rest.slice(at + shown.length);
  }
  return done + rest;
}
