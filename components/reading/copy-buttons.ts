import { copyText } from '../clipboard.ts';

function button(words: string, text: () => string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet copy';
  made.textContent = words;
  made.addEventListener('click', async () => {
    made.textContent = (await copyText(text())) ? '已复制' : '没能复制，请选中后复制';
    made.addEventListener('blur', () => (made.textContent = words), { once: true });
  });
  return made;
}

/** Every display formula, and every text that is there to be copied, gets its button. */
export function addCopyButtons(): void {
  for (const formula of document.querySelectorAll('.formula')) {
    const source = formula.querySelector('annotation');
    if (source) formula.append(button('复制 LaTeX', () => source.textContent));
  }
  for (const text of document.querySelectorAll('[data-copy]')) text.after(button('复制', () => text.textContent));
}
