import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

/** What runs on the host of the repository, some of it for strangers. */

interface Workflow {
  on: Record<string, unknown> | string;
  permissions: Record<string, string>;
  jobs: Record<string, { steps: { uses?: string; run?: string; with?: Record<string, unknown> }[] }>;
}
const folder = new URL('../../.github/workflows/', import.meta.url);
const files = readdirSync(folder);
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const workflow = (name: string) => parse(textOf(name)) as Workflow;
const stepsOf = (name: string) => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps);

test.each(files)('%s takes every action at a commit, and says which release that is', (name) => {
  const uses = textOf(name).match(/uses: .*/g) ?? [];
  expect(uses.length).toBeGreaterThan(0);
  for (const one of uses) expect(one).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

describe("a stranger's request", () => {
  const forStrangers = files.filter((name) => /pull_request/.test(JSON.stringify(workflow(name).on)));
  test.each(forStrangers)('%s may read and no more, and is given no secret', (name) => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' });
    expect(textOf(name)).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
    for (const { uses, with: given } of stepsOf(name))
      if (uses?.startsWith('actions/checkout')) expect(given?.['persist-credentials']).toBe(false);
  });

  test('has its chapters checked by the branch that it is to come into, and nothing of it run', () => {
    expect(workflow('fork.yml').on).toBe('pull_request_target');
    const [base, proposed, ...rest] = stepsOf('fork.yml');
    expect(base!.with).toMatchObject({ ref: '${{ github.event.pull_request.base.sha }}' });
    expect(base!.with).not.toHaveProperty('path');
    const path = String(proposed!.with!.path);
    const runs = rest.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(runs).toEqual(['npm ci', `npm run -s lint -- --root ${path}`]);
  });
});
