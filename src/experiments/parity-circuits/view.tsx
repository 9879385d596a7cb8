import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ResultOf } from '../../lab/declare/define.ts';
import { TITLE_HEIGHT, type ViewProps } from '../../lab/draw/draw.ts';
import { isCalm } from '../../lab/hands/animate.ts';
import { Switches } from '../../lab/hands/Switches.tsx';
import { useDrawing } from '../../lab/hands/use-drawing.ts';
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
  const { drawing } = result;
  const reached = useSignal(drawing, JSON.stringify(params), published?.drawing);
  const seen = useMemo(() => ({ ...result, drawing: reached }), [result, reached]);
  const { canvas, drawn } = useDrawing(draw, () => figure(seen, params, { width, ...(published && { published }) }), [
    seen,
    params,
    width,
    published,
  ]);

  const { nodes, rowPitch, radius } = pictureOf(drawing, width, params.circuit, params.m);
  const inputs = nodes.filter(({ kind }) => kind === 'INPUT');
  const flip = (i: number) =>
    set('x', ({ x }) => Array.from(x, (bit, j) => (i === j ? String(1 - Number(bit)) : bit)).join(''));
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {drawn && (
        <Switches
          label="电路的输入位，点一下换成另一个值"
          size={drawn.size}
          bits={inputs.map(({ x, y }, i) => ({
            box: { left: 0, top: TITLE_HEIGHT + y - rowPitch / 2, width: x + radius + 8, height: rowPitch },
            name: `输入 ${inputName(i)}`,
            on: params.x[i] === '1',
          }))}
          flip={flip}
        />
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
