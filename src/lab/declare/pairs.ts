/** Names with their values as text, as a command line and an address give them. */
export interface Pairs {
  /** Without prototype; what was given more than once is left out. */
  given: Record<string, string>;
  /** One Chinese sentence for every name that was given more than once. */
  faults: string[];
}

/** @param what such a pair is called, in Chinese */
export function collectPairs(pairs: Iterable<readonly [name: string, value: string]>, what: string): Pairs {
  const given = Object.create(null) as Record<string, string>;
  const times = new Map<string, number>();
  for (const [name, value] of pairs) {
    times.set(name, (times.get(name) ?? 0) + 1);
    given[name] = value;
  }
  const repeated = [...times].filter(([, count]) => count > 1);
  for (const [name] of repeated) delete given[name];
  const faults = repeated.map(([name, n]) => `${what} ${name} 给了${n === 2 ? '两' : ` ${n} `}次，只写一次。`);
  return { given, faults };
}
