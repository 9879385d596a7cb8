import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { paintRaster } from '../../lab/draw/charts/live-raster.ts';
import type { ViewProps } from '../../lab/draw/draw.ts';
import { redrawMark } from '../../lab/draw/live-marks.ts';
import { newGesture } from '../../lab/hands/drag.ts';
import { Overlay, pinned } from '../../lab/hands/Patch.tsx';
import { useLiveDrawing } from '../../lab/hands/use-live-drawing.ts';
import { lossEnd, lossMark, runBehind } from './drawn/curves.ts';
import { layoutOf, ROW, WIDE, type Box } from './drawn/layout.ts';
import { LEVELS, shownMap } from './drawn/maps.ts';
import { netOf, sheetOf, weightMarks } from './drawn/net.ts';
import { linesMark, piecesMark } from './drawn/over-map.ts';
import type { Shown } from './drawn/surface.ts';
import type experiment from './experiment.ts';
import { drawing } from './figure.ts';
import { ConfusionTable } from './hands/ConfusionTable.tsx';
import { LayerButtons } from './hands/LayerButtons.tsx';
import { NetHand } from './hands/NetHand.tsx';
import { readOwn, writeOwn, type OwnPoint } from './hands/own-points.ts';
import { PointsHand } from './hands/PointsHand.tsx';
import { UnitCard } from './hands/UnitCard.tsx';
import { nameOf, type Built } from './hands/units.ts';
import { WritingCard } from './hands/WritingCard.tsx';
import type { Result } from './playground.ts';
import { setNames } from './set-names.ts';
import './view.css';

/** The net under the reader's hands: built, weighed, given points, looked into; and painted as it learns. */

type Props = ViewProps<typeof experiment>;

