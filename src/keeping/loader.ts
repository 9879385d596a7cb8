/** Programs by their names, and files by their addresses: media type and base64. */
export interface Pack {
  base: string;
  programs: Record<string, string>;
  files: Record<string, readonly [type: string, base64: string]>;
}

/**
 * What a chapter in one file runs its programs with, in the page and in each worker: it stands there as text, and refers to nothing outside itself. It
 * answers what is fetched from the pack, and everything else as if there were no network.
 * @param source this function's own text, for workers
 */
export function load(pack: Pack, source: string): void {
  type Part = { exports: object };
  type Program = (require: (path: string) => object, exports: object, module: Part) => void;
  const scope = globalThis as unknown as Record<string, unknown> & typeof globalThis;
  const programs: Record<string, Program> = {};
  const parts: Record<string, Part> = {};
  const nameOf = (address: string) => address.split(/[?#]/)[0]!.split('/').at(-1)!;
  const wrapped = (name: string) =>
    `packed(${JSON.stringify(name)},function(require,exports,module){${pack.programs[name]!}\n});`;
  const require = (path: string): object => {
    const name = nameOf(path);
    const known = parts[name];
    if (known) return known.exports;
    if (!programs[name]) {
      if (pack.programs[name] === undefined || typeof document === 'undefined') throw new Error(`no program ${name}`);
      const script = document.createElement('script');
      script.textContent = wrapped(name);
      document.head.append(script);
      script.remove();
    }
    const part = (parts[name] = { exports: {} });
    programs[name]!(require, part.exports, part);
    return part.exports;
  };
  const fileAt = (address: string) => pack.files[decodeURIComponent(new URL(address, scope.packedAddress as string).pathname)];
  scope.packedAddress = `https://book.invalid${pack.base}_astro/program.js`;
  scope.packed = (name: string, program: Program) => void (programs[name] = program);
  scope.unpack = (address: string) => Promise.resolve().then(() => require(address));
  scope.fetch = async (input) => {
    const file = fileAt(input instanceof Request ? input.url : String(input));
    if (!file) throw new TypeError('not in this file');
    const bytes = Uint8Array.from(atob(file[1]), (letter) => letter.charCodeAt(0));
    return new Response(bytes, { headers: { 'content-type': file[0] } });
  };
  if (typeof document === 'undefined') return;
  const addresses: Record<string, string> = {};
  /** A worker's whole text: this, the pack, and the program that it is. */
  const worker = (address: string): string => {
    const name = nameOf(address);
    const rest = JSON.stringify({ ...pack, programs: {} });
    return (addresses[name] ??= URL.createObjectURL(
      new Blob([`(${source})(${rest},"");`, ...Object.keys(pack.programs).map(wrapped), `unpack(${JSON.stringify(name)});`], {
        type: 'text/javascript',
      }),
    ));
  };
  const Native = scope.Worker;
  scope.Worker = class extends Native {
    constructor(address: string | URL) {
      super(worker(String(address)));
    }
  };
}
