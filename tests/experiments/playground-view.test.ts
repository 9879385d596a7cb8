import { h, type Attributes, type FunctionComponent } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test, vi } from 'vitest';
import { parseHTML } from 'linkedom';
import { placeTiles } from '../../src/lab/draw/charts/tile-net.ts';
import { buttonRows, layoutOf, ROW } from '../../src/experiments/playground/drawn/layout.ts';
import { netOf } from '../../src/experiments/playground/drawn/net.ts';
import experiment from '../../src/experiments/playground/experiment.ts';
import type { Result } from '../../src/experiments/playground/playground.ts';
import { ConfusionTable } from '../../src/experiments/playground/hands/ConfusionTable.tsx';
import { LayerButtons } from '../../src/experiments/playground/hands/LayerButtons.tsx';
import { PointsHand } from '../../src/experiments/playground/hands/PointsHand.tsx';
import { UnitCard } from '../../src/experiments/playground/hands/UnitCard.tsx';
import { WritingCard } from '../../src/experiments/playground/hands/WritingCard.tsx';
import View from '../../src/experiments/playground/view.tsx';
import { loadResults } from '../../src/lab/publish/catalogue.ts';

/** What the playground's hands put on the page, read as a page. */

const pageOf = <P extends object>(component: FunctionComponent<P>, props: P) =>
  parseHTML(`<html><body>${renderToString(h(component, props as P & Attributes))}</body></html>`).document;
const texts = (page: ReturnType<typeof pageOf>, selector: string) =>
  [...page.querySelectorAll(selector)].map((element) => element.textContent);
const nothing = () => undefined;
const runs = loadResults('playground')!.runs;
type Params = Parameters<typeof experiment.describe>[1] & { dataset: string };
const run = (which: (params: Params) => boolean) => {
  const { params, result } = runs.find(({ params }) => which(params as Params))!;
  return { params: params as Params, result: result as unknown as Result };
};
const circle = run(() => true),
  xor = run(({ dataset, activation }) => dataset === 'xor' && activation === 'relu'),
  plane = run(({ dataset }) => dataset === 'plane');

const layersOf = (...units: number[]) =>
  units.map((count, l) => ({
    kernel: new Array<number>(count * (l === 0 ? 2 : units[l - 1]!)).fill(1),
    bias: new Array<number>(count).fill(0),
    units: count,
  }));

describe('the buttons about the net', () => {
  test('stand just above and below a small net, at the edges for a large one', () => {
    for (const width of [340, 680, 980]) {
      const layout = layoutOf(width);
      for (const widths of [[1], [2, 1], [4, 2, 1], [5, 1], [6, 1], [3, 8, 1]]) {
        const net = netOf({ layers: layersOf(...widths) }, '1100000', layout);
        const { above, below } = buttonRows(net, layout);
        const [top, bottom] = [
          Math.min(...net.units.map((unit) => unit.top)),
          Math.max(...net.units.map((unit) => unit.top + net.side)),
        ];
        // They cover no unit, but for what a tile is moved to whole cells, and stay within the net's panel.
        expect(above + ROW).toBeLessThanOrEqual(top + 3);
        expect(below).toBeGreaterThanOrEqual(bottom - 3);
        expect(above).toBeGreaterThanOrEqual(layout.net.top);
        expect(below + ROW).toBeLessThanOrEqual(layout.net.top + layout.net.height);
        if (Math.max(...widths) > 5) expect([above, below]).toEqual([layout.net.top, ROW + layout.frame.height]);
        else if (Math.max(...widths) === 5) expect(top - above - ROW).toBeLessThan(8);
      }
      // They stay where they are while units are added one by one.
      const at = (units: number) => buttonRows(netOf({ layers: layersOf(units, 1) }, '1100000', layout), layout);
      expect([1, 2, 3, 4].map(at)).toEqual(new Array(4).fill(at(5)));
      expect([6, 7].map(at)).toEqual([at(8), at(8)]);
    }
  });

  test('are called by what they do; at an end they are off', () => {
    const layout = layoutOf(680);
    const buttons = (layers: string, ...units: number[]) => {
      const net = netOf({ layers: layersOf(...units) }, '1100000', layout);
      const page = pageOf(LayerButtons, {
        built: { layers, inputs: '1100000', held: '' },
        net,
        layout,
        build: nothing,
      });
      return [...page.querySelectorAll('button')].map(
        (button) => `${button.getAttribute('aria-label')}${button.hasAttribute('disabled') ? ' ×' : ''}`,
      );
    };
    expect(buttons('8,1', 8, 1, 1)).toEqual([
      '+层 加在输入后面',
      '第 1 层加一个单元 ×',
      '第 1 层减一个单元',
      '第 2 层加一个单元',
      '拿走第 2 层',
      '+层 加在输出前面',
    ]);
    expect(buttons('', 1)).toEqual(['+层 加在输入后面']);
    expect(buttons('2', 2, 1)).toEqual([
      '+层 加在输入后面',
      '第 1 层加一个单元',
      '第 1 层减一个单元',
      '+层 加在输出前面',
    ]);
    expect(buttons('1,1,1,1,1,1', 1, 1, 1, 1, 1, 1, 1).filter((name) => name.endsWith('×'))).toEqual([
      '+层 加在输入后面 ×',
      '+层 加在输出前面 ×',
    ]);
  });
});

