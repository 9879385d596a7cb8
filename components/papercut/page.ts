/** The page of the fold sheet: the book's own flower is there as it was built; the program comes for another's, and to make files. */

const root = document.querySelector<HTMLElement>('[data-papercut]')!;
const note = root.querySelector<HTMLElement>('[role=status]')!;
const load = () => import('./shown.ts').then(({ show }) => show(root));

const UNLOADED = '程序没有载入，折法图还是书里的窗花。检查网络后刷新页面。';

for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-do]'))
  button.addEventListener('click', () => {
    if (button.dataset.do === 'print') return window.print();
    load().then(
      (actions) =>
        actions[button.dataset.do as keyof typeof actions]().then(
          (said) => (note.textContent = said),
          () => (note.textContent = '图片没有做成：浏览器画不出来。可以改存折法图。'),
        ),
      () => (note.textContent = UNLOADED),
    );
  });
root.querySelector<HTMLElement>('.papercut-tools')!.hidden = false;
if (location.search !== '') load().catch(() => (note.textContent = UNLOADED));
