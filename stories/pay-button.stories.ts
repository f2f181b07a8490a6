import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { payButtonAttributes } from './attributes.ts';
import { payButton } from './states/index.ts';
import { storyOf } from './story.ts';

const meta: Meta = {
  title: 'Pay button',
  component: 'till-pay-button',
  tags: ['autodocs'],
  argTypes: payButtonAttributes,
};
export default meta;

export const Playground: StoryObj = {
  ...storyOf(payButton.pay),
  // Its words are whatever the controls say.
  play: () => {},
  parameters: {
    docs: { source: { code: '<till-pay-button sku="coffee" amount="4390" currency="EUR"></till-pay-button>' } },
  },
  args: { verb: 'pay', amount: 4_390, currency: 'EUR', disabled: false, loading: false },
};
