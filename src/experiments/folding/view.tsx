import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewProps } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';
import { TouchPaper } from './touch-paper.tsx';
import { TouchPlanes } from './touch-planes.tsx';
import './view.css';

/** The figure, with what can be touched over it. */
export default function View({ result, params, set, draw, width, published }: ViewProps<typeof experiment>) {
  const canvas = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    draw(
      canvas.current!,
      () => figure(result, params, { width, ...(published && { published }) }),
      (svg) => svg.setAttribute('aria-hidden', 'true'), // the sentence below and what can be touched say the same in words
    );
  }, [result, params, width, published, draw]);
  return (
    <>
      <div class="lab-canvas" ref={canvas} />
      {result.mode === 'paper' ? (
        <TouchPaper key={params.fold} result={result} params={params} set={set} width={width} />
      ) : (
        <TouchPlanes params={params} set={set} width={width} />
      )}
    </>
  );
}
