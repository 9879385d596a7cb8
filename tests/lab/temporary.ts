import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fixtures, home } from './fixtures-folder.ts';

export { fixtures, home };

/** A folder of experiments that lives as long as the test. `write` takes a path inside it. */
export function temporaryRoot(): { root: string; write(path: string, text: string): void } {
  const root = mkdtempSync(join(tmpdir(), 'experiments-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return {
    root,
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
  };
}

/**
 * The same folder with another file in it. A module that this process has imported stays what it was, so an experiment that is edited
 * between two commands stands in a new folder, beside what was published before. @returns its root
 */
export function edited(root: string, path: string, text: string): string {
  const next = temporaryRoot();
  cpSync(root, next.root, { recursive: true });
  next.write(path, text);
  return next.root;
}

/** An experiment.ts: a walk of `steps` steps, each `step` long; every part can be replaced. */
export function walk(
  parts: { imports?: string; body?: string; title?: string; claims?: string; publish?: string; extra?: string } = {},
): string {
  return `import { defineExperiment } from '${home}src/lab/declare/define.ts';
${parts.imports ?? ''}
export default defineExperiment({
  title: '${parts.title ?? '漫步'}',
  summary: '一步一步走。',
  controls: { steps: { kind: 'number', label: '步数', min: 1, max: 100, step: 1, value: 3 } },
  fields: { place: '位置' },
  publish: [${parts.publish ?? '{}, { steps: 5 }'}],
  *run({ steps }, random) {
    ${parts.body ?? 'for (let step = 1; step <= steps; step++) yield { place: step * 2 };'}
  },
  claims: { ${parts.claims ?? ''} },
  table: ({ place }) => ({ columns: [{ label: '位置' }], rows: [[place]] }),
  describe: ({ place }) => \`走到 \${place}。\`,
  ${parts.extra ?? ''}
});
`;
}