test('the confusion matrix has a row a class, a column an answer; without points for testing there is none', () => {
  const page = pageOf(ConfusionTable, {
    confusion: [
      [
        [9, 7],
        [0, 1],
      ],
      [
        [8, 2],
        [3, 5],
      ],
    ],
  });
  expect(texts(page, 'th')).toEqual(['测试点', '答圆点', '答方块', '圆点', '方块']);
  expect(texts(page, 'td')).toEqual(['7', '1', '2', '5']);
  expect(texts(page, '.is-wrong')).toEqual(['1', '2']);
  expect(renderToString(h(ConfusionTable, { confusion: plane.result.confusion }))).toBe('');
});

describe('the sheet for points', () => {
  const layout = layoutOf(340);
  const sheet = (own: { at: [number, number]; value: number }[], regression: boolean) =>
    pageOf(PointsHand, { layout, own, regression, write: nothing, close: nothing });

  test('has a pen for each class, or for five values, and shows what is there', () => {
    const classes = sheet([{ at: [0, 0], value: 0 }], false);
    expect(texts(classes, '[aria-label="放什么"] button')).toEqual(['圆点', '方块', '擦']);
    expect(texts(classes, '[role="status"]')).toEqual(['两类都放上点，就开始学。']);
    expect(classes.querySelector('.playground-sheet')!.getAttribute('aria-label')).toContain('放圆点');
    const own = [-0.5, 0.25, 1].map((value, i) => ({ at: [i, 1] as [number, number], value }));
    const values = sheet(own, true);
    expect(texts(values, '[aria-label="放什么"] button')).toEqual(['−1.0', '−0.5', '0.0', '0.5', '1.0', '擦']);
    expect(texts(values, '[role="status"]')).toEqual(['']);
    expect([values.querySelectorAll('circle').length, values.querySelectorAll('rect').length]).toEqual([1, 2]);
    const drawn = values.querySelector('circle')!;
    const { left, top, width } = layout.surface;
    expect(Number(drawn.getAttribute('cx'))).toBeCloseTo(left + width / 2, 6);
    expect(Number(drawn.getAttribute('cy'))).toBeCloseTo(top + width / 3, 6);
  });
});

describe('the card of a unit', () => {
  const card = (unit: number, held = '', layers = '3') =>
    texts(
      pageOf(UnitCard, {
        built: { layers, inputs: '1100000', held },
        unit,
        layout: layoutOf(340),
        place: layoutOf(340).curves,
        hold: nothing,
        build: nothing,
        close: nothing,
      }),
      'button',
    );
  test('offers what can be done with it', () => {
    expect(card(0)).toEqual(['后面加一层', '不看它了']);
    expect(card(3)).toEqual(['让它不动', '后面加一层', '不看它了']);
    expect(card(3, '2')).toEqual(['放开它', '后面加一层', '不看它了']);
    expect(card(5)).toEqual(['让它不动', '不看它了']);
  });
});

