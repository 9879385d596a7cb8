import Papa from 'papaparse';
import sharp from 'sharp';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, it } from 'vitest';
import { readAddress, type State } from '../../../src/lab/declare/address.ts';
import type { Controls, Experiment } from '../../../src/lab/declare/define.ts';
import { figureAddress } from '../../../src/lab/declare/figure-address.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';
import { csv } from '../../../src/lab/files/csv.ts';
import { creditJson, creditOf, type Credit } from '../../../src/lab/files/credit.ts';
import { footLines, widthOf } from '../../../src/lab/files/foot.ts';
import { withWords } from '../../../src/lab/files/png-text.ts';
import { svgWords } from '../../../src/lab/files/svg-words.ts';
import { loadExperiment, loadResults } from '../../../src/lab/publish/catalogue.ts';

/** Whatever leaves the book says from which state it is: that is read back here, from every kind of file, by programs that are not ours. */

/** Experiments with every kind of control: numbers left empty, choices, formulas, bits, lists, points, inputs, parameters that others hide. */
const IDS = ['tent', 'universality', 'parity-circuits', 'paper-folding', 'arrangement', 'vowel-chart', 'hidden-markov'];
const PAGE = 'https://example.org/why-deep/experiments/x/';

const states: { id: string; controls: Controls; experiment: Experiment; state: State; credit: Credit }[] = [];
beforeAll(async () => {
  for (const id of IDS) {
    const experiment = await loadExperiment(id),
      controls = experiment.controls as Controls;
    for (const { params, seed } of loadResults(id)!.runs) {
      for (const state of [
        { params, seed },
        { params, seed: 7 },
      ] as State[]) {
        const address = figureAddress(PAGE, id, controls, state);
        states.push({
          id,
          controls,
          experiment,
          state,
          credit: creditOf({ id, title: experiment.title, address }, controls, state),
        });
      }
    }
  }
});

/** The state that a JSON credit names, checked by the experiment itself. */
function stateIn(json: string, controls: Controls): State {
  const { params, seed } = JSON.parse(json) as { params: Record<string, string | number>; seed: number };
  const read = readParams(controls, params);
  expect(read.fault).toBeUndefined();
  return { params: read.params!, seed };
}

it('a table names its state in columns of its own: a spreadsheet’s reader takes the parameters of any row by name', () => {
  for (const { id, controls, experiment, state, credit } of states) {
    const run = loadResults(id)!.runs.find(({ params }) => JSON.stringify(params) === JSON.stringify(state.params))!;
    const table = experiment.table(run.result, state.params);
    const text = csv(table, credit);
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(table.rows.length);
    // The table itself is what it was without the credit.
    const bare = Papa.parse<string[]>(csv(table).replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
    const whole = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
    expect(whole.map((row) => row.slice(0, table.columns.length))).toEqual(bare);
    for (const row of data) {
      const given = Object.fromEntries(
        Object.keys(controls).map((name) => [name, row[`参数 ${name}`]!.replace(/^'(?=[=+\-@])/, '')]),
      );
      expect(readParams(controls, given).params).toEqual(state.params);
      expect(Number(row['种子'])).toBe(state.seed);
      const there = readAddress(new URL(row['地址']!).search, id, controls)!;
      expect({ params: there.params, seed: there.seed, faults: there.faults }).toEqual({ ...state, faults: [] });
      expect(row['许可']).toBe('CC BY-SA 4.0');
    }
  }
});

it('a picture’s metadata name its state, in SVG as RDF', () => {
  const { DOMParser } = parseHTML('');
  for (const { controls, state, credit } of states) {
    const svg = new DOMParser().parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg">${svgWords(credit, 'a < b & "c"')}</svg>`,
      'text/xml',
    );
    const said = (name: string) => svg.getElementsByTagName(name)[0]!.textContent!;
    expect(said('desc')).toBe('a < b & "c"');
    expect(said('dc:source')).toBe(credit.address);
    expect(stateIn(said('dc:description'), controls)).toEqual(state);
  }
});

it('in PNG as the text that picture programs read, without a change to the picture', async () => {
  const pixels = { width: 3, height: 2, channels: 3, background: '#a83224' } as const;
  const png = await sharp({ create: pixels }).png().toBuffer();
  for (const { controls, state, credit } of states.slice(0, 12)) {
    const told = withWords(png, { Title: credit.title, Comment: creditJson(credit) });
    const { comments } = await sharp(told, { failOn: 'warning' }).metadata();
    const said = Object.fromEntries(comments!.map(({ keyword, text }) => [keyword, text]));
    expect(said.Title).toBe(credit.title);
    expect(stateIn(said.Comment!, controls)).toEqual(state);
    expect(await sharp(told).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
  }
});

it('the lines under a picture fit, name every parameter that counts, and say where the rest is if there is no room', () => {
  for (const { credit } of states)
    for (const room of [28, 60, 90]) {
      const lines = footLines(credit, '为什么要深度学习 · https://example.org/why-deep/experiments/x/', room);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room);
      const text = lines.join('');
      expect(text).toContain('CC BY-SA 4.0');
      if (!text.includes('全部参数写在这个文件里'))
        for (const name of credit.telling) expect(text).toContain(`${name}=`);
      else expect(lines.length).toBeGreaterThanOrEqual(4);
    }
});
