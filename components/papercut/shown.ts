import { copyText } from '../clipboard.ts';
import { save } from '../lab/extras/saving.ts';
import { controlsOf } from '../lab/sent-controls.ts';
import type { SentControl } from '../lab/types.ts';
import { askedDesign } from './asked.ts';
import { flowerPng, sheetFile } from './files.ts';

let shown: ReturnType<typeof draw> | undefined;

/** Shows the flower that the page's address asks for, once. @returns what can be done with it, each told by a sentence when it is done */
export const show = (root: HTMLElement) => (shown ??= draw(root));

function draw(root: HTMLElement) {
  const controls = controlsOf(JSON.parse(root.dataset.controls!) as Record<string, SentControl>);
  const { design, home, fault } = askedDesign(location.search, controls);
  const address = location.href,
    text = sheetFile(design, address);
  const back = root.querySelector<HTMLAnchorElement>('[data-do=home]')!;
  back.href = root.dataset.base! + home.slice(1);
  if (location.search !== '') {
    // Parsed apart, so that nothing of an address can become markup of this page.
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const stands = root.querySelector('.fold-sheet > svg')!;
    for (const name of ['role', 'aria-label']) svg.setAttribute(name, stands.getAttribute(name)!);
    stands.replaceWith(document.importNode(svg, true));
  }
  if (fault !== undefined) root.querySelector('[role=status]')!.textContent = fault;
  return {
    async svg() {
      save(text, 'window-flower-sheet.svg', 'image/svg+xml');
      return '折法图在浏览器的下载里。';
    },
    async png() {
      save(await flowerPng(design, address), 'window-flower.png');
      return '图片在浏览器的下载里。';
    },
    async link() {
      return (await copyText(back.href))
        ? '链接已复制，朋友打开就看见这张窗花。'
        : `浏览器不让复制，请自己复制这个链接：${back.href}`;
    },
  };
}
