import type { Move } from './walker.ts';

/** The line at the foot of the window that says a formula, with keys for fingers. */
export interface Bar {
  element: HTMLElement;
  /** What has the focus and takes the keys. */
  stage: HTMLElement;
  say(words: string, place: string): void;
}

/** What a key or a button asks for. */
export type Asked = Move | 'next' | 'previous' | 'leave';

const buttons: readonly [Asked, sign: string, words: string][] = [
  ['outwards', '↑', '上一层'],
  ['inwards', '↓', '进里面'],
  ['back', '←', '前一部分'],
  ['on', '→', '后一部分'],
  ['leave', '×', '关闭'],
];

const keys: Readonly<Record<string, Asked>> = {
  ArrowUp: 'outwards',
  ArrowDown: 'inwards',
  Enter: 'inwards',
  ArrowLeft: 'back',
  ArrowRight: 'on',
  n: 'next',
  p: 'previous',
  Escape: 'leave',
};

const make = <K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  made.className = className;
  return made;
};

export function makeBar(asked: (what: Asked) => void): Bar {
  const element = make('section', 'formula-bar');
  element.ariaLabel = '公式的读法';
  const stage = make('div', 'formula-stage');
  stage.tabIndex = 0;
  // Screen readers hand the arrow keys over to an application.
  stage.role = 'application';
  stage.ariaLabel = '逐步读公式：上下键出入，左右键移动，N 与 P 换公式，Esc 离开';
  const words = make('p', 'formula-words');
  words.id = 'formula-words';
  words.ariaLive = 'polite';
  stage.setAttribute('aria-describedby', words.id);
  const place = make('p', 'formula-place');
  place.ariaHidden = 'true';
  stage.append(words, place);
  const row = make('div', 'formula-keys');
  for (const [what, sign, name] of buttons) {
    const button = make('button', 'quiet');
    button.type = 'button';
    button.textContent = sign;
    button.ariaLabel = name;
    button.title = name;
    button.addEventListener('click', () => asked(what));
    row.append(button);
  }
  element.append(stage, row);
  element.addEventListener('keydown', (event) => {
    const what = keys[event.key];
    if (!what || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    asked(what);
  });
  return {
    element,
    stage,
    say(line, where) {
      words.textContent = line;
      place.textContent = where;
    },
  };
}
