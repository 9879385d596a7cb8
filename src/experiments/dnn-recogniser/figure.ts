import { raster } from '../../lab/draw/charts/raster.ts';
import { line, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import type recogniser from './experiment.ts';

/** Of every frame how sure either model is of each phone, and the path of the word that it takes it for. */
const figure: FigureOf<typeof recogniser> = ({ frames, phones, gmm, net }, _params, { width }) => {
  const [first, second] = pairOf(width);
  // Each phone's row is as high as its name.
  const height = width < 560 ? 376 : Math.max(first.height, second.height);
  return [panel('高斯混合', gmm), panel('共用的网络', net)];

  function panel(name: string, { word, phones: shares, path }: typeof gmm): Panel {
    const rows = phones.length;
    return {
      title: word === null ? `${name}：走不完` : `${name}：听成 ${word}`,
      height,
      marginLeft: 36,
      x: { domain: [0, Math.max(1, frames)], label: '帧（每 10 毫秒一帧）', labelArrow: 'none', ticks: 5 },
      y: {
        domain: [0, rows],
        ticks: phones.map((_, i) => i + 0.5),
        tickFormat: (at: number) => (phones[at - 0.5] === 'SIL' ? '静' : (phones[at - 0.5] ?? '')),
        label: null,
      },
      marks: [
        ...(frames > 0
          ? [raster(shares, { columns: frames, x: [0, frames], y: [0, rows], domain: [0, 100], colors: 'deep' })]
          : []),
        line(
          path.flatMap((phone, t): [number, number][] => [
            [t, phone + 0.5],
            [t + 1, phone + 0.5],
          ]),
          { stroke: 'var(--vermilion)', strokeWidth: 1.6 },
        ),
      ],
    };
  }
};

export default figure;
