/** The same properties, 10,000 times each. */
process.env.HOSTILE_RUNS = '10000';
await import('./properties.test.ts');

export {};
