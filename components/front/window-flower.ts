import { animate, MOVE_MS } from '../../src/lab/hands/animate.ts';
import { takeDrags } from '../../src/lab/hands/drag.ts';
import { takeSlides } from '../../src/lab/hands/slide.ts';
import { pointerPlace, type Point } from '../../src/lab/hands/pointer.ts';
import { copyText } from '../clipboard.ts';
import { cutAt, cutOf, KEY, MOST_CUTS, placesOf, type Cut } from './cutting.ts';
import { FOLDS, flip } from './folds.ts';

/** The reader's folding, cutting and unfolding of the front page's paper. Cuts live in the wedge; every layer shows them. */

const SVG = 'http://www.w3.org/2000/svg';
const figure = document.querySelector<HTMLElement>('.window-flower')!;
const find = <E extends Element>(selector: string) => figure.querySelector<E>(selector)!;
const svg = find<SVGSVGElement>('svg'),
  stage = find<SVGGElement>('.stage'),
  own = find<SVGGElement>('#own-cuts'),
  scissors = find<SVGPathElement>('.scissors');
const slider = find<HTMLInputElement>('input'),
  tally = find<HTMLElement>('.tally');
const foldButton = find<HTMLButtonElement>('[data-do=fold]'),
  undoButton = find<HTMLButtonElement>('[data-do=undo]');
const layers = Number(figure.dataset.layers);
const sheetLink = find<HTMLAnchorElement>('[data-do=sheet]');
/** The cuts in the paper beside its own, in the order in which they were made. */
const made: Cut[] = [];

const isFolded = (): boolean => Number(slider.value) === 0;

/** Shows the paper with the folds undone up to `open`, 0 (a wedge) to FOLDS.length (flat). The wedge stands larger, in the middle. */
function show(open: number): void {
  for (const use of figure.querySelectorAll<SVGUseElement>('[data-fold]')) {
    const t = Math.min(1, Math.max(0, open - Number(use.dataset.fold)));
    use.setAttribute('transform', flip(Number(use.dataset.crease), t));
    use.style.display = t === 0 ? 'none' : '';
  }
  const flat = open / FOLDS.length;
  layScissors(open === 0);
  stage.setAttribute(
    'transform',
    `translate(0 ${850 * (1 - flat)}) scale(${1 + 0.75 * (1 - flat)}) rotate(${-90 - 15 * (1 - flat)})`,
  );
  foldButton.textContent = open > 0 ? '折起来' : '展开';
  slider.setAttribute(
    'aria-valuetext',
    open === 0 ? `叠成 ${layers} 层` : open === FOLDS.length ? '完全展开' : FOLDS[Math.floor(open)]!.name,
  );
}

const countOf = (cuts: readonly Cut[]) => cuts.reduce((sum, one) => sum + placesOf(one, layers), 0);

function say(words?: string): void {
  undoButton.disabled = made.length === 0;
  tally.textContent =
    words ??
    (made.length === 0
      ? `纸能叠成 ${layers} 层。折起来，在纸上划一刀，再展开看看。`
      : `你剪了 ${made.length} 刀，展开落在 ${countOf(made)} 处。深度网络也这样省力：前面的层把空间折起来，后面的层只剪一刀。`);
}

function put(one: Cut): void {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'flower-hole');
  path.setAttribute('d', one.path);
  own.append(path);
  made.push(one);
}

function cut(one: Cut): void {
  if (made.length >= MOST_CUTS) return say(`这张纸已经剪了 ${MOST_CUTS} 刀，先撤销几刀再剪。`);
  put(one);
  say();
  keep();
}

/** What has to do with addresses is fetched with the first cut, or the first link that holds one. */
const loadCuts = () => import('./own-cuts.ts');

/** The address that holds the paper as somebody sent it: the first change to it makes a step of the history, so that it can be had back. */
let sent: string | undefined = location.search;

