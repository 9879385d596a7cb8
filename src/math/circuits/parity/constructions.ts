import type { Circuit } from '../circuit.ts';
import { parityDepthK } from './depth-k.ts';
import { parityFormula } from './formula.ts';
import { chainForm, depthKForm, formulaForm, treeForm, twoLevelForm, type ClosedForm } from './formulas.ts';
import { parityCnf, parityDnf } from './two-level.ts';
import { byAndOr, byNand, parityChain, parityTree } from './xor.ts';

/** One way to build parity (1 iff the number of ones is odd) of d bits; m, from 2 to d, is the block size where there are blocks. */
export interface Construction {
  build: (d: number, m: number) => Circuit;
  /** Gates and depth in closed form. */
  form: (d: number, m: number) => ClosedForm;
}

/** The eight constructions that the book compares. AND/OR and NAND are expansions of the balanced tree; in a formula nothing is shared. */
export const constructions = {
  dnf: { build: parityDnf, form: (d) => twoLevelForm(d) },
  cnf: { build: parityCnf, form: (d) => twoLevelForm(d) },
  xorChain: { build: (d) => parityChain(d), form: (d) => chainForm(d) },
  xorTree: { build: (d) => parityTree(d), form: (d) => treeForm(d) },
  andOr: { build: (d) => parityTree(d, byAndOr), form: (d) => treeForm(d, 3, 2) },
  nand: { build: (d) => parityTree(d, byNand), form: (d) => treeForm(d, 4, 3) },
  formula: { build: (d) => parityFormula(d), form: (d) => formulaForm(d) },
  depthK: { build: parityDepthK, form: depthKForm },
} satisfies Record<string, Construction>;

export type ConstructionName = keyof typeof constructions;
export const constructionNames = Object.keys(constructions) as ConstructionName[];
