import { copyText, save } from '../lab/extras/saving.ts';
import { controlsOf } from '../lab/sent-controls.ts';
import type { SentControl } from '../lab/types.ts';
import { askedDesign } from './asked.ts';
import { flowerPng, sheetFile } from './files.ts';

/** The page of the fold sheet: shows the flower that its address asks for, prints it and gives it away. */

const root = document.querySelector<HTMLElement>('[data-papercut]')!;
const sheet = root.querySelector<HTMLElement>('.fold-sheet')!,
  note = root.querySelector<HTMLElement>('[role=status]')!,
  home = root.querySelector<HTMLAnchorElement>('[data-do=home]')!;

const controls = controlsOf(JSON.parse(root.dataset.controls!) as Record<string, SentControl>);
const { design, home: path, fault } = askedDesign(location.search, controls);
const address = location.href;

const text = sheetFile(design, address);
// Parsed apart, so that nothing of an address can become markup of this page.
const drawn = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
drawn.setAttribute('role', 'img');
drawn.setAttribute('aria-label', '折法图：正方形的纸、折痕、剪线和一把十厘米的尺');
sheet.replaceChildren(document.importNode(drawn, true));
home.href = root.dataset.base! + path.slice(1);
if (fault) note.textContent = fault;

const actions: Record<string, () => void | Promise<void>> = {
  print: () => window.print(),
  svg: () => save(text, 'window-flower-sheet.svg', 'image/svg+xml'),
  async png() {
    save(await flowerPng(design, address), 'window-flower.png');
  },
  async link() {
    const opens = new URL(home.href, location.href).href;
    note.textContent = (await copyText(opens))
      ? '链接已复制，朋友打开就看见这张窗花。'
      : `浏览器不让复制，请自己复制这个链接：${opens}`;
  },
};
for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-do]'))
  button.addEventListener('click', () => {
    Promise.resolve()
      .then(() => actions[button.dataset.do!]!())
      .catch(() => (note.textContent = '图片没有做成：浏览器画不出来。可以改存折法图。'));
  });
root.querySelector<HTMLElement>('.papercut-tools')!.hidden = false;
