import type { Part } from '../../../src/book/spoken/parts.ts';

/** Where a walk through a formula is: at one of the parts that stand side by side, below those that it came through. */
export class Walker {
  private readonly above: { parts: Part[]; at: number }[] = [];
  private parts: Part[];
  private at = 0;

  constructor(whole: Part) {
    this.parts = [whole];
  }

  get here(): Part {
    return this.parts[this.at]!;
  }

  /** `2 / 3`: which of the parts side by side; nothing at the whole. */
  get place(): string {
    return this.above.length === 0 ? '' : `${this.at + 1} / ${this.parts.length}`;
  }

  /** Each says whether there was anywhere to go. */
  readonly moves = {
    inwards: (): boolean => {
      const parts = this.here.parts();
      if (parts.length === 0) return false;
      this.above.push({ parts: this.parts, at: this.at });
      this.parts = parts;
      this.at = 0;
      return true;
    },
    outwards: (): boolean => {
      const from = this.above.pop();
      if (!from) return false;
      this.parts = from.parts;
      this.at = from.at;
      return true;
    },
    on: (): boolean => this.beside(1),
    back: (): boolean => this.beside(-1),
  };

  private beside(step: number): boolean {
    if (this.parts[this.at + step] === undefined) return false;
    this.at += step;
    return true;
  }
}

export type Move = keyof Walker['moves'];
