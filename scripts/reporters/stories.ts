// A reporter of Vitest: a line per file of stories, what failed, the cases in reports/stories-tests.json.
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { shortPath, writeReport, type Case } from '../cases.ts';

/** As much of a story's test as is told of. */
export interface ToldStory {
  readonly file: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly errors: readonly string[];
}

const isPlanted = (file: string): boolean => /[/]planted[/][^/]+[.]stories[.]ts$/.test(file);

/** A planted story has to fail, and by axe: else axe sees nothing in the others either. */
const plantedCase = ({ name, state, errors }: ToldStory): Case => ({
  name: `${name} fails for what axe finds in it`,
  outcome: state === 'failed' && errors.some((error) => error.includes('color-contrast')) ? 'passed' : 'failed',
});

export const caseOf = (story: ToldStory): Case => {
  const name = `${shortPath(story.file)}: ${story.name}`;
  if (isPlanted(story.file)) return plantedCase({ ...story, name });
  if (story.state === 'skipped') return { name, outcome: 'skipped', reason: 'marked as skipped' };
  return { name, outcome: story.state === 'passed' ? 'passed' : 'failed' };
};

const told = (test: TestCase): ToldStory => {
  const { state, errors = [] } = test.result();
  return { file: test.module.moduleId, name: test.name, state, errors: errors.map(({ message }) => message) };
};

/** What went wrong outside of any story. */
const ownCases = (module: TestModule, stories: readonly ToldStory[]): readonly Case[] => {
  const file = shortPath(module.moduleId);
  if (module.errors().length > 0) return [{ name: `${file} could not be run`, outcome: 'failed' }];
  return stories.length === 0 ? [{ name: `${file} has no stories`, outcome: 'failed' }] : [];
};

export default class StoriesReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const stories = [...module.children.allTests()].map(told);
    const cases = stories.map(caseOf);
    const bad = cases.some(({ outcome }) => outcome === 'failed') || module.errors().length > 0;
    console.log(`${bad ? '✖' : '✔'} ${shortPath(module.moduleId)}: ${cases.length}`);
    for (const error of module.errors()) console.log(error.message);
    stories.forEach(({ name, errors }, i) => {
      if (cases[i]?.outcome === 'failed') console.log(`✖ ${name}\n${errors.join('\n')}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { readonly message: string }[]): void {
    for (const { message } of unhandled) console.log(`✖ unhandled: ${message}`);
    const cases = modules.flatMap((module) => {
      const stories = [...module.children.allTests()].map(told);
      return [...ownCases(module, stories), ...stories.map(caseOf)];
    });
    const loose = unhandled.map(({ message }): Case => ({ name: `stories: unhandled: ${message}`, outcome: 'failed' }));
    writeReport('stories-tests', [...cases, ...loose]);
  }
}
