/// <reference types="vite/client" />
// A page with nothing but one state after the other: what the matrix judges and the pictures show.
import { buyer, CATALOGUE, stage, type Staged } from '../states/index.ts';
import { PLANTED } from './planted.ts';
import { speakPseudo, strayWords } from './pseudo.ts';
import './stage.css';

let current: Staged | undefined;

const stagePage = {
  names: [...CATALOGUE.keys()],
  /** Brings a state onto the page, in the place of the last one. */
  show: async (name: string): Promise<void> => {
    const state = CATALOGUE.get(name) ?? PLANTED[name];
    if (!state) throw new Error(`No state is called ${name}.`);
    current?.strike();
    current = stage(state);
    document.body.append(current.node);
    await current.walk();
  },
  /** Turns the page's direction, and waits until everything is at rest again. */
  turn: async (dir: 'ltr' | 'rtl'): Promise<void> => {
    document.documentElement.dir = dir;
    await buyer.rest();
  },
  speakPseudo,
  strayWords,
};
export type StagePage = typeof stagePage;

declare global {
  var stagePage: StagePage;
}
globalThis.stagePage = stagePage;
