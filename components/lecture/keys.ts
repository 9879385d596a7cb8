/** Which way a key leads: presenters' remote controls send PageDown and PageUp, wherever the focus is; a control keeps the arrows that it moves by. */
export type Way = 'on' | 'back' | 'out';

const CONTROL = 'input, select, textarea, [contenteditable], [role="slider"], [role="radio"], [role="spinbutton"]';

export function wayOf(event: KeyboardEvent): Way | undefined {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  if (key === 'PageDown') return 'on';
  if (key === 'PageUp') return 'back';
  if (event.defaultPrevented || (target instanceof Element && target.closest(CONTROL))) return undefined;
  if (key === 'Escape') return 'out';
  if (key === 'ArrowRight') return 'on';
  if (key === 'ArrowLeft') return 'back';
  if (key === ' ' && !(target instanceof Element && target.closest('button, a, summary'))) return 'on';
  return undefined;
}
