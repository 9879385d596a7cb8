import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWav } from '../datasets/wav.ts';
import { frontEnd } from '../signal/front-end.ts';

/**
 * The tables that the experiment state-tying ships, from prompts that tying-contexts.py has aligned: of every time that a phone is said, the
 * frame in the middle of each of its states, with what stands left and right of it.
 *
 *     node src/project/tying-contexts.ts aligned.json WAVS src/experiments/state-tying/data
 */

type State = [start: number, frames: number, score: number];
interface Prompt {
  name: string;
  phones: [phone: string, states: State[]][];
}

const PHONES = ['T', 'N', 'S', 'AH', 'IY', 'UW'];
const CEPSTRA = 13;
/** A prompt whose frames score worse than that on average says something else than is written. */
const WORST = -25;
/** Every so many prompts the last one is held back. */
const PARTS = 3;

const [alignments, folder, out] = process.argv.slice(2) as [string, string, string];
const rows = new Map(PHONES.map((phone) => [phone, [] as string[]]));
(JSON.parse(readFileSync(alignments, 'utf8')) as Prompt[])
  .filter(({ phones }) => {
    const states = phones.flatMap(([, own]) => own);
    const sum = (place: 1 | 2) => states.reduce((total, state) => total + state[place], 0);
    return sum(2) / sum(1) >= WORST;
  })
  .forEach(({ name, phones }, prompt) => {
    const held = prompt % PARTS === PARTS - 1 ? 1 : 0;
    const file = `${name.replace('/', '_')}.wav`;
    const { samples } = readWav({ name: file, bytes: readFileSync(join(folder, file)) });
    const { cepstra, frames } = frontEnd(samples, { sampleRate: 16000, cepstra: CEPSTRA, scale: 'htk' });
    phones.forEach(([phone, states], i) => {
      const [left, right] = [phones[i - 1]?.[0] ?? 'SIL', phones[i + 1]?.[0] ?? 'SIL'];
      states.forEach(([start, length], state) => {
        const frame = Math.min(frames - 1, start + (length >> 1));
        const values = Array.from(
          cepstra.subarray(frame * CEPSTRA, (frame + 1) * CEPSTRA),
          (x) => Math.round(10 * x) / 10,
        );
        rows.get(phone)?.push([left, right, held, state + 1, ...values].join(','));
      });
    });
  });
const head = ['left', 'right', 'held', 'state', ...Array.from({ length: CEPSTRA }, (_, i) => `c${i}`)].join(',');
for (const [phone, own] of rows)
  writeFileSync(join(out, `${phone.toLowerCase()}.csv`), `${[head, ...own].join('\n')}\n`);
