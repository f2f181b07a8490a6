import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { orderStatusAttributes } from './attributes.ts';
import { orderStatus } from './states/index.ts';
import { storyOf } from './story.ts';

const meta: Meta = {
  title: 'Order status',
  component: 'till-order-status',
  tags: ['autodocs'],
  argTypes: orderStatusAttributes,
  parameters: { docs: { source: { code: '<till-order-status variant="timeline"></till-order-status>' } } },
};
export default meta;

export const Playground: StoryObj = storyOf(orderStatus.paid);
