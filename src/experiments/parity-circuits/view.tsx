import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ResultOf } from '../../lab/declare/define.ts';
import { TITLE_HEIGHT, type ViewProps } from '../../lab/draw/draw.ts';
import { isCalm } from '../../lab/hands/animate.ts';
import { pressed } from '../../lab/hands/keyboard.ts';
import type experiment from './experiment.ts';
import figure, { pictureOf } from './figure.ts';
import { inputName } from './picture.ts';

type Result = ResultOf<typeof experiment>;
type Drawing = Result['drawing'];

/** Time that a signal takes for one level, and the longest it may take for the whole circuit, in milliseconds. */
const LEVEL_MS = 240,
  WHOLE_MS = 1200;

/**
 * The figure, whose inputs answer to taps: a flipped bit sets out through the circuit, and level by level the gates take their new
 * values. The circuit is drawn by the still figure's own code, with old values where the signal has not come yet.
 */
export default function View({ result, params, set, draw, width, published }: ViewProps<typeof experiment>) {
  const canvas = useRef<HTMLDivElement>(null);
  const { drawing } = result;
  const [box, setBox] = useState<string>();
  const reached = useSignal(drawing, JSON.stringify(params), published?.drawing);
  const seen = useMemo(() => ({ ...result, drawing: reached }), [result, reached]);

  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figure(seen, params, { width, ...(published && { published }) }),
      (svg) => {
        svg.setAttribute('aria-hidden', 'true'); // the sentence below the figure and the switches say the same in words
        setBox(svg.getAttribute('viewBox')!);
      },
    );
  }, [seen, params, width, published, draw]);

  const picture = pictureOf(drawing, width, params.circuit, params.m);
  const inputs = picture.nodes.filter(({ kind }) => kind === 'INPUT');
  const flip = (i: number) =>
    set('x', ({ x }) => Array.from(x, (bit, j) => (i === j ? String(1 - Number(bit)) : bit)).join(''));
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {box && (
        <svg class="lab-canvas" viewBox={box} role="group" aria-label="电路的输入位，点一下换成另一个值">
          {inputs.map(({ x, y }, i) => (
            <rect
              key={i}
              role="switch"
              tabindex={0}
              aria-checked={params.x[i] === '1'}
              aria-label={`输入 ${inputName(i)}`}
              x={0}
              y={TITLE_HEIGHT + y - picture.rowPitch / 2}
              width={x + picture.radius + 8}
              height={picture.rowPitch}
              fill="transparent"
              cursor="pointer"
              {...pressed(() => flip(i))}
            />
          ))}
        </svg>
      )}
    </>
  );
}

/**
 * The drawing as it is while its signals pass: at once the new one, unless it came of a touch and motion is welcome.
 * @param still the drawing that stood here before the view did
 */
function useSignal(drawing: Drawing, key: string, still: Drawing | undefined): Drawing {
  const [front, setFront] = useState<{ key: string; level: number; before: Drawing }>();
  const last = useRef<{ key: string; drawing: Drawing }>();

  // New parameters are a touch; results that follow under the same parameters only tell of further checking.
  let before: Drawing | undefined;
  if (!last.current) before = navigator.userActivation?.isActive ? (still ?? silent(drawing)) : undefined;
  else if (last.current.key !== key) before = last.current.drawing;
  useLayoutEffect(() => {
    last.current = { key, drawing };
  }, [key, drawing]);

  useLayoutEffect(() => {
    if (!before || isCalm()) return;
    const from = alike(before, drawing) && !same(before, drawing) ? before : silent(drawing);
    let level = 0;
    const advance = () => {
      setFront({ key, level, before: from });
      if (level++ > drawing.depth) clearInterval(timer);
    };
    const timer = setInterval(advance, Math.min(LEVEL_MS, WHOLE_MS / drawing.depth));
    advance();
    return () => clearInterval(timer);
  }, [key]);

  if (front?.key !== key) return drawing;
  return front.level > drawing.depth ? drawing : partly(drawing, front.before, front.level);
}

/** Whether two drawings differ in signals only. */
const alike = (a: Drawing, b: Drawing) =>
  a.nodes.length === b.nodes.length &&
  a.wires.length === b.wires.length &&
  a.nodes.every(
    (node, i) => node.kind === b.nodes[i]!.kind && node.level === b.nodes[i]!.level && node.row === b.nodes[i]!.row,
  );

const same = (a: Drawing, b: Drawing) => a.nodes.every((node, i) => node.value === b.nodes[i]!.value);

/** The same drawing with no signal on it. */
const silent = (drawing: Drawing): Drawing => ({
  ...drawing,
  nodes: drawing.nodes.map((node) => ({ ...node, value: 0 })),
  wires: drawing.wires.map((wire) => ({ ...wire, value: 0 })),
});

/** New values up to that level, old ones beyond it; a wire changes when the signal sets out from its node. */
function partly(drawing: Drawing, before: Drawing, level: number): Drawing {
  return {
    ...drawing,
    nodes: drawing.nodes.map((node, i) => (node.level <= level ? node : before.nodes[i]!)),
    wires: drawing.wires.map((wire, i) => (drawing.nodes[wire.from]!.level <= level ? wire : before.wires[i]!)),
  };
}
