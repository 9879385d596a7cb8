/** States of a phone. */
export const STATES = 3;

/** A phone from one moment to another, in seconds. */
export interface Segment {
  /** As the CMU dictionary writes it; SIL is silence. */
  phone: string;
  /** The word that it is of; '' for silence. */
  word: string;
  from: number;
  to: number;
  states: {
    /** Number of the tied state among the 5,126 of the model that aligned it; null where none did. */
    tied: number | null;
    from: number;
    to: number;
  }[];
}