/** Writes the paper into the address. A newer change is written by its own call. */
function keep(): void {
  const now = [...made];
  void loadCuts().then(({ writeCuts }) => {
    if (now.length !== made.length || now.some((one, i) => one !== made[i])) return;
    const search = writeCuts(location.search, now);
    sheetLink.search = search;
    if (search === location.search) return;
    const address = `${location.pathname}${search}${location.hash}`;
    if (location.search === sent && sent.includes(KEY)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    sent = undefined;
  });
}

/** Shows the paper of the address, and nothing of another. */
async function open(): Promise<void> {
  const { readCuts } = await loadCuts();
  const read = readCuts(location.search);
  own.replaceChildren();
  made.length = 0;
  for (const one of read?.cuts ?? []) put(one);
  sheetLink.search = sent = location.search;
  if (read?.fault !== undefined) say(read.fault);
  else if (made.length === 0) say();
  else
    say(`链接里的这张纸剪了 ${made.length} 刀，展开落在 ${countOf(made)} 处。折起来可以接着剪；撤销从最后一刀退起。`);
}

/** Where the next cut without a pointer goes: off the creases, and on paper that is still there. Places follow the golden ratio. */
function freshPlace(): Point {
  const holes = [...figure.querySelectorAll<SVGPathElement>('#layer .flower-hole')];
  const isPaper = (x: number, y: number) => !holes.some((hole) => hole.isPointInFill(new DOMPoint(x, y)));
  const beside: Point[] = [
    [0, 0],
    [60, 0],
    [-60, 0],
    [0, 40],
    [0, -40],
  ];
  for (let i = 0; ; i++) {
    const share = (i * 0.618034) % 1,
      radius = 430 + 450 * ((i * 0.381966) % 1),
      angle = (Math.PI / 6) * (0.3 + 0.4 * share);
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    // After many tries the paper is full of holes: any place will do.
    if (i > 200 || beside.every(([dx, dy]) => isPaper(x + dx, y + dy))) return [Math.round(x), Math.round(y)];
  }
}

let stop = (): void => {};
/** What is to be done when the paper lies still: two quick cuts are two. */
const waiting: (() => void)[] = [];

function animateTo(target: number, then?: () => void): void {
  const from = Number(slider.value);
  if (then) waiting.push(then);
  stop();
  stop = animate(MOVE_MS * Math.abs(target - from), (share) => {
    const open = from + (target - from) * share;
    slider.value = String(open);
    show(open);
    if (share === 1) for (const act of waiting.splice(0)) act();
  });
}

/** The stroke that is being drawn: on the paper, and on the screen. */
let stroke: { paper: Point[]; screen: string[] } | undefined;

function draw(event: PointerEvent): void {
  stroke ??= { paper: [], screen: [] };
  stroke.paper.push(pointerPlace(stage, event));
  stroke.screen.push(pointerPlace(svg, event).map(Math.round).join(' '));
  scissors.setAttribute('d', `M${stroke.screen.join('L')}`);
}

function putDown(): void {
  stroke = undefined;
  scissors.setAttribute('d', '');
}

let letGo: (() => void) | undefined;

/** On a folded paper a finger cuts; on an open one it scrolls the page. */
function layScissors(isFolded: boolean): void {
  svg.style.cursor = isFolded ? 'crosshair' : '';
  if (isFolded) {
    letGo ??= takeDrags(svg, () => ({
      move: draw,
      end() {
        const one = stroke && cutOf(stroke.paper);
        putDown();
        if (one) cut(one);
      },
      cancel: putDown,
    }));
  } else {
    letGo?.();
    letGo = undefined;
    putDown();
  }
}

svg.addEventListener('click', () => {
  if (!isFolded()) say('摊开的纸，一刀只有一处。先折起来，再剪。');
});

takeSlides(slider, () => show);
foldButton.addEventListener('click', () => {
  say();
  animateTo(isFolded() ? FOLDS.length : 0);
});
undoButton.addEventListener('click', () => {
  own.lastElementChild?.remove();
  made.pop();
  say();
  keep();
});
find<HTMLButtonElement>('[data-do=link]').addEventListener('click', async () => {
  const { writeCuts } = await loadCuts();
  const link = `${location.origin}${location.pathname}${writeCuts('', made)}`;
  say(
    (await copyText(link))
      ? '链接已复制。朋友打开就看见这张窗花，也能接着剪。'
      : '浏览器不让复制。这一页的地址就是这张窗花的链接，请从地址栏复制。',
  );
});
addEventListener('popstate', () => void open());
find<HTMLButtonElement>('[data-do=cut]').addEventListener('click', () =>
  animateTo(0, () => cut(cutAt([freshPlace()]))),
);
find<HTMLElement>('.tools').hidden = false;
show(Number(slider.value));
say();
if (location.search.includes(KEY)) void open();
