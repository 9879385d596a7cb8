import { figurePoints, type SpokenSeries } from '../../../src/lab/draw/points/figure-points.ts';
import { found, isLast, moved, whereabouts, type Move, type Place } from '../../../src/lab/draw/points/walk.ts';
import { adoptStyle } from '../../late-style.ts';
import styles from './cursor.css?inline';
import { createMarker } from './marker.ts';
import type { PointSource } from './source.ts';

/** Goes through the data of a figure with the arrow keys: the point is said in a live region and ringed in the drawing. */

/** While a run goes on, what changes under the cursor is said no more often. */
const QUIET_MS = 2000;
const HELP = '左右键换点，上下键换系列，Home 和 End 到两头，PageUp 和 PageDown 走得远些，Esc 离开';
const NOTHING = '这幅图没有可以逐点听的数据，下面有一句话和数据表';
const WAITING = '第一幅图还没有算出来，来了就读';
const MISSING = '还没有画出可以听的结果，先点“运行”，或检查网络后再试';

const MOVES: Record<string, Move> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'far left',
  PageDown: 'far right',
};
const WITH_SHIFT: Record<string, Move> = {
  ArrowLeft: 'far left',
  ArrowRight: 'far right',
  ArrowUp: 'series back',
  ArrowDown: 'series on',
};

/** A course of points, rather than the cells of a picture; undefined if there is nothing. */
function beginning(all: readonly SpokenSeries[]): Place | undefined {
  const course = all.findIndex(({ count, columns }) => count === columns);
  return all.length === 0 ? undefined : { series: Math.max(0, course), point: 0 };
}

/**
 * Makes an element that has the focus, or gets it, answer to the keys; it lies over the stage.
 * @param asked an arrow was pressed there already
 */
export function takePoints(stop: HTMLElement, source: PointSource, asked: boolean): void {
  adoptStyle(styles);
  const marker = createMarker(stop);
  let read: { from: unknown; all: SpokenSeries[] } | undefined;
  let at: Place | undefined;
  let begun = false,
    helped = false,
    /** Stands at the end of a course: of one that grows in a run, at what is newest. */
    follows = false;
  let said = '',
    saidAt = -QUIET_MS,
    later: ReturnType<typeof setTimeout> | undefined;

  const isHere = () => document.activeElement === stop;
  const say = (words: string) => {
    clearTimeout(later);
    later = undefined;
    said = words;
    saidAt = performance.now();
    marker.say(words);
  };

  /** The series of what stands there now; undefined while the still does. */
  const series = (): SpokenSeries[] | undefined => {
    const { drawn } = source;
    if (!drawn?.svg.isConnected) return undefined;
    if (read?.from !== drawn.figure) {
      const before = read?.all ?? [],
        all = figurePoints(drawn.figure);
      at = at ? found(before, at, all, follows) : beginning(all);
      read = { from: drawn.figure, all };
    }
    return read!.all;
  };
  const words = (all: SpokenSeries[]) => {
    const { words } = all[at!.series]!.point(at!.point);
    return `${words}；${whereabouts(all, at!)}`;
  };
  const titled = (all: SpokenSeries[]) => {
    const { title } = all[at!.series]!;
    return title === '' ? words(all) : `${title}：${words(all)}`;
  };
  const mark = (all: SpokenSeries[]) => {
    const one = all[at!.series]!;
    marker.mark(source.drawn!.svg, one.panel, one.point(at!.point));
  };

  /** The first key of all: the figure is drawn, if only its still stands, and the cursor is set to its beginning. */
  const arrive = async () => {
    begun = true;
    if (!series() && !(await source.wake())) {
      if (isHere()) say(MISSING);
      return;
    }
    if (source.running && isHere() && !series()) say(WAITING);
    changed();
  };

  /** Something was drawn, or a run came to rest. What is new is said at once at rest, and now and then while results come. */
  const changed = () => {
    const all = begun && isHere() ? series() : undefined;
    if (!all) return;
    if (!at) return say(NOTHING);
    mark(all);
    if (!helped) {
      helped = true;
      return say(`${titled(all)}。${HELP}`);
    }
    const now = words(all);
    if (now === said) return;
    if (!said) return say(titled(all));
    const wait = source.running ? saidAt + QUIET_MS - performance.now() : 0;
    if (wait <= 0) say(now);
    else later ??= setTimeout(changedLater, wait);
  };
  const changedLater = () => {
    later = undefined;
    changed();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      stop.blur();
      return;
    }
    const move = (event.shiftKey && WITH_SHIFT[event.key]) || MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const all = series();
    if (!all || !begun) return void arrive();
    if (!at) return say(NOTHING);
    const to = moved(all, at, move);
    const here = to.series === at.series && to.point === at.point;
    const newPanel = all[to.series]!.panel !== all[at.series]!.panel;
    at = to;
    follows = isLast(all, at);
    mark(all);
    // Where nothing lies farther, that is said: a live region that is given the same words again keeps silent.
    say(here ? `到头了，${words(all)}` : newPanel ? titled(all) : words(all));
  };

  stop.addEventListener('keydown', onKey);
  /** Who only passes on the way through the page has nothing drawn, and hears nothing more. */
  const focused = () => {
    if (begun) void arrive();
    else marker.hint(HELP);
  };
  stop.addEventListener('focus', focused);
  stop.addEventListener('blur', () => {
    clearTimeout(later);
    later = undefined;
    said = '';
    marker.clear();
  });
  source.changed = changed;
  if (isHere()) {
    if (asked) void arrive();
    else focused();
  }
}
