import type { Experiment } from '../declare/define.ts';
import type { Order, Reply } from './protocol.ts';
import { serving } from './serving.ts';
import type { Sounds } from './sounding.ts';

/** The module worker in which a page's experiment runs. Each experiment is a chunk of its own, fetched when it is ordered. */

/**
 * Data that ship, with one experiment or with several: addresses by file, known from the start, so that a recording is asked for at once when it is
 * to be heard. Small ones too are files of their own: data: addresses may not be fetched.
 */
const files = import.meta.glob<string>(['/src/experiments/*/data/*', '/src/datasets/recordings/*'], {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});
const sounds = import.meta.glob<Sounds>('/src/experiments/*/sound.ts', { import: 'default' });
const modules = import.meta.glob<{ default: Experiment }>('/src/experiments/*/experiment.ts');

/** A round through the task queue: messages that came in before it are handled before it. */
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();
const turn = () =>
  new Promise<void>((resolve) => {
    turns.push(resolve);
    port2.postMessage(null);
  });

const post = (reply: Reply) => self.postMessage(reply);
const receive = serving({
  load: async (id) => {
    const importing = modules[`/src/experiments/${id}/experiment.ts`];
    if (!importing) throw new Error(`no experiment ${id}`);
    return (await importing()).default;
  },
  sounds: async (id) => sounds[`/src/experiments/${id}/sound.ts`]?.(),
  shipped: async (id, file) => {
    const own = files[`/src/experiments/${id}/data/${file}`];
    const address = own ?? files[`/src/datasets/recordings/${file}`];
    if (address === undefined) throw new Error(`no file ${file}`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  post,
  now: () => performance.now(),
  turn,
});
self.onmessage = ({ data }: MessageEvent<Order>) => receive(data);
post({ kind: 'ready' });
