/** The one line that a lecture adds to the page: how far it is, and what the keys do, for a hand at the screen. */
export interface Bar {
  tell(words: string): void;
  remove(): void;
}

export function createBar(name: string, go: { back: () => void; on: () => void; out: () => void }): Bar {
  const bar = document.createElement('nav');
  bar.className = 'lecture-bar';
  bar.setAttribute('aria-label', `讲台：${name}`);
  const button = (words: string, label: string, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = words;
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  };
  const state = document.createElement('span');
  state.setAttribute('role', 'status');
  bar.append(button('←', '上一步', go.back), state, button('→', '下一步', go.on), button('退出', '退出讲台', go.out));
  document.body.append(bar);
  return {
    tell: (words) => void (state.textContent = words),
    remove: () => bar.remove(),
  };
}