test('a net is offered in six languages, only its JSON to be changed', () => {
  const layout = layoutOf(340);
  const { document: page } = parseHTML(
    renderToString(
      h(WritingCard, {
        result: circle.result,
        inputs: '1100000',
        activation: 'tanh',
        place: layout.net,
        layout,
        take: nothing,
        close: nothing,
      }),
    ),
  );
  const names = [...page.querySelectorAll('[aria-label="写成什么"] button')].map((button) => button.textContent);
  expect(names).toEqual(['LaTeX', 'JavaScript', 'Python', 'TensorFlow.js', 'Keras', 'JSON']);
  const field = page.querySelector('textarea')!;
  expect([field.hasAttribute('readonly'), field.getAttribute('aria-label')]).toEqual([true, '网络写成 LaTeX']);
});

describe('the whole view', () => {
  const view = ({ params, result }: typeof circle, width = 680) =>
    pageOf(
      View as never,
      {
        result,
        params,
        wanted: params,
        set: vi.fn(),
        draw: nothing,
        width,
      } as never,
    );
  const buttons = (page: ReturnType<typeof pageOf>) =>
    [...page.querySelectorAll('.playground-bar button')].map(
      (button) => `${button.textContent}${button.hasAttribute('disabled') ? ' ×' : ''}`,
    );

  test('offers the lines where the first layer has them, the pieces where the net has been counted', () => {
    expect(buttons(view(circle))).toEqual(['画点', '线', '区域 ×', '两色', '算式']);
    expect(buttons(view(xor))).toEqual(['画点', '线', '区域', '两色', '算式']);
    expect(buttons(view(plane))).toEqual(['画点', '线 ×', '区域 ×', '两色', '算式']);
  });

  test('has the matrix beside its buttons where there is room and there are classes', () => {
    const tables = [view(circle), view(circle, 340), view(plane)].map(
      (page) => page.querySelectorAll('.playground-confusion').length,
    );
    expect(tables).toEqual([1, 0, 0]);
  });

  test('a net of the reader’s own table is chosen by that name', () => {
    const params = { ...circle.params, dataset: 'file' } as unknown as Params;
    const options = [...view({ ...circle, params }).querySelectorAll('option')];
    expect(options.at(-1)!.textContent).toBe('自己的表');
    expect(texts(view(circle), 'option')).not.toContain('自己的表');
  });

  test('a unit is a button over its tile, with its name; one is reached by Tab', () => {
    const page = view(circle);
    const units = [...page.querySelectorAll('.playground-unit')];
    expect(units.map((unit) => unit.getAttribute('aria-label')).slice(0, 3)).toEqual([
      '输入 x₁',
      '输入 x₂',
      '第 1 层第 1 个单元',
    ]);
    expect(units).toHaveLength(9);
    expect(units.filter((unit) => unit.getAttribute('tabindex') === '0')).toHaveLength(1);
    const layout = layoutOf(680),
      net = netOf(circle.result, '1100000', layout);
    const style = units[2]!.getAttribute('style')!;
    expect(Number(/left:\s*([\d.]+)%/.exec(style)![1])).toBeCloseTo((100 * net.units[2]!.left) / layout.width, 6);
    expect(Number(/top:\s*([\d.]+)%/.exec(style)![1])).toBeCloseTo((100 * net.units[2]!.top) / layout.height, 6);
  });
});

test('tiles of a net lie on whole cells', () => {
  const { units } = placeTiles(
    { inputs: 3, layers: layersOf(3).map((l) => ({ ...l, kernel: new Array<number>(9).fill(1) })) },
    { width: 301, height: 200, cell: 3 },
  );
  for (const { left, top } of units) expect([left % 3, top % 3]).toEqual([0, 0]);
});
