/** Programs that need no modules: each is a function in CommonJS's form, run when it is first asked for and once only. */

type Require = (path: string) => object;
export type Program = (require: Require, exports: object, module: { exports: object }) => void;

/** The name of a program, by whatever address it is asked for. */
export const nameOf = (address: string): string => address.split(/[?#]/)[0]!.split('/').at(-1)!;

/** The text that makes a program known: `packed(name, program)` is there where it runs. */
export const knownAs = (name: string, code: string | Uint8Array<ArrayBuffer>): (string | Uint8Array<ArrayBuffer>)[] => [
  `packed(${JSON.stringify(name)},function(require,exports,module){"use strict";`,
  code,
  '\n});',
];

export interface Programs {
  know(name: string, program: Program): void;
  /** @throws Error if there is no such program; what a program throws */
  require: Require;
}

/** @param fetch makes a program known that is not yet, if it can */
export function programs(fetch: (name: string) => void): Programs {
  const known = new Map<string, Program>();
  const begun = new Map<string, { exports: object }>();
  const require: Require = (path) => {
    const name = nameOf(path);
    const there = begun.get(name);
    if (there) return there.exports;
    if (!known.has(name)) fetch(name);
    const program = known.get(name);
    if (!program) throw new Error(`no program ${name}`);
    const part = { exports: {} };
    // What two programs want of each other is there as far as it has come.
    begun.set(name, part);
    try {
      program(require, part.exports, part);
    } catch (error) {
      begun.delete(name);
      throw error;
    }
    return part.exports;
  };
  return { know: (name, program) => void known.set(name, program), require };
}
