import { init, parse } from 'es-module-lexer';
import { editTags } from '../tags.ts';

/** The page of a chapter in one file: what it names is put into it, and what leads elsewhere leads to the site. */

export interface Parts {
  /** Where the site is mounted. */
  base: string;
  /** What stands in the place of a style sheet, by its path behind the base; undefined if there is none. */
  sheet(path: string): string | undefined;
  /** Styles that programs would fetch. */
  late: readonly string[];
  /** The icon, as an address that holds it. */
  icon: string;
  /** The program that runs the others. */
  loader: string;
  /** What it runs, in base64. */
  pack: string;
}

/** Nothing comes from outside, and nothing goes there. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: data:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data: blob:',
  'media-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const KEEP = /<p class="facts">(?:(?!<\/p>)[\s\S])*?<span class="keep"[\s\S]*?<\/p>/;
const PROGRAM = /<script type="module" src="([^"]+)"><\/script>/g;
/** What stands on every page of the site: the search of the whole book, and what keeps pages. */
const OF_THE_SITE = /\/Book\.astro/;

/** The programs that a page begins with, by their addresses, and the page without them and without what only the site has. */
export function withoutPrograms(html: string): { html: string; first: string[] } {
  const first: string[] = [];
  const page = html.replaceAll(PROGRAM, (_, address: string) => {
    if (!OF_THE_SITE.test(address)) first.push(address);
    return '';
  });
  return { html: page, first };
}

/** The page's own address on the site. @throws Error if it does not say */
export function addressOf(html: string): URL {
  let address: string | undefined;
  editTags(html, ({ attributes, text }) => {
    if (attributes.rel === 'canonical') address = attributes.href;
    return text;
  });
  if (address === undefined) throw new Error('the page does not say where it is');
  return new URL(address);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The sentence in place of the line that keeps the page. */
function told(address: URL): string {
  const { href, hostname } = address;
  const local = /^(localhost|127\.)/.test(hostname)
    ? '构建时没有写 SITE_URL，所以这些链接只在构建它的机器上打得开。'
    : '';
  return `<p class="facts">这是单独的一个文件，没有网也能读、能跑。它取自<a href="${escaped(href)}">网上的这一章</a>，通往别处的链接要有网。${local}</p>`;
}

/** @throws Error if the text would end the element that it is put into */
function inElement(name: 'script' | 'style', text: string, attributes = ''): string {
  if (new RegExp(`</${name}|<!--`, 'i').test(text)) throw new Error(`a ${name} that would end too early`);
  return `<${name}${attributes}>${text}</${name}>`;
}

/**
 * @param html a page of a built site, without its programs (see `withoutPrograms`)
 * @throws Error if the page is not of the form that is known here
 */
export async function onePage(html: string, { base, sheet, late, icon, loader, pack }: Parts): Promise<string> {
  await init;
  const address = addressOf(html);
  const site = new URL(base, address).href;
  const path = (href: string): string => href.slice(base.length);
  const outside = (href: string): string => (href.startsWith(base) ? site + path(href) : href);
  const styles = late.map((text) => inElement('style', text)).join('');

  const edited = editTags(html, ({ name, attributes, text }) => {
    const { href = '', rel = '', src } = attributes;
    if (name === 'a') {
      const to = href.startsWith(`${address.pathname}#`) ? href.slice(address.pathname.length) : outside(href);
      const searched = text.replace(/\sdata-library="[^"]*"/, '');
      return to === href
        ? searched
        : searched.replace(/(\shref=)"[^"]*"/, (_, before: string) => `${before}"${escaped(to)}"`);
    }
    if (name === 'astro-island')
      return text
        .replaceAll(`"${base}experiments/`, () => `"${site}experiments/`)
        .replaceAll(`"${base}embed/`, () => `"${site}embed/`);
    if (name === 'link' && rel === 'stylesheet') {
      const found = sheet(path(href));
      if (found === undefined) throw new Error(`no style sheet ${href}`);
      return inElement('style', found);
    }
    if (name === 'link' && rel === 'icon') return `<link rel="icon" href="${icon}">`;
    if (name === 'link' && rel !== 'canonical') return '';
    if (src?.startsWith(base)) throw new Error(`the page names ${src}, which is not put into the file`);
    if (name === 'meta' && attributes.charset !== undefined)
      return `${text}<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="robots" content="noindex">`;
    return text;
  });
  const once = (page: string, found: string | RegExp, place: string): string => {
    if (page.search(found) < 0) throw new Error(`the page has no ${String(found)}`);
    return page.replace(found, () => place);
  };
  const scripted = edited.replaceAll(
    /<script( type="module")?>([\s\S]*?)<\/script>/g,
    (whole, module, code: string) => {
      if (module !== undefined && parse(code)[0].length > 0) throw new Error('a program in the page imports another');
      return module === undefined ? whole.replaceAll(/\bimport\(/g, 'unpack(') : whole;
    },
  );
  const kept = once(scripted, KEEP, told(address)).replaceAll(
    '这一页被放在不让程序运行的框里',
    '这个浏览器没有打开文件里的程序',
  );
  const headed = once(kept, /<\/head>/, `${styles}${inElement('script', loader)}</head>`);
  return once(headed, /<\/body>/, `${inElement('script', pack, ' type="text/plain" id="pack"')}</body>`);
}
