import type { Figure } from '../../../src/lab/draw/draw.ts';

/** What the cursor is given by the stage: the figure as it was drawn last, and a way to have it drawn. */
export interface PointSource {
  /** What stands on the stage; nothing while the still does. */
  drawn?: { figure: Figure; svg: SVGSVGElement };
  /** Results are coming. */
  running: boolean;
  /** Asks for the drawing of what the still shows. @returns false if there is nothing to draw, or it cannot be had */
  wake: () => Promise<boolean>;
  /** Called when something else has been drawn, or a run has come to rest. */
  changed?: () => void;
}
