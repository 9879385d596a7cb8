/**
 * Any formula can be read aloud: a tap on it, Enter or ↓ on one that stands in a line of its own, or its button. What reads it is loaded then.
 */
export function attachFormulas(): void {
  for (const display of document.querySelectorAll<HTMLElement>('.formula')) {
    const formula = display.querySelector<HTMLElement>('.katex');
    const box = display.querySelector<HTMLElement>('.formula-scroll');
    if (!formula || !box) continue;
    box.ariaDescription = '按回车逐步读';
    box.addEventListener('keydown', (event) => {
      if (event.target !== box || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      void open(formula, box);
    });
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet copy aloud';
    button.textContent = '怎么读';
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      void open(formula, button);
    });
    display.append(button);
  }
  document.addEventListener('click', ({ target, detail }) => {
    const formula = target instanceof Element ? target.closest<HTMLElement>('main .katex') : null;
    // What is pressed for another reason, and a selection that is being made.
    if (!formula || (target as Element).closest('a, button, summary, label, [role="button"]')) return;
    if (detail > 1 || getSelection()?.isCollapsed === false) return;
    const active = document.activeElement;
    void open(formula, active instanceof HTMLElement && active !== document.body ? active : undefined);
  });
}

async function open(formula: HTMLElement, from: HTMLElement | undefined): Promise<void> {
  const { readAloud } = await import('./reader.ts');
  readAloud(formula, from);
}
