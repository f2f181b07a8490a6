import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { pressKey, tabTo } from './keys.ts';
import { buyer, seen, wordsOnScreen } from './states/buyer.ts';
import { checkoutModal } from './states/index.ts';
import { severalWays } from './states/modal.ts';
import { actions, beginWith, transfer } from './states/shop.ts';
import { make, type State } from './states/state.ts';
import { storyOf } from './story.ts';

const meta: Meta = { title: 'Walks', component: 'till-checkout-modal' };
export default meta;

const says = (words: string): Promise<boolean> => seen(words, () => wordsOnScreen().includes(words));

/** A button and the modal it opens, on one canned server. */
const shop: State = {
  shows: 'Pay €43.90',
  canned: { ...severalWays, begin: beginWith(transfer, actions.transfer) },
  make: ({ store }) => [
    make('till-pay-button', { sku: 'coffee', amount: 4_390, currency: 'EUR' }),
    make('till-checkout-modal', { store }),
  ],
};

/** What the page is told, in order. */
const listen = (root: HTMLElement): readonly string[] => {
  const told: string[] = [];
  for (const type of ['till-before-pay', 'till-after-open', 'till-status', 'till-close', 'till-after-close'])
    root.addEventListener(type, () => told.push(type));
  return told;
};

const walk = (state: State, steps: NonNullable<StoryObj['play']>): StoryObj => {
  const story = storyOf(state);
  return {
    ...story,
    play: async (context) => {
      await story.play?.(context);
      await steps(context);
      await buyer.rest();
    },
  };
};

export const PayButtonOpensTheModal: StoryObj = walk(shop, async ({ canvasElement }) => {
  const told = listen(canvasElement);
  await buyer.openCheckout();
  await says('Choose how to pay');
  await expect(told).toEqual(['till-before-pay', 'till-after-open']);
  await buyer.close();
  await expect(told).toEqual(['till-before-pay', 'till-after-open', 'till-close', 'till-after-close']);
  await expect(document.activeElement?.localName, 'the focus comes back').toBe('till-pay-button');
});

export const KeyboardFromOrderToPayment: StoryObj = walk(shop, async () => {
  await tabTo(/Pay/);
  await pressKey('Enter');
  await says('Choose how to pay');
  await tabTo(/Choose how to pay/);
  await pressKey('Enter');
  await says('How would you like to pay?');
  await tabTo(/PromptPay/);
  await pressKey('ArrowDown');
  await says('Continue with Bank transfer');
  await tabTo(/Continue with/);
  await pressKey('Enter');
  await says('Transfer this exact amount');
  await pressKey('Escape');
  await says('Leave before paying?');
  await pressKey('Escape');
  await seen('the page without a checkout', () => !document.querySelector('till-checkout-modal[open]'));
});

export const LeavingAsksOnce: StoryObj = walk(checkoutModal.leaveQuestion, async () => {
  await buyer.goOn();
  await says('Your payment is not finished yet');
  await buyer.clickBeside();
  await says('Leave before paying?');
  await buyer.turnAway();
  await seen('the page without a checkout', () => !document.querySelector('till-checkout-modal[open]'));
});

export const FieldsAreMended: StoryObj = walk(checkoutModal.fieldsWithErrors, async () => {
  const invalid = (): readonly string[] =>
    [...(document.querySelector('till-checkout-modal')?.shadowRoot?.querySelectorAll('[aria-invalid=true]') ?? [])].map(
      (field) => field.getAttribute('name') ?? '',
    );
  await expect(invalid()).toEqual(['number', 'holder']);
  await expect(
    document.querySelector('till-checkout-modal')?.shadowRoot?.activeElement?.getAttribute('name'),
    'the focus is on the first that is wrong',
  ).toBe('number');
  await buyer.fill('number', '111-222 3334');
  await seen('the number is right', () => invalid().join() === 'holder');
  await buyer.fill('holder', 'Somchai Jaidee');
  await seen('all is right', () => invalid().length === 0);
  await buyer.press();
  await says('Scan with your banking app');
});

export const TransferIsCopied: StoryObj = walk(checkoutModal.transfer, async () => {
  await buyer.pressInBody(2);
  await says('Copied: Account number');
  await expect(await navigator.clipboard.readText()).toBe('012-3-45678-9');
});
