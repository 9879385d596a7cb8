import type { State } from '../../src/lab/declare/address.ts';
import type { Json } from '../../src/lab/declare/define.ts';
import { figureAddress } from '../../src/lab/declare/figure-address.ts';
import { creditOf, type Credit } from '../../src/lab/files/credit.ts';
import { csv } from '../../src/lab/files/csv.ts';
import type { Outcome } from '../../src/lab/run/session.ts';
import { standalonePng, standaloneSvg } from '../lab/extras/picture-file.ts';
import { loadFigure } from '../lab/loading.ts';
import { loadDeclared } from '../tasks/declared.ts';
import { licenceText, readme } from './words.ts';
import { zipWriter } from './zip.ts';

/** All figures of a chapter as one zip, made in the browser from the published results: drawn as the book draws them, nothing is computed anew. */

export interface PackedFigure {
  id: string;
  label: string;
  /** 图 9.1 */
  number: string;
  title: string;
  state: State;
  /** Addresses on this site: the experiment's page, and the published result. */
  page: string;
  published: string;
}

/** As src/pages/chapters/[slug].figures.json.ts sends it. */
export interface PackList {
  chapter: string;
  /** Of the chapter's page, in full. */
  address: string;
  figures: PackedFigure[];
}

/** What a figure could not be had for. */
export class LostFigure extends Error {
  readonly number: string;
  constructor(number: string, cause: unknown) {
    super(`lost figure: ${number}`, { cause });
    this.number = number;
  }
}

const WIDTH = 680;
/** Of a task on the page. */
const LONGEST_MS = 12;

/** Gives the page back to the reader when it has been kept for a while. @throws what the signal was ended with */
function pauses(signal: AbortSignal): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun > LONGEST_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
    }
    signal.throwIfAborted();
  };
}

/**
 * @param shown an element of the page whose colours the drawings take
 * @param tell how many figures are done
 * @throws LostFigure if one cannot be fetched or drawn; what the signal was ended with
 */
export async function packFigures(
  { chapter, address, figures }: PackList,
  shown: Element,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<Blob> {
  const pause = pauses(signal);
  const zip = zipWriter(pause);
  const packed: { name: string; credit: Credit }[] = [];
  for (const [done, figure] of figures.entries()) {
    tell(done);
    try {
      const { credit, files } = await filesOf(figure, address, shown, signal, pause);
      const name = `${figure.number.replace(/[^\w.]/g, '')}-${figure.label}`;
      packed.push({ name, credit });
      for (const [kind, content] of Object.entries(files)) await zip.add(`${name}.${kind}`, content);
    } catch (error) {
      signal.throwIfAborted();
      throw new LostFigure(figure.number, error);
    }
  }
  await zip.add('README.txt', readme(chapter, address, packed));
  await zip.add('LICENSE.txt', licenceText);
  tell(figures.length);
  return zip.end();
}

async function filesOf(
  { id, label, number, title, state, page, published }: PackedFigure,
  chapter: string,
  shown: Element,
  signal: AbortSignal,
  pause: () => Promise<void>,
): Promise<{ credit: Credit; files: Record<string, string | Uint8Array> }> {
  const [{ controls }, { figure, drawPanels }, { result, table, sentence }] = await Promise.all([
    loadDeclared(page),
    loadFigure(id),
    loadOutcome(published, signal),
  ]);
  const credit = creditOf(
    { id, title: `${number}　${title}`, address: figureAddress(chapter, label, controls, state) },
    controls,
    state,
  );
  const steps = drawPanels(figure(result, state.params, { width: WIDTH }), { document, width: WIDTH, prefix: label });
  let step = steps.next();
  for (; !step.done; step = steps.next()) await pause();
  const caption = { credit, sentence };
  const svg = standaloneSvg(step.value, caption, shown);
  await pause();
  const png = new Uint8Array(await (await standalonePng(svg, caption)).arrayBuffer());
  await pause();
  return {
    credit,
    files: {
      svg: svg.text,
      png,
      csv: csv(table, credit),
      json: `${JSON.stringify({ id, ...state, result }, null, 1)}\n`,
    },
  };
}

async function loadOutcome(address: string, signal: AbortSignal): Promise<Outcome & { result: Json }> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Outcome & { result: Json };
}
