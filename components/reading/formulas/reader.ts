import { mathmlOfElement } from '../../../src/book/spoken/mathml.ts';
import { walk } from '../../../src/book/spoken/parts.ts';
import { readFormula } from '../../../src/book/spoken/read/formula.ts';
import { makeBar, type Asked, type Bar } from './bar.ts';
import { glyphsOf, type Glyph } from './glyphs.ts';
import { mark, unmark } from './highlight.ts';
import { Walker } from './walker.ts';
import './formula-bar.css';

/** Reads a formula aloud and step by step: its words in a line at the foot of the window, the part that they are of marked on the page. */

interface Reading {
  formula: HTMLElement;
  walker: Walker;
  glyphs: Map<unknown, Glyph[]>;
  html: Element;
}

let reading: Reading | undefined;
let bar: Bar | undefined;
let cameFrom: HTMLElement | undefined;
let first: HTMLElement | undefined;

/** @param from what had the focus: it gets it back, unless the reader has gone on to another formula */
export function readAloud(formula: HTMLElement, from: HTMLElement | undefined): void {
  if (!take(formula)) return;
  cameFrom = from;
  first = formula;
  bar ??= makeBar(answer);
  if (!bar.element.isConnected) {
    document.body.append(bar.element);
    addEventListener('scroll', remark, { capture: true, passive: true });
    addEventListener('resize', remark);
    document.addEventListener('click', leaveOutside, true);
  }
  show();
  bar.stage.focus({ preventScroll: true });
}

function take(formula: HTMLElement): boolean {
  const math = formula.querySelector('math');
  const html = formula.querySelector('.katex-html');
  if (!math || !html) return false;
  const walker = new Walker(walk(readFormula(mathmlOfElement(math))));
  reading = { formula, walker, html, glyphs: glyphsOf(math, html) };
  return true;
}

const marked = ({ walker, glyphs }: Reading): Glyph[] =>
  walker.here.elements.flatMap((element) => glyphs.get(element) ?? []);
const remark = () => reading && mark(marked(reading), reading.html);

/** @param before what is said first: that there is nothing further */
function show(before = ''): void {
  if (!reading || !bar) return;
  const { here, place } = reading.walker;
  bar.say(before + here.words, place);
  const box = mark(marked(reading), reading.html);
  const free = innerHeight - bar.element.offsetHeight;
  if (box && (box.top < 0 || box.bottom > free)) scrollBy({ top: box.top + box.height / 2 - free / 2 });
}

const ends: Partial<Record<Asked, string>> = {
  inwards: '没有更小的部分。',
  outwards: '这就是整个公式。',
  on: '后面没有了。',
  back: '前面没有了。',
};

function answer(what: Asked): void {
  if (!reading) return;
  if (what === 'leave') return leave(true);
  if (what === 'next' || what === 'previous') return goTo(what === 'next' ? 1 : -1);
  show(reading.walker.moves[what]() ? '' : ends[what]);
}

/** To the formula before or after this one, wherever it stands. */
function goTo(step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('main .katex')].filter((one) => one.checkVisibility());
  const other = all[all.indexOf(reading!.formula) + step];
  if (!other) return show(step > 0 ? '这是最后一个公式。' : '这是第一个公式。');
  take(other);
  show();
}

function leaveOutside({ target }: Event): void {
  if (target instanceof Element && !target.closest('.formula-bar, .katex')) leave(false);
}

/** Gives a formula the focus as long as it keeps it, so that who goes on by the keyboard or a screen reader goes on from there. */
function focusOn(formula: HTMLElement): void {
  formula.tabIndex = -1;
  formula.addEventListener('blur', () => formula.removeAttribute('tabindex'), { once: true });
  formula.focus({ preventScroll: true });
}

function leave(goBack: boolean): void {
  const formula = reading?.formula;
  reading = undefined;
  unmark();
  bar?.element.remove();
  removeEventListener('scroll', remark, { capture: true });
  removeEventListener('resize', remark);
  document.removeEventListener('click', leaveOutside, true);
  if (!goBack || !formula) return;
  if (cameFrom && formula === first) cameFrom.focus({ preventScroll: true });
  else focusOn(formula);
}
