import { fourDecimals, significant } from '../../math/rounding.ts';
import type { LearntNet } from '../../pictures/nets.ts';
import type { PictureSet } from '../../pictures/sets.ts';
import { answersIn, FILTERS, LAYERS } from './nets.ts';
import { classesServed, classMeans, meanOfSome, mostExciting, sharedBy, unitBasis, type Basis } from './roles.ts';
import { logitsFrom, removals, sufferedBy } from './removal.ts';

/** Looks at all units of a net: what excites each, what it answers to every class, who suffers without it. */

/** A unit as it is drawn. */
export interface Unit {
  /** Pictures of the gallery and places in it, the most exciting first. */
  patches: [picture: number, place: number][];
  /** Mean answer to each class, the greatest of a layer's being 100. */
  answers: number[];
  /** Without it, of each class the share that is mistaken. */
  errors: number[];
  classes: number | null;
}

/** What was measured of a layer, means over its units. */
export interface LayerMeasures {
  /** Classes that a unit serves, by its mean answers. */
  classes: number;
  /** Classes that share the harm when it is taken out, by cross-entropy. */
  sufferers: number;
  /** By how much the share of mistakes rises then, over all classes. */
  harm: number;
}

export interface Looked {
  measures: LayerMeasures[];
  units: Unit[][];
  /** Of each class the share that is mistaken with all units. */
  errors: number[];
}

/** Patches of a unit that are kept. */
const PATCHES = 4;
const thousandths = (share: number): number => Math.round(1000 * share) / 1000 + 0;
const or0 = (value: number): number => (Number.isFinite(value) ? value : 0);

export const CLASSES = 10;

/**
 * @param bases directions that are looked at instead of the units
 * @param gallery places among the pictures, from which exciting ones are taken
 */
export function* look(
  net: LearntNet,
  set: PictureSet,
  gallery: readonly number[],
  bases: readonly Basis[] = LAYERS.map(({ units }) => unitBasis(units)),
): Generator<number, Looked, void> {
  const answers = answersIn(net, set);
  const whole = sufferedBy(logitsFrom(net, answers), set.labels, CLASSES);
  const looked: Looked = { measures: [], units: [], errors: whole.errors.map(thousandths) };
  const [all, often] = [LAYERS.reduce((sum, { units }) => sum + units, 0), classShares(set.labels)];
  let done = 0;
  for (let l = 0; l < LAYERS.length; l++) {
    const basis = bases[l]!;
    const means = classMeans(answers[l]!, set.labels, CLASSES, basis);
    const most = means.flat().reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const served = means.map(classesServed);
    const [harms, sufferers, units]: [number[], number[], Unit[]] = [[], [], []];
    for (const { errors, losses } of removals(net, l, answers[l]!, set.labels, basis)) {
      const u = units.length;
      units.push({
        patches: mostExciting(answers[l]!, gallery, basis[u]!, PATCHES),
        answers: means[u]!.map((mean) => Math.round((100 * mean) / (most || 1)) + 0),
        errors: errors.map(thousandths),
        classes: Number.isFinite(served[u]!) ? significant(served[u]!, 3) : null,
      });
      harms.push(errors.reduce((sum, error, c) => sum + often[c]! * (error - whole.errors[c]!), 0));
      sufferers.push(sharedBy(losses.map((loss, c) => loss - whole.losses[c]!)));
      yield ++done / all;
    }
    looked.units.push(units);
    looked.measures.push({
      classes: fourDecimals(or0(meanOfSome(served))),
      sufferers: fourDecimals(or0(meanOfSome(sufferers))),
      harm: fourDecimals(or0(meanOfSome(harms))) + 0,
    });
  }
  return looked;
}

function classShares(labels: ArrayLike<number>): number[] {
  const shares = new Array<number>(CLASSES).fill(0);
  for (let i = 0; i < labels.length; i++) shares[labels[i]!]! += 1 / labels.length;
  return shares;
}

/** First filters as they are drawn: of each its window row by row, the greatest weight of all being 100. */
export function filtersOf({ weights }: LearntNet): number[][] {
  const kernel = Float32Array.from(weights[0]!.kernel);
  const most = kernel.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  return Array.from({ length: FILTERS[0] }, (_, u) =>
    Array.from(
      { length: kernel.length / FILTERS[0] },
      (_, i) => Math.round((100 * kernel[i * FILTERS[0] + u]!) / most) + 0,
    ),
  );
}
