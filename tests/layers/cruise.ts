import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

const settings = {
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: 'node_modules' },
  // The bench installs what it compares with into its own folder.
  exclude: { path: '^src/(engine/assembly|project/bench/node_modules)' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
};

/**
 * The modules below these folders and, in `breaches`, each breach of the rules as "name: from → to".
 * @param types whether imports of types count
 */
export async function look(folders: string[], rules: IForbiddenRuleType[], types: boolean, baseDir = process.cwd()) {
  const options = { ...settings, baseDir, validate: true, tsPreCompilationDeps: types, ruleSet: { forbidden: rules } };
  const { modules, summary } = (await cruise(folders, options)).output as ICruiseResult;
  const breaches = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { modules, breaches: breaches.sort() };
}

/** All modules that these import, however far. */
export function reach(modules: ICruiseResult['modules'], entries: readonly string[]): Set<string> {
  const by = new Map(modules.map((module) => [module.source, module.dependencies.map(({ resolved }) => resolved)]));
  const seen = new Set(entries);
  for (const path of seen) for (const next of by.get(path) ?? []) seen.add(next);
  return seen;
}
