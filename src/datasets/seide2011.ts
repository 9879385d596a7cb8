/**
 * What the lecture shows of Seide, Li & Yu 2011 ("Conversational speech transcription using context-dependent deep neural networks", Interspeech): word error
 * rates in percent on telephone calls, of nets with so many hidden layers of so many units, 429 inputs and 9304 outputs, taught by more than 300 hours; layers
 * were pre-trained one by one as deep belief nets. There is no row of six layers.
 */
export interface SeideRow {
  layers: number;
  width: number;
  wordError: number;
}

export const SEIDE: readonly SeideRow[] = [
  { layers: 1, width: 2048, wordError: 24.2 },
  { layers: 2, width: 2048, wordError: 20.4 },
  { layers: 3, width: 2048, wordError: 18.4 },
  { layers: 4, width: 2048, wordError: 17.8 },
  { layers: 5, width: 2048, wordError: 17.2 },
  { layers: 7, width: 2048, wordError: 17.1 },
];
/** One hidden layer: with as many weights as 5 × 2048 and 7 × 2048 have, and the widest that was tried. */
export const SEIDE_WIDE: readonly SeideRow[] = [
  { layers: 1, width: 3772, wordError: 22.5 },
  { layers: 1, width: 4634, wordError: 22.6 },
  { layers: 1, width: 16384, wordError: 22.1 },
];
