import { readPack, type Pack } from './pack.ts';
import { knownAs, nameOf, programs, type Program } from './programs.ts';

/**
 * What a chapter in one file runs its programs with: in the page, and with the same text in every worker. Browsers load no modules from a file, let no
 * worker be made of one and fetch none; so programs come as plain scripts, workers from memory, and what is fetched is answered from the pack.
 */

interface Global {
  /** A worker's: the text before this one says where the site is mounted. */
  packedBase?: string;
  /** Stands for the address of whatever program asks for its own. */
  packedAddress: string;
  packed(name: string, program: Program): void;
  /** In place of a dynamic import. */
  unpack(address: string): Promise<object>;
}
const scope = globalThis as unknown as Global & typeof globalThis;
type Files = Pack['files'];

const TYPES: Record<string, string> = { wasm: 'application/wasm', json: 'application/json' };
const NOWHERE = 'https://book.invalid';

/** Answers from the files what is fetched, and all else as if there were no network. */
function answerFrom(files: Promise<Files>): void {
  scope.fetch = async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, scope.packedAddress);
    const path = decodeURIComponent(pathname).slice(baseOf(scope.packedAddress).length);
    const bytes = (await files).get(path);
    if (!bytes) throw new TypeError(`${path} is not in this file`);
    return new Response(bytes, {
      headers: { 'content-type': TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream' },
    });
  };
}

const addressIn = (base: string): string => `${NOWHERE}${base}_astro/program.js`;
const baseOf = (address: string): string => new URL('..', address).pathname;

/** A worker is first told the files, by the page's own part of this program; its programs know nothing of that. */
function beginWorker(base: string): void {
  scope.packedAddress = addressIn(base);
  const { know, require } = programs(() => {});
  scope.packed = know;
  scope.unpack = async (address) => require(address);
  answerFrom(
    new Promise((resolve) => {
      const take = (event: MessageEvent<Files>) => {
        event.stopImmediatePropagation();
        resolve(event.data);
      };
      addEventListener('message', take as EventListener, { once: true });
    }),
  );
}

async function unpacked(base64: string): Promise<Pack> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readPack(new Uint8Array(await new Response(stream).arrayBuffer()));
}

const isProgram = (path: string): boolean => path.endsWith('.js');
const fileOf = (name: string): string => `_astro/${name}`;
const script = (parts: (string | Uint8Array<ArrayBuffer>)[]): string =>
  URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));

/** Workers from memory: this text, all programs, and the one that it is. */
function workersFrom({ base, files }: Pack, own: string): typeof Worker {
  const addresses = new Map<string, string>();
  const addressOf = (name: string): string => {
    const known = addresses.get(name);
    if (known !== undefined) return known;
    const all = [...files].filter(([path]) => isProgram(path));
    const made = script([
      `packedBase=${JSON.stringify(base)};${own}\n`,
      ...all.flatMap(([path, code]) => knownAs(nameOf(path), code)),
      `unpack(${JSON.stringify(name)});`,
    ]);
    addresses.set(name, made);
    return made;
  };
  const data = () =>
    new Map([...files].filter(([path]) => !isProgram(path)).map(([path, bytes]) => [path, bytes.slice()]));
  return class extends Worker {
    constructor(address: string | URL) {
      super(addressOf(nameOf(String(address))));
      this.postMessage(data());
    }
  };
}

/** The audio thread has little of what a page has: its programs stand alone. Chromium and WebKit give it none from a file's memory. */
function workletsFrom({ files }: Pack): void {
  if (typeof AudioWorklet === 'undefined') return;
  const { addModule } = AudioWorklet.prototype;
  AudioWorklet.prototype.addModule = function (address) {
    const code = new TextDecoder().decode(files.get(fileOf(nameOf(String(address)))));
    const alone = `(function(exports){"use strict";${code}\n})({});`;
    return addModule.call(this, `data:text/javascript,${encodeURIComponent(alone)}`);
  };
}

/** A file's address is the file's own: what a browser does not let stand in it is left out, and the way back works all the same. */
function keepAddress(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const native = history[name];
    history[name] = (state: unknown, unused: string, address?: string | URL | null) => {
      try {
        native.call(history, state, unused, address);
      } catch {
        native.call(history, state, unused);
      }
    };
  }
}

function beginPage(): void {
  const own = document.currentScript!.textContent;
  const { dataset } = document.documentElement;
  // A file has no origin, as a page in a sandbox has none; but here programs run.
  delete dataset.sandboxed;
  let pack: Pack | undefined;
  const { know, require } = programs((name) => {
    const code = pack?.files.get(fileOf(name));
    if (!code) return;
    const made = document.createElement('script');
    made.textContent = knownAs(name, new TextDecoder().decode(code)).join('');
    document.head.append(made);
    made.remove();
  });
  const opened = new Promise<Pack>((resolve) => {
    addEventListener('DOMContentLoaded', () => resolve(unpacked(document.getElementById('pack')!.textContent)));
  }).then((there) => {
    pack = there;
    scope.packedAddress = addressIn(there.base);
    scope.Worker = workersFrom(there, own);
    workletsFrom(there);
    return there;
  });
  scope.packed = know;
  scope.unpack = (address) => opened.then(() => require(address));
  answerFrom(opened.then(({ files }) => files));
  keepAddress();
  opened.then(
    ({ first }) => first.forEach(require),
    // The text is there all the same, with its figures as they were published.
    () => void (dataset.sandboxed = ''),
  );
}

if (typeof document === 'undefined') beginWorker(scope.packedBase!);
else beginPage();
