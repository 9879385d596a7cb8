import { isCalm } from '../../src/lab/hands/animate.ts';
import { createBar, type Bar } from './bar.ts';
import { wayOf } from './keys.ts';
import { adoptStyle } from '../late-style.ts';
import style from './lecture.css?inline';
import { pagesOf, type Part } from './pages.ts';
import { clearStage, fillStage } from './stage-set.ts';
import { figureBeside, sectionOf, shows, stopsOf, type Stop } from './stops.ts';

/**
 * 讲台模式: one figure or one section of the page that is being read, as large as the screen, from the same elements. A figure takes the drawing that
 * is made for a phone, at least twice as large; beside the words of a section stands its figure, and the steps of a proof open one by one and have
 * it show what they speak of.
 */

interface Lecture {
  from: HTMLElement;
  stops: Stop[];
  at: number;
  /** How far a figure that is higher than the screen has been gone through. */
  page: number;
  /** The steps that were opened here: they close again on the way back. */
  opened: Set<HTMLDetailsElement>;
  bar: Bar;
  /** Where `from` stood in the window. */
  top: number;
  focused: Element | null;
}

const root = document.documentElement;
let lecture: Lecture | undefined;

/** @param from a figure, or the heading of a section */
export function beginLecture(from: HTMLElement): void {
  if (lecture) return;
  adoptStyle(style);
  const blocks = from.matches('[data-lab]') ? [from] : sectionOf(from);
  const top = from.getBoundingClientRect().top,
    focused = document.activeElement;
  clearStage(blocks);
  const name = (
    from.matches('[data-lab]') ? (from.querySelector('.lab-title') ?? document.querySelector('h1')) : from
  )!;
  const bar = createBar(name.textContent!.replace(/#$/, ''), { back: () => go(-1), on: () => go(1), out: endLecture });
  lecture = { from, stops: stopsOf(blocks), at: 0, page: 0, opened: new Set(), bar, top, focused };
  if (!(history.state as { lecture?: true } | null)?.lecture) history.pushState({ lecture: true }, '');
  addEventListener('keydown', onKey, { capture: true });
  addEventListener('popstate', onPop);
  addEventListener('resize', show);
  document.addEventListener('fullscreenchange', onFullscreen);
  // Where the browser does not let it (a phone, a frame), the window is the screen.
  root.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {});
  show();
}

export function endLecture(): void {
  if (!lecture) return;
  const { from, opened, bar, top, focused } = lecture;
  lecture = undefined;
  removeEventListener('keydown', onKey, { capture: true });
  removeEventListener('popstate', onPop);
  removeEventListener('resize', show);
  document.removeEventListener('fullscreenchange', onFullscreen);
  bar.remove();
  fillStage();
  for (const step of opened) step.open = false;
  for (const name of ['data-beside', 'data-current'])
    for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  delete root.dataset.lecture;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  if ((history.state as { lecture?: true } | null)?.lecture) history.replaceState(null, '');
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: 'instant' });
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

function onKey(event: KeyboardEvent): void {
  const way = wayOf(event);
  if (!way) return;
  event.preventDefault();
  event.stopPropagation();
  if (way === 'out') endLecture();
  else go(way === 'on' ? 1 : -1);
}

const onPop = ({ state }: PopStateEvent): void => {
  if (!(state as { lecture?: true } | null)?.lecture) endLecture();
};

const onFullscreen = (): void => {
  if (!document.fullscreenElement) endLecture();
};

/** One step on or back: through the panels of a figure first, then through the blocks. Past the ends it stays. */
function go(way: 1 | -1): void {
  if (!lecture) return;
  const { stops, at, page, opened } = lecture;
  const pages = stops[at]!.figure ? pagesOfFigure(stops[at]!.block).length : 1;
  if (page + way >= 0 && page + way < pages) lecture.page += way;
  else if (stops[at + way]) {
    const left = stops[at]!.block;
    if (way < 0 && left instanceof HTMLDetailsElement && opened.delete(left)) left.open = false;
    lecture.at += way;
    lecture.page = 0;
    if (way < 0 && stops[lecture.at]!.figure) lecture.page = pagesOfFigure(stops[lecture.at]!.block).length - 1;
  }
  show();
}

function show(): void {
  if (!lecture) return;
  const { stops, at, opened, bar } = lecture;
  const { block, figure } = stops[at]!;
  if (block instanceof HTMLDetailsElement && !block.open) {
    block.open = true;
    opened.add(block);
  }
  const symbols = [...block.querySelectorAll<HTMLElement>('[role="button"][data-symbol]')];
  const beside = figureBeside(
    stops,
    at,
    symbols.map(({ dataset }) => dataset.symbol!),
  );
  for (const { block: other } of stops) {
    other.toggleAttribute('data-beside', other === beside);
    other.toggleAttribute('data-current', other === block);
  }
  root.dataset.lecture = figure ? 'figure' : beside ? 'beside' : 'alone';
  if (figure) {
    const pages = pagesOfFigure(block);
    lecture.page = Math.min(lecture.page, pages.length - 1);
    block.scrollTo({ top: pages[lecture.page]!, behavior: behavior() });
  } else {
    const { top, height } = block.getBoundingClientRect();
    // A block comes to stand where it is seen whole with some of what went before; one that fills the screen begins at its edge.
    const above = Math.max(0, Math.min(innerHeight / 5, innerHeight - height - innerHeight / 8));
    scrollBy({ top: top - above, behavior: behavior() });
    const symbol = beside && symbols.find(({ dataset }) => shows(beside, dataset.symbol!));
    ask(symbol ?? block, symbol?.dataset.symbol);
  }
  bar.tell(`${at + 1} / ${stops.length}`);
}

/** Asks the figures to show a symbol, or nothing any more (lab/page/symbols.ts). */
const ask = (from: Element, symbol: string | undefined) =>
  from.dispatchEvent(new CustomEvent('symbol:show', { bubbles: true, detail: { symbol } }));

const behavior = (): ScrollBehavior => (isCalm() ? 'instant' : 'smooth');

/** Room above a panel for its title, in units of the drawing. */
const TITLE = 26;

/** The stops on the way through a figure, by the panels of the drawing that is seen. */
function pagesOfFigure(figure: HTMLElement): number[] {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>(':is(.lab-canvas, .lab-view, .lab-still) svg')];
  const seen = drawings.filter((svg) => svg.checkVisibility({ visibilityProperty: true }) && !svg.querySelector('svg'));
  const edge = figure.getBoundingClientRect().top - figure.scrollTop;
  const parts = seen.map((svg): Part => {
    const { top, bottom, height } = svg.getBoundingClientRect();
    const scale = height / (svg.height.baseVal.value || height);
    return { top: Math.max(0, top - edge - TITLE * scale), bottom: bottom - edge };
  });
  return pagesOf(parts, figure.clientHeight);
}
