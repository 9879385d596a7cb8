import Answer from './reading/Answer.astro';
import Choice from './reading/Choice.astro';
import Cite from './Cite.astro';
import Erratum from './Erratum.astro';
import Exercise from './reading/Exercise.astro';
import Experiment from './Experiment.astro';
import Figure from './Figure.astro';
import Hands from './Hands.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Heading4 from './Heading4.astro';
import Hint from './reading/Hint.astro';
import MarginNotes from './MarginNotes.astro';
import Proof from './reading/Proof.astro';
import Ref from './Ref.astro';
import Solution from './reading/Solution.astro';
import Step from './reading/Step.astro';
import Table from './Table.astro';
import Term from './reading/Term.astro';
import Theorem from './Theorem.astro';
import Value from './Value.astro';
import Verdict from './Verdict.astro';
import Verdicts from './Verdicts.astro';
import type { drawnElements } from '../src/book/set/drawn-elements.ts';

const elements = { h2: Heading2, h3: Heading3, h4: Heading4, table: Table } satisfies Record<
  (typeof drawnElements)[number],
  unknown
>;

/** What a chapter's tags and Markdown are set with: `<Content components={components} />`. */
export const components = {
  Answer,
  Choice,
  Cite,
  Erratum,
  Exercise,
  Experiment,
  Figure,
  Hands,
  Hint,
  MarginNotes,
  Proof,
  Ref,
  Solution,
  Step,
  Term,
  Value,
  Verdict,
  Verdicts,
  Theorem,
  Definition: Theorem,
  Lemma: Theorem,
  Corollary: Theorem,
  ...elements,
};
