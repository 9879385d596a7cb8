import { render } from 'preact';
import Search from './Search.tsx';
import { kept } from './kept.ts';

/** The search over the page that is being read. */

let dialog: HTMLDialogElement | undefined;

function made(library: string, page: string): HTMLDialogElement {
  const box = document.createElement('dialog');
  box.className = 'search-dialog';
  box.setAttribute('aria-label', '搜索全书');
  // Beside the box is the page: a tap there goes back to it.
  box.addEventListener('click', ({ target }) => target === box && box.close());
  document.body.append(box);
  render(<Search library={library} page={page} query={kept.query} onLeave={() => box.close()} />, box);
  return box;
}

/** @param library address of the book's text @param page address of the page that searches */
export function openSearch(library: string, page: string): void {
  dialog ??= made(library, page);
  if (!dialog.open) dialog.showModal();
  const field = dialog.querySelector('input');
  field?.focus();
  field?.select();
}
