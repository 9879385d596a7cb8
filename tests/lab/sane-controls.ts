import { piecesOf } from '../../src/lab/declare/data.ts';
import type { Control, Controls } from '../../src/lab/declare/define.ts';
import { readParams } from '../../src/lab/declare/validate.ts';

/** Names that a chapter's tags, the command line or the address use themselves. */
const RESERVED = ['id', 'label', 'title', 'wide', 'seed', 'of', 'path', 'digits', 'percent', 'json', 'help', 'root'];

/** What is wrong with a table of controls, a line each. */
export function controlFaults(controls: Controls): string[] {
  const faults: string[] = [];
  readParams(controls, {}); // throws if they depend on each other in a circle
  for (const [name, control] of Object.entries(controls)) {
    if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(name) || RESERVED.includes(name))
      faults.push(`${name}: no name for a parameter`);
    if (!/\p{Script=Han}/u.test(control.label)) faults.push(`${name}: its label is not Chinese`);
    if (control.help !== undefined && !control.help.endsWith('。')) faults.push(`${name}: its help is no sentence`);
    for (const [other, values] of Object.entries(control.when ?? {})) {
      const choice = controls[other];
      const allowed = choice?.kind === 'choice' ? choice.options : choice && 'sets' in choice ? choice.sets : {};
      if (!values.every((value) => Object.hasOwn(allowed, value)))
        faults.push(`${name}: when must name a choice, or an input, and values of it`);
    }
    // Alone, a control has no choice to depend on.
    const { when: _when, ...free } = control;
    faults.push(...kindFaults(free as Control, controls).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

function kindFaults(control: Control, controls: Controls): string[] {
  const faults: string[] = [];
  const check = (sound: boolean, fault: string) => {
    if (!sound) faults.push(fault);
  };
  switch (control.kind) {
    case 'number': {
      const { atMost, ...alone } = control;
      const { min, max, step, value, optional, scale } = alone;
      check([min, max, step].every(Number.isFinite) && min < max, 'min must be less than max');
      check(step > 0 && step <= max - min, 'step must fit between min and max');
      check(
        !Number.isInteger(step) || (Number.isInteger(min) && Number.isInteger(max)),
        'an integer parameter has integer limits',
      );
      check(scale !== 'log' || min > 0, 'a logarithmic scale needs min above 0');
      check(value !== null || optional === true, 'only an optional parameter may default to null');
      check(
        value === null || readParams({ alone }, { alone: value }).fault === undefined,
        'its default is not allowed',
      );
      const limit = atMost === undefined ? undefined : controls[atMost];
      if (atMost !== undefined)
        check(limit?.kind === 'number' && limit.min >= min, 'atMost must name a number that is never below min');
      break;
    }
    case 'choice':
      check(Object.keys(control.options).length >= 2, 'a choice has two options or more');
      check(
        Object.values(control.options).every((label) => label.trim() !== ''),
        'every option has a label',
      );
      break;
    case 'function':
      check(Object.keys(control.presets).length > 0, 'it needs presets');
      for (const preset of Object.keys(control.presets)) {
        const { fault } = readParams({ alone: control }, { alone: preset });
        if (fault) faults.push(`preset ${preset}: ${fault.message}`);
      }
      check(control.check('\u0000') !== undefined, 'its check takes anything');
      break;
    case 'bits': {
      if (control.names) {
        check(
          control.names.every((one) => one.trim() !== ''),
          'every bit has a name',
        );
        check(control.value.length === control.names.length, 'its default has a bit for every name');
        break;
      }
      const length = controls[control.lengthOf];
      check(/^[01]+$/.test(control.value), 'its default is no row of bits');
      check(
        length?.kind === 'number' && Number.isInteger(length.step) && !length.optional && length.min >= 1,
        'lengthOf must name a required integer',
      );
      break;
    }
    case 'images':
    case 'recordings':
    case 'table':
    case 'tied-states':
      check(Object.keys(control.sets).length > 0, 'an input needs a set');
      for (const [set, one] of Object.entries(control.sets)) {
        check(/^[a-z][a-zA-Z0-9]*$/.test(set) && set !== 'file', `${set}: no name for a set`);
        const pieces = piecesOf(one);
        check('generate' in one || pieces.length > 0, `${set}: neither generated nor made of files`);
        check(
          pieces.every(({ name, sha256 }) => /^[\w.-]+$/.test(name) && /^[0-9a-f]{64}$/.test(sha256)),
          `${set}: a file needs a plain name and its SHA-256`,
        );
        check(
          !('ships' in one) || (one.source !== undefined && one.licence !== undefined),
          `${set}: what ships has a source and a licence`,
        );
      }
      break;
    case 'numbers':
    case 'points':
    case 'rows': {
      const read = readParams({ alone: control }, { alone: control.value });
      check(read.params?.alone === control.value, 'its default is not allowed, or not written as it would be');
      break;
    }
  }
  return faults;
}
