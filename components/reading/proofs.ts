/** Opens the steps of proofs one by one, and all of them for printing. */
export function attachProofs(): void {
  for (const proof of document.querySelectorAll('.proof')) attach(proof);
  const opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    for (const step of document.querySelectorAll<HTMLDetailsElement>('.proof .step:not([open])')) {
      step.open = true;
      opened.push(step);
    }
  });
  addEventListener('afterprint', () => {
    for (const step of opened.splice(0)) step.open = false;
  });
}

function attach(proof: Element): void {
  const controls = proof.querySelector<HTMLElement>('.proof-controls');
  if (!controls) return;
  const steps = [...proof.querySelectorAll<HTMLDetailsElement>('.step')];
  const next = controls.querySelector<HTMLButtonElement>('[data-next]')!;
  const all = controls.querySelector<HTMLButtonElement>('[data-all]')!;
  const state = controls.querySelector('.proof-state')!;
  const showProgress = () => {
    const open = steps.filter((step) => step.open).length;
    state.textContent = `${open} / ${steps.length} 步`;
    next.disabled = open === steps.length;
    all.textContent = open === steps.length ? '全部收起' : '展开全部';
  };
  next.addEventListener('click', () => {
    const step = steps.find(({ open }) => !open);
    if (!step) return;
    step.open = true;
    step.scrollIntoView({ block: 'nearest' });
  });
  all.addEventListener('click', () => {
    const open = steps.some((step) => !step.open);
    for (const step of steps) step.open = open;
  });
  for (const step of steps) step.addEventListener('toggle', showProgress);
  controls.hidden = false;
  showProgress();
}
