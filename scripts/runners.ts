/** A program that runs tests or checks and leaves reports/<name>.json. */
export interface Runner {
  readonly name: string;
  readonly needsBrowser: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments to Node. With `files`, only those are run. */
  readonly args: (files: readonly string[]) => readonly string[];
}

const bin = (name: string): string => `node_modules/.bin/${name}`;

export const RUNNERS: readonly Runner[] = [
  { name: 'checks', needsBrowser: false, args: (names) => ['scripts/check.ts', ...names] },
  { name: 'unit', needsBrowser: false, args: (files) => ['scripts/unit.ts', ...files] },
  {
    name: 'elements',
    // It sees to its three browsers itself.
    needsBrowser: false,
    args: (files) => ['scripts/elements.ts', ...files],
  },
  { name: 'stories', needsBrowser: true, args: (files) => ['scripts/stories.ts', ...files] },
  {
    name: 'e2e',
    needsBrowser: true,
    env: { NODE_OPTIONS: '--conditions=tillkit-source' },
    args: (files) => [bin('playwright'), 'test', ...files],
  },
];
