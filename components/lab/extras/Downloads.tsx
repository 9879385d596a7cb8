import { figureAddress } from '../../../src/lab/declare/figure-address.ts';
import { csv } from '../../../src/lab/files/csv.ts';
import { creditOf } from '../../../src/lab/files/credit.ts';
import type { Outcome, Session } from '../../../src/lab/run/session.ts';
import { loadPublished } from '../loading.ts';
import { controlsOf } from '../sent-controls.ts';
import type { LabProps } from '../types.ts';
import { standalonePng, standaloneSvg, type Caption } from './picture-file.ts';
import { save } from './saving.ts';

export interface DownloadsProps {
  lab: LabProps;
  session: Session;
  root: { current: HTMLElement | null };
  say: (text: string) => void;
}

/** What a reader takes away of a figure: its table, its result and its picture, as they are now. */
export default function Downloads({ lab, session, root, say }: DownloadsProps) {
  const name = `${lab.id}${session.shown && session.shown.seed !== 0 ? `-seed${session.shown.seed}` : ''}`;
  const outcome = async (): Promise<Outcome> => {
    if (session.shown) return session.shown;
    const one = await loadPublished(lab, lab.origin);
    if (!one) throw new Error('no published result');
    return one;
  };
  const credit = () => {
    const state = session.shown ?? lab.origin,
      controls = controlsOf(lab.controls);
    const page =
      lab.place === 'chapter' ? location.origin + location.pathname : new URL(lab.addresses.page, location.href).href;
    return creditOf(
      {
        id: lab.id,
        title: [lab.number, lab.title].filter(Boolean).join('　'),
        address: figureAddress(page, lab.place === 'chapter' ? lab.label : lab.id, controls, state),
      },
      controls,
      state,
    );
  };
  const drawing = () => {
    const figure = root.current!.closest('[data-lab]')!;
    const canvas = figure.querySelector<SVGSVGElement>('.lab-canvas > svg');
    const still = [...figure.querySelectorAll<HTMLElement>('.lab-still')].find((element) => element.offsetWidth > 0);
    const svg = canvas ?? still?.querySelector('svg');
    if (!svg) throw new Error('no drawing');
    const caption: Caption = { credit: credit(), sentence: session.shown?.sentence ?? lab.sentence };
    return { svg: standaloneSvg(svg, caption), caption };
  };
  const offer = (kind: string, make: () => void | Promise<void>) => (
    <button
      type="button"
      onClick={() => {
        say('');
        Promise.resolve()
          .then(make)
          .catch(() => say(`没有做成 ${kind} 文件。检查网络后再点一次。`));
      }}
    >
      {kind}
    </button>
  );
  return (
    <div class="lab-row">
      {offer('CSV', async () => save(csv((await outcome()).table, credit()), `${name}.csv`, 'text/csv'))}
      {offer('JSON', async () => {
        const { params, seed, result } = await outcome();
        save(`${JSON.stringify({ id: lab.id, params, seed, result }, null, 1)}\n`, `${name}.json`, 'application/json');
      })}
      {offer('SVG', () => save(drawing().svg.text, `${name}.svg`, 'image/svg+xml'))}
      {offer('PNG', async () => {
        const { svg, caption } = drawing();
        save(await standalonePng(svg, caption), `${name}.png`);
      })}
    </div>
  );
}
