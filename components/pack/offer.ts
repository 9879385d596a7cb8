import type { PackList } from './pack.ts';

/** The form that packs a chapter's figures: what packs is fetched when it is asked for; it can be stopped, and says what went wrong. */

const form = document.querySelector<HTMLFormElement>('[data-pack]')!;
const choice = form.querySelector('select')!,
  start = form.querySelector<HTMLButtonElement>('[data-do=pack]')!,
  stop = form.querySelector<HTMLButtonElement>('[data-do=stop]')!,
  bar = form.querySelector('progress')!,
  note = form.querySelector<HTMLElement>('[role=status]')!;

let running: AbortController | undefined;

function show(isRunning: boolean): void {
  start.disabled = isRunning;
  stop.hidden = bar.hidden = !isRunning;
}

async function pack(address: string, name: string, { signal }: AbortController): Promise<string> {
  const loading = Promise.all([import('./pack.ts'), import('../lab/extras/saving.ts')]);
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  const list = (await response.json()) as PackList;
  if (list.figures.length === 0) return `${list.chapter}没有能运行的图，没有东西可打包。`;
  bar.max = list.figures.length;
  const [{ packFigures }, { save }] = await loading;
  const zip = await packFigures(list, form, signal, (done) => {
    bar.value = done;
    note.textContent = `正在打包：${list.figures.length} 幅图里做好了 ${done} 幅。`;
  });
  save(zip, name);
  return `${list.chapter}的 ${list.figures.length} 幅图已打包，在浏览器的下载里。`;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  running?.abort();
  const mine = (running = new AbortController());
  const option = choice.selectedOptions[0]!;
  show(true);
  bar.removeAttribute('value');
  note.textContent = '正在准备……';
  pack(option.value, option.dataset.file!, mine)
    .then(
      (said) => said,
      (error: unknown) => {
        if (mine.signal.aborted) return '停下了，没有文件下载。';
        const lost = error instanceof Error && 'number' in error ? String(error.number) : undefined;
        return lost === undefined
          ? '这一章的图没有取到。检查网络后再点一次“打包”。'
          : `${lost} 没有取到，所以没有打包。检查网络后再点一次“打包”。`;
      },
    )
    .then((said) => {
      if (running !== mine) return;
      running = undefined;
      note.textContent = said;
      show(false);
    });
});
stop.addEventListener('click', () => running?.abort());
form.hidden = false;
