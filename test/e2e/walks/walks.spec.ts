// Seeded random walks: a buyer who does anything at all ends with at most one payment that counts, and a true status.
// TILLKIT_WALKS_FROM and _COUNT say which seeds, _STEPS how far each goes; `npm run test:walks` sets them.
import { openCorner } from '../corner.fixture.ts';
import { expect, test } from '../test.fixture.ts';
import { clockAhead } from './clock-ahead.fixture.ts';
import { diceOf } from './dice.fixture.ts';
import { expectBackOfficeTrue, expectPagesTrue, expectTruth, letTimePass } from './truth.fixture.ts';
import { takeStep, type Walk } from './walk.fixture.ts';

const FROM = Number(process.env['TILLKIT_WALKS_FROM'] ?? 1);
const COUNT = Number(process.env['TILLKIT_WALKS_COUNT'] ?? 40);
const STEPS = Number(process.env['TILLKIT_WALKS_STEPS'] ?? 12);

const WEBHOOKS = [[], [], ['off'], ['late'], ['twice']] as const;

/**
 * A form sent offline leaves a failed page in the history. Going back to it from the shop, Chromium holds the payment page's
 * own form against the shop's policy, and stays where it is.
 */
const forgive = (complaints: string[], steps: readonly string[]): void => {
  if (!steps.some((step) => step.endsWith('be offline'))) return;
  const others = complaints.filter((text) => !/^form-action \S+\/pay\/\S+ {2}on \/goods\//.test(text));
  complaints.splice(0, complaints.length, ...others);
};

test.describe.configure({ mode: 'parallel' });
// Small and still: drawing is most of what a walk costs.
test.use({ viewport: { width: 480, height: 640 }, contextOptions: { reducedMotion: 'reduce' } });

for (let seed = FROM; seed < FROM + COUNT; seed += 1)
  test(`walk ${seed}`, async ({ context, complaints }, { annotations }) => {
    test.setTimeout(120_000);
    const dice = diceOf(seed);
    const clock = clockAhead();
    const corner = await openCorner({ clock });
    const steps: string[] = [];
    try {
      const modes = dice.pick(WEBHOOKS) ?? [];
      if (modes.length > 0) await corner.control('POST', '/faults', { on: 'webhook', modes, times: 1_000 });
      const walk: Walk = { context, corner, dice, steps, offline: false, popupsBlocked: false };
      for (let n = 0; n < STEPS; n += 1) await takeStep(walk);
      await letTimePass(walk, clock);
      const ending = await expectTruth(corner);
      await expectPagesTrue(walk);
      await expectBackOfficeTrue(walk);
      annotations.push({ type: 'walk', description: JSON.stringify({ ...ending, steps: steps.length }) });
      if (process.env['TILLKIT_WALKS_TOLD']) console.log(`walk ${seed}\n  ${steps.join('\n  ')}`);
    } catch (error) {
      console.log(`walk ${seed}\n  ${steps.join('\n  ')}`);
      throw error;
    } finally {
      await Promise.all(context.pages().map((page) => page.close()));
      await corner.close();
    }
    forgive(complaints, steps);
    expect(steps.length, 'the buyer did something').toBeGreaterThan(STEPS / 2);
  });
