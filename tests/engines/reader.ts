/**
 * What a reader does with a figure, and what the figure then says; run in the page itself, as a classic program. `refused` lists what the browser kept
 * from happening.
 */
export const reader = (id: string): string => `
const refused = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => refused.push(violatedDirective + ' ' + blockedURI));
const until = async (found) => { for (;;) { const it = found(); if (it) return it; await new Promise(requestAnimationFrame); } };
outcomesHere = (async () => {
  const figure = await until(() => document.querySelector('[data-lab="${id}"]'));
  figure.scrollIntoView();
  await until(() => figure.querySelector('astro-island:not([ssr])'));
  [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === '运行').click();
  const said = () => figure.querySelector('.lab-status').textContent;
  await until(() => /^完成|没有算成/.test(said()));
  await until(() => document.readyState === 'complete');
  const fonts = [...document.fonts].filter(({ status, family }) => status === 'loaded' && family.startsWith('KaTeX')).length;
  return JSON.stringify({ said: said(), fonts: fonts > 0, refused });
})().catch(String);`;
