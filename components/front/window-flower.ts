import { FOLDS, flip, folded } from './folds.ts';

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

/** Shows the paper with the folds undone up to `open`, 0 (a wedge) to FOLDS.length (flat). The wedge stands larger, in the middle. */
function show(open: number): void {
  for (const use of figure.querySelectorAll<SVGUseElement>('[data-fold]')) {
    const t = Math.min(1, Math.max(0, open - Number(use.dataset.fold)));
    use.setAttribute('transform', flip(Number(use.dataset.crease), t));
    use.style.display = t === 0 ? 'none' : '';
  }
  const flat = open / FOLDS.length;
  // On a flat paper a finger that strokes upwards scrolls the page; on a folded one it cuts.
  svg.style.touchAction = flat === 1 ? 'pan-y' : 'none';
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

function say(): void {
  const cuts = places.length,
    total = places.reduce((a, b) => a + b, 0);
  undoButton.disabled = cuts === 0;
  tally.textContent =
    cuts === 0
      ? `纸叠成 ${layers} 层。在纸上划一刀，再展开看看。`
      : `你剪了 ${cuts} 刀，展开落在 ${total} 处。深度网络也这样省力：前面的层把空间折起来，后面的层只剪一刀。`;
}

/** Adds a cut given by its corners in the wedge's thousandths. One that reaches a crease opens half as often: two layers share each hole. */
function cut(corners: readonly (readonly [number, number])[]): void {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('class', 'flower-hole');
  path.setAttribute('d', `M${corners.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z`);
  own.append(path);
  const onCrease = corners.some(([x, y]) => Math.min(y, Math.sin(Math.PI / 6) * x - Math.cos(Math.PI / 6) * y) < 12);
  places.push(onCrease ? layers / 2 : layers);
  say();
}

/** A small cut around a point: what a tap makes. */
function nick(x: number, y: number): void {
  const size = 45,
    length = Math.hypot(x, y) || 1,
    [ux, uy] = [x / length, y / length];
  cut([
    [x + 2 * size * ux, y + 2 * size * uy],
    [x - size * uy, y + size * ux],
    [x - 2 * size * ux, y - 2 * size * uy],
    [x + size * uy, y - size * ux],
  ]);
}

/** Where the next cut without a pointer goes: off the creases, and on paper that is still there. Places follow the golden ratio. */
function freshPlace(): readonly [number, number] {
  const holes = [...figure.querySelectorAll<SVGPathElement>('#layer .flower-hole')];
  const isPaper = (x: number, y: number) => !holes.some((hole) => hole.isPointInFill(new DOMPoint(x, y)));
  const around = (x: number, y: number) =>
    [
      [0, 0],
      [60, 0],
      [-60, 0],
      [0, 40],
      [0, -40],
    ].every(([dx, dy]) => isPaper(x + dx!, y + dy!));
  for (let i = 0; ; i++) {
    const share = (i * 0.618034) % 1,
      radius = 430 + 450 * ((i * 0.381966) % 1),
      angle = (Math.PI / 6) * (0.3 + 0.4 * share);
    const place = [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    // After many tries the paper is full of holes: any place will do.
    if (i > 200 || around(...place)) return place;
  }
}

function animateTo(target: number): void {
  const from = Number(slider.value),
    still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const milliseconds = still ? 0 : 350 * Math.abs(target - from);
  const start = performance.now();
  const frame = (now: number): void => {
    const share = milliseconds === 0 ? 1 : Math.min(1, Math.max(0, (now - start) / milliseconds));
    const open = from + (target - from) * share;
    slider.value = String(open);
    show(open);
    if (share < 1) requestAnimationFrame(frame);
  };
  frame(start);
}

/** Where a pointer is, on the paper: in the wedge's thousandths. */
function onPaper(event: PointerEvent): readonly [number, number] {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(stage.getScreenCTM()!.inverse());
  return folded(x, y);
}

let drawn: { wedge: (readonly [number, number])[]; screen: string[] } | undefined;
svg.addEventListener('pointerdown', (event) => {
  svg.setPointerCapture(event.pointerId);
  drawn = { wedge: [], screen: [] };
  move(event);
});
function move(event: PointerEvent): void {
  if (!drawn) return;
  drawn.wedge.push(onPaper(event));
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
  drawn.screen.push(`${Math.round(x)} ${Math.round(y)}`);
  scissors.setAttribute('d', `M${drawn.screen.join('L')}`);
}
svg.addEventListener('pointermove', move);
svg.addEventListener('pointerup', () => {
  const corners = drawn?.wedge ?? [];
  finish();
  const [first] = corners;
  if (!first) return;
  const reach = Math.max(...corners.map(([x, y]) => Math.hypot(x - first[0], y - first[1])));
  if (reach < 25) nick(...first);
  else cut(corners);
});
svg.addEventListener('pointercancel', finish);
function finish(): void {
  drawn = undefined;
  scissors.setAttribute('d', '');
}

slider.addEventListener('input', () => show(Number(slider.value)));
foldButton.addEventListener('click', () => animateTo(Number(slider.value) > 0 ? 0 : FOLDS.length));
undoButton.addEventListener('click', () => {
  own.lastElementChild?.remove();
  places.pop();
  say();
});
find<HTMLButtonElement>('[data-do=cut]').addEventListener('click', () => {
  const [x, y] = freshPlace();
  nick(x, y);
});
find<HTMLElement>('.tools').hidden = false;
show(Number(slider.value));
say();
