import { animate, MOVE_MS } from '../../src/lab/hands/animate.ts';
import { takeDrags } from '../../src/lab/hands/drag.ts';
import { takeSlides } from '../../src/lab/hands/slide.ts';
import { pointerPlace, type Point } from '../../src/lab/hands/pointer.ts';
import { cutOf, nick, placesOf, type Cut } from './cutting.ts';
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
/** In how many places each of the reader's cuts opens. */
const places: number[] = [];

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

function say(words?: string): void {
  const total = places.reduce((a, b) => a + b, 0);
  undoButton.disabled = places.length === 0;
  tally.textContent =
    words ??
    (places.length === 0
      ? `纸能叠成 ${layers} 层。折起来，在纸上划一刀，再展开看看。`
      : `你剪了 ${places.length} 刀，展开落在 ${total} 处。深度网络也这样省力：前面的层把空间折起来，后面的层只剪一刀。`);
}

function cut(made: Cut): void {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'flower-hole');
  path.setAttribute('d', made.path);
  own.append(path);
  places.push(placesOf(made, layers));
  say();
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
    if (i > 200 || beside.every(([dx, dy]) => isPaper(x + dx, y + dy))) return [x, y];
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
        const made = stroke && cutOf(stroke.paper);
        putDown();
        if (made) cut(made);
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
  places.pop();
  say();
});
find<HTMLButtonElement>('[data-do=cut]').addEventListener('click', () => animateTo(0, () => cut(nick(freshPlace()))));
find<HTMLElement>('.tools').hidden = false;
show(Number(slider.value));
say();
