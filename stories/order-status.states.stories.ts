import type { Meta } from '@storybook/web-components-vite';
import { orderStatusAttributes } from './attributes.ts';
import { orderStatus } from './states/index.ts';
import { storyOf } from './story.ts';

const meta: Meta = { title: 'Order status/States', component: 'till-order-status', argTypes: orderStatusAttributes };
export default meta;

export const Created = storyOf(orderStatus.created);
export const Pending = storyOf(orderStatus.pending);
export const Checking = storyOf(orderStatus.checking);
export const Authorized = storyOf(orderStatus.authorized);
export const Paid = storyOf(orderStatus.paid);
export const PartlyRefunded = storyOf(orderStatus.partlyRefunded);
export const Refunded = storyOf(orderStatus.refunded);
export const Canceled = storyOf(orderStatus.canceled);
export const Expired = storyOf(orderStatus.expired);
export const Failed = storyOf(orderStatus.failed);
export const InReview = storyOf(orderStatus.inReview);
export const StillPayable = storyOf(orderStatus.stillPayable);
export const Stale = storyOf(orderStatus.stale);
export const StaleInShape = storyOf(orderStatus.staleInShape);
export const LinkNotRead = storyOf(orderStatus.linkNotRead);
export const NoOrder = storyOf(orderStatus.noOrder);
