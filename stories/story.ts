import type { StoryObj } from '@storybook/web-components-vite';
import { stage, type Staged } from './states/index.ts';
import type { State } from './states/state.ts';

type Args = Readonly<Record<string, unknown>>;

/** What stands on each canvas: an attribute that is changed changes it, and does not begin it anew. */
const staged = new WeakMap<HTMLElement, Staged>();

const elements = ({ node }: Staged): readonly HTMLElement[] =>
  [...node.children].filter((child) => child instanceof HTMLElement);

/** As a page would write them: an attribute that is not given is left as the state has it. */
const dress = (element: HTMLElement, args: Args): void => {
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else if (value === '' || value === null) element.removeAttribute(name);
    else if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
  }
};

/** The story of one state: set up, then gone to as a buyer goes. */
export const storyOf = (state: State): StoryObj => ({
  render: (args, { canvasElement, component }) => {
    const here = staged.get(canvasElement) ?? stage(state);
    staged.set(canvasElement, here);
    for (const element of elements(here)) if (element.matches(String(component))) dress(element, args);
    return here.node;
  },
  beforeEach:
    ({ canvasElement }) =>
    () => {
      staged.get(canvasElement)?.strike();
      staged.delete(canvasElement);
    },
  play: async ({ canvasElement }) => {
    await staged.get(canvasElement)?.walk();
  },
});
