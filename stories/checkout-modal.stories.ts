import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { checkoutModalAttributes } from './attributes.ts';
import { checkoutModal } from './states/index.ts';
import { storyOf } from './story.ts';

const meta: Meta = {
  title: 'Checkout modal',
  component: 'till-checkout-modal',
  tags: ['autodocs'],
  argTypes: checkoutModalAttributes,
  // A dialog is shown over all of its page: in the docs it gets one of its own.
  parameters: {
    docs: {
      story: { inline: false, height: '720px' },
      source: { code: '<till-checkout-modal id="checkout"></till-checkout-modal>' },
    },
  },
};
export default meta;

export const Playground: StoryObj = storyOf(checkoutModal.reviewWithEverything);
