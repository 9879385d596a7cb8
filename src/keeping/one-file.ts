import { load, type Pack } from './loader.ts';

/** A chapter as one HTML file that opens by a double click: formulas, figures, live experiments, sounds; it asks nothing of a network. */

/** Where the programs that need no modules lie, behind the base. */
export const CLASSIC = 'classic/';
/** The variable in these that stands for `import.meta.url`. */
export const ADDRESS = 'packedAddress';

export interface Chapter {
  html: string;
  /** Where the page is: with the host, and the book's own address. */
  address: string;
  site: string;
  base: string;
  /** What it needs, by paths behind the base; programs in their classic form. */
  files: ReadonlyMap<string, Uint8Array>;
}

const TYPES: Record<string, string> = {
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  json: 'application/json',
  wav: 'audio/wav',
  csv: 'text/csv',
};
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; media-src data: blob:";

const typeOf = (path: string): string => TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return btoa(text);
}

/** Text that may stand in a script. */
const inScript = (text: string): string => text.replaceAll('<', '\\u003c');
const exactly = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @throws Error if the page is not of the form that is known here */
export function oneFile({ html, address, site, base, files }: Chapter): string {
  const read = (path: string): string => new TextDecoder().decode(files.get(path));
  const sheet = (path: string): string =>
    read(path).replaceAll(/url\(["']?([^"')]+)["']?\)/g, (whole, url: string) => {
      const font = files.get(url.startsWith(base) ? url.slice(base.length) : `_astro/${url.split('/').at(-1)}`);
      return font ? `url(data:${typeOf(url)};base64,${base64(font)})` : whole;
    });
  const pack: Pack = { base, programs: {}, files: {} };
  for (const [path, bytes] of files) {
    if (path.endsWith('.js')) pack.programs[path.split('/').at(-1)!] = read(path);
    else if (/\.(wasm|json|wav|csv|gz|bin)$/.test(path)) pack.files[base + path] = [typeOf(path), base64(bytes)];
  }
  const sheets = [...files.keys()].filter((path) => path.endsWith('.css')).map(sheet);
  const first: string[] = [];
  const page = html
    .replaceAll(/<link [^>]*rel="(?:stylesheet|modulepreload|icon|apple-touch-icon|manifest|alternate)"[^>]*>/g, '')
    .replaceAll(/<script type="module" src="([^"]+)"><\/script>/g, (_, src: string) => {
      // What stands on every page: the search, and what keeps pages.
      if (!/\/Book\.astro/.test(src)) first.push(src.split('/').at(-1)!);
      return '';
    })
    .replaceAll(/<script>([\s\S]*?)<\/script>/g, (script) => script.replaceAll(/\bimport\(/g, 'unpack('))
    .replaceAll(/<span class="keep"[\s\S]*?<\/button><\/span>/g, '')
    .replaceAll(new RegExp(`href="${exactly(new URL(address).pathname)}#`, 'g'), 'href="#')
    .replaceAll(new RegExp(`href="${exactly(base)}`, 'g'), `href="${site}`)
    .replaceAll(new RegExp(`"${exactly(base)}(experiments|embed)/`, 'g'), `"${site}$1/`);
  if (first.length === 0) throw new Error('no programs in the page');
  const source = load.toString();
  const programs =
    `<script type="application/json" id="pack">${inScript(JSON.stringify(pack))}</script>` +
    `<script>(f=>f(JSON.parse(document.getElementById("pack").textContent),f.toString()))(${source.replaceAll('</', '<\\/')});` +
    `${first.map((name) => `unpack(${JSON.stringify(name)});`).join('')}</script>`;
  const told = `<p class="facts one-file">这一章的单个文件，取自 <a href="${address}">${address}</a>。链到别的章要有网。</p>`;
  return page
    .replace('<meta charset="utf-8">', (meta) => `${meta}<meta http-equiv="Content-Security-Policy" content="${POLICY}">`)
    .replace('</head>', () => `<style>${sheets.join('\n')}</style></head>`)
    .replace('<p class="facts"></p>', () => told)
    .replace('</body>', () => `${programs}</body>`);
}