export default function View(props: Props) {
  const { result, params, wanted, set, draw, width, published, before } = props;
  const layout = useMemo(() => layoutOf(width), [width]);
  const [picked, setPicked] = useState<number>();
  const [hovered, setHovered] = useState<number>();
  const [asked, setAsked] = useState<Pick<Shown, 'pieces' | 'lines' | 'sides'>>({});
  const [open, setOpen] = useState<'points' | 'writing'>();
  const shape = result.layers.map(({ units }) => units).join();
  const net = useMemo(() => netOf(result, params.inputs, layout), [result, params.inputs, layout]);
  const chosen = picked !== undefined && picked < net.units.length ? picked : undefined;
  const unit = hovered !== undefined && hovered < net.units.length ? hovered : chosen;
  const shown: Shown = {
    ...asked,
    ...(unit !== undefined && unit < net.units.length - 1 && { unit, title: nameOf(params, unit) }),
  };
  const frame = { width, ...(published && { published }), ...(before && { before }) };
  const behind = runBehind(result, frame);

  const tiles = useRef<HTMLCanvasElement>(null),
    surface = useRef<HTMLCanvasElement>(null);
  const canvas = useLiveDrawing<Result>(draw, {
    result,
    madeOf: [
      width,
      chosen,
      shown.unit,
      asked.pieces,
      asked.lines,
      asked.sides,
      params.inputs,
      params.held,
      params.steps,
      published,
      before,
    ],
    make: () => drawing(result, params, frame, { ...shown, chosen }),
    fits: (drawn, now) =>
      drawn.layers.map(({ units }) => units).join() === shape &&
      lossEnd(drawn, behind) === lossEnd(now, behind) &&
      samePoints(drawn, now),
    paint: (svg, marks) => {
      const sheet = sheetOf(result, params.inputs, layout);
      paintRaster(tiles.current!, sheet.values, { columns: sheet.columns, domain: LEVELS });
      const map = shownMap(result, shown),
        side = Math.sqrt(map.length);
      paintRaster(surface.current!, upright(map, side), { columns: side, domain: LEVELS });
      if (!marks) return;
      redrawMark(svg, 'weights', weightMarks(net, chosen));
      redrawMark(svg, 'losses', lossMark(result));
      if (asked.pieces) redrawMark(svg, 'pieces', piecesMark(result));
      if (asked.lines) redrawMark(svg, 'lines', linesMark(result, params.inputs));
    },
  });
  useForgotten(shape, () => setHovered(undefined));

  const build = (next: (built: Built) => Built) => {
    const gesture = newGesture(),
      to = next(wanted);
    // Another net has other numbers: the seed draws them anew.
    if (wanted.weights !== '') set('weights', '', gesture);
    if (to.held !== wanted.held && to.held.length < wanted.held.length) set('held', to.held, gesture);
    set('layers', to.layers, gesture);
    if (to.held !== wanted.held && to.held.length >= wanted.held.length) set('held', to.held, gesture);
  };

  const layerButtons = useMemo(
    () => <LayerButtons built={params} net={net} layout={layout} build={build} />,
    [params, wanted, shape, layout],
  );

  const take = (net: Record<'inputs' | 'activation' | 'layers' | 'weights', string>) => {
    const gesture = newGesture();
    for (const [name, value] of Object.entries({ held: '', ...net })) set(name, value, gesture, { held: true });
  };

  const regression = result.regression;
  const [draft, setDraft] = useState<OwnPoint[]>();
  const own = draft ?? (wanted.dataset === 'own' ? readOwn(wanted) : []);
  const write = (points: OwnPoint[], gesture: number) => {
    const written = writeOwn(points, regression);
    // Nothing can be learnt of one class alone: it waits here for the other.
    setDraft(written ? undefined : points);
    if (!written) return;
    if (wanted.dataset !== 'own') set('dataset', 'own', gesture);
    set('points', written.points, gesture);
    if (written.values !== wanted.values) set('values', written.values, gesture);
  };

  const toggle = (name: 'pieces' | 'lines' | 'sides', label: string, whole: string, possible: boolean, why: string) => (
    <button
      type="button"
      aria-pressed={Boolean(asked[name])}
      aria-label={whole}
      disabled={!possible && !asked[name]}
      title={possible ? whole : why}
      onClick={() => setAsked({ ...asked, [name]: !asked[name] })}
    >
      {label}
    </button>
  );
  return (
    <>
      <div class="lab-overlay" aria-hidden="true" style={{ aspectRatio: `${layout.width} / ${layout.height}` }}>
        <canvas ref={tiles} class="playground-live" style={placed({ ...layout.frame, left: 0, top: ROW }, layout)} />
        <canvas ref={surface} class="playground-live" style={placed(layout.surface, layout)} />
      </div>
      <div class="lab-canvas playground-drawing" ref={canvas} />
      <Overlay size={layout} label="网络、点与权重">
        <NetHand {...{ result, params, wanted, set, net, layout, chosen }} choose={setPicked} hover={setHovered} />
        {layerButtons}
        {open === 'points' ? (
          <PointsHand
            layout={layout}
            own={own}
            regression={regression}
            write={write}
            close={() => {
              setOpen(undefined);
              setDraft(undefined);
            }}
          />
        ) : (
          chosen !== undefined && (
            <UnitCard
              built={params}
              unit={chosen}
              layout={layout}
              place={layout.curves}
              hold={(held) => set('held', (now) => held(now), newGesture())}
              build={build}
              close={() => setPicked(undefined)}
            />
          )
        )}
        <div
          class={`playground-bar${layout.width < WIDE ? ' is-tight' : ''}`}
          role="group"
          aria-label="点与图"
          style={placed(layout.bar, layout)}
        >
          <select
            aria-label="数据"
            value={wanted.dataset}
            onChange={({ currentTarget: { value } }) => set('dataset', value, newGesture())}
          >
            {Object.entries(setNames).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
            {!Object.hasOwn(setNames, wanted.dataset) && <option value={wanted.dataset}>自己的表</option>}
          </select>
          <button
            type="button"
            aria-expanded={open === 'points'}
            onClick={() => setOpen(open === 'points' ? undefined : 'points')}
          >
            画点
          </button>
          {toggle(
            'lines',
            '线',
            '第一层各单元的线',
            params.inputs === '1100000' && params.layers !== '',
            '输入只有 x₁ 与 x₂ 时，第一层的单元才是直线。',
          )}
          {toggle(
            'pieces',
            '区域',
            '线性区域',
            result.pieces !== null,
            '激活函数是 ReLU、输入只有 x₁ 与 x₂ 时，平面才分成一块块的。',
          )}
          {toggle('sides', '两色', '只分两色：回答在中间值的哪一边', true, '')}
          <button
            type="button"
            aria-expanded={open === 'writing'}
            onClick={() => setOpen(open === 'writing' ? undefined : 'writing')}
          >
            算式
          </button>
          {layout.width >= WIDE && <ConfusionTable confusion={result.confusion} />}
        </div>
        {open === 'writing' && (
          <WritingCard
            result={result}
            inputs={params.inputs}
            activation={params.activation}
            place={{ left: 0, top: 0, width: layout.width, height: layout.bar.top }}
            layout={layout}
            take={take}
            close={() => setOpen(undefined)}
          />
        )}
      </Overlay>
    </>
  );
}

const placed = ({ left, top, width, height }: Box, of: { width: number; height: number }) => ({
  ...pinned([left, top], of),
  width: `${(100 * width) / of.width}%`,
  height: `${(100 * height) / of.height}%`,
});

/** A map row by row from above, as a canvas has it. */
const upright = (map: ArrayLike<number>, side: number) =>
  Float32Array.from(map, (_, i) => map[(side - 1 - Math.floor(i / side)) * side + (i % side)]!);

function samePoints(a: Result, b: Result): boolean {
  return (
    a.points.length === b.points.length &&
    a.test === b.test &&
    a.values.every(
      (value, i) => value === b.values[i] && a.points[i]![0] === b.points[i]![0] && a.points[i]![1] === b.points[i]![1],
    )
  );
}

/** Calls when something has changed. */
function useForgotten(of: string, forget: () => void): void {
  const before = useRef(of);
  useLayoutEffect(() => {
    if (before.current !== of) forget();
    before.current = of;
  }, [of]);
}
