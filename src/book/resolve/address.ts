import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import type { Image } from 'mdast';
import type { Place } from '../words/fault.ts';
import { join } from '../set/link.ts';
import { checkPlain } from '../words/plain.ts';
import { checkImage } from './picture.ts';
import type { Context } from './context.ts';
import { sitePages } from '../site-pages.ts';
import { suggest } from '../words/suggest.ts';

/** The pages that are not chapters, experiments or their results. */
const pages = ['/', ...Object.values(sitePages).map(({ href }) => href)];

export const withBase = (url: string, base: string): string => (url.startsWith('/') ? join(url, base) : url);

/** Every path of the site that a chapter may link to. */
function paths({ book, experimentIds }: Context): string[] {
  return [
    ...pages,
    ...book.chapters.map(({ href }) => href),
    ...experimentIds.flatMap((id) => [`/experiments/${id}/`, `/embed/${id}/`, `/results/${id}.json`]),
  ];
}

/** What makes an address look like another one: a name before @, letters of two alphabets in one word. */
function deceptive(url: string): readonly [message: string, mend: string] | undefined {
  const { username, password } = new URL(url);
  if (username + password !== '' && /^http/i.test(url))
    return ['里有用户名或密码。', '请删掉 @ 和它前面的部分，它看起来会像另一个网站。'];
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  const alphabets = [/[a-z]/i, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  if (host.split('.').some((word) => alphabets.filter((alphabet) => alphabet.test(word)).length > 1))
    return ['的域名里混着两种字母，看起来会像另一个网站。', '请从浏览器的地址栏复制。'];
  return undefined;
}

/**
 * Checks where a link leads. Only https, http, mailto and paths of this site are let through, so no encoding of `javascript:` is.
 * @returns undefined, with the fault reported, if it leads nowhere
 */
export function checkAddress(
  url: string,
  place: Place | undefined,
  context: Context,
): 'internal' | 'external' | undefined {
  const { book, chapter, report } = context;
  if (/^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(url)) {
    const wrong = URL.canParse(url) ? deceptive(url) : (['写得不对。', '请从浏览器的地址栏复制。'] as const);
    if (!wrong) return 'external';
    report(place, `网址 ${url.slice(0, 80)} ${wrong[0]}`, wrong[1]);
    return undefined;
  }
  if (url.startsWith('//') || !/^[/#]/.test(url)) {
    report(
      place,
      `链接 ${url.slice(0, 80)} 不是 https 网址，也不是本书的路径。`,
      '本书的页写成从 / 开始的路径，例如 /chapters/universality/#sec-cost；网址以 https:// 开头。',
    );
    return undefined;
  }
  const [before, anchor] = url.split('#') as [string, string | undefined];
  const path = before.split('?')[0]! || `/chapters/${chapter.slug}/`;
  if (!paths(context).includes(path)) {
    if (!book.complete && path.startsWith('/chapters/')) return undefined;
    const slashed = paths(context).includes(`${path}/`) ? `路径以 / 结尾：${path}/。` : suggest(path, paths(context));
    report(place, `本书没有 ${path} 这一页。`, slashed);
    return undefined;
  }
  if (anchor !== undefined && book.unread.targets.has(decoded(anchor))) return undefined;
  if (anchor !== undefined && !anchors(path, context)?.includes(decoded(anchor))) {
    report(
      place,
      `${path} 上没有名为 ${decoded(anchor)} 的位置。`,
      suggest(decoded(anchor), anchors(path, context) ?? []),
    );
    return undefined;
  }
  return 'internal';
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/** The anchors of a page that a link may name. */
function anchors(path: string, { book }: Context): string[] | undefined {
  if (path === '/glossary/') return [...book.glossary.keys()];
  if (path === '/bibliography/') return [...book.references.keys()];
  return book.chapters.find(({ href }) => href === path)?.targets.map(({ id }) => id);
}

/** Checks that a picture is there, is a picture of a sane size, carries nothing that runs, and is described. */
export function checkPicture(node: Image, { publicFolder, report }: Context): boolean {
  const place = node.position?.start;
  const refuse = (message: string, mend: string) => {
    report(place, message, mend);
    return false;
  };
  if (!/^\/[A-Za-z0-9][A-Za-z0-9/_-]*\.(?:png|jpe?g|webp|avif|gif|svg)$/.test(node.url)) {
    return refuse(
      `图片 ${node.url.slice(0, 80)} 不是本书的图片。`,
      '图片放在 public 里，写成 /images/folding.png 这样的路径。',
    );
  }
  const path = joinPath(publicFolder, node.url);
  if (!existsSync(path)) return refuse(`public${node.url} 不存在。`, '请把图片放进去，或改正路径。');
  const steps = node.url.split('/').slice(1);
  const linked = steps
    .map((_, i) => steps.slice(0, i + 1).join('/'))
    .find((step) => lstatSync(joinPath(publicFolder, step)).isSymbolicLink());
  if (linked !== undefined) return refuse(`public/${linked} 是符号链接。`, '请放真正的文件。');
  if (!lstatSync(path).isFile()) return refuse(`public${node.url} 不是一个文件。`, '请放真正的文件。');
  if (!node.alt?.trim()) return refuse('图片没有说明文字。', '在方括号里写一句话，说出图里有什么：![……](…)。');
  checkPlain(node.alt, place, report);
  const wrong = checkImage(readFileSync(path), node.url);
  return wrong ? refuse(`public${node.url} ${wrong[0]}`, wrong[1]) : true;
}
