import { link } from '../../src/book/set/link.ts';

/** The page of what is kept. Where another page was asked for, it says that this one stands in its place. */

const one = (selector: string) => document.querySelector<HTMLElement>(selector)!;

if (location.pathname !== link('/offline/')) {
  const title = one('h1');
  title.textContent = title.dataset.absent!;
  document.title = title.dataset.absent!;
  one('.here').hidden = true;
  one('.absent').hidden = false;
}

const { serviceWorker, storage } = navigator;
if (!serviceWorker || !isSecureContext || self !== top) one('.keep-none').hidden = false;
// Who comes here wants to see what is kept.
else if (import.meta.env.PROD)
  void import('./keeping.ts').then(({ follow }) => follow(document.querySelectorAll<HTMLElement>('[data-keep]')));

async function tellStorage(): Promise<void> {
  const { usage = 0, quota = 0 } = (await storage?.estimate?.()) ?? {};
  if (quota === 0) return;
  const kept = await storage.persisted?.();
  const words = [
    `这个网站现在占 ${Math.round(usage / 1e5) / 10} MB`,
    `浏览器最多让它占约 ${quota > 1e9 ? `${Math.round(quota / 1e9)} GB` : `${Math.round(quota / 1e6)} MB`}`,
    ...(kept ? ['并答应不自己清掉'] : []),
  ];
  const line = one('.storage');
  line.textContent = `${words.join('，')}。`;
  line.hidden = false;
}
const told = () => void tellStorage().catch(() => {});
document.addEventListener('keep:change', told);
told();
