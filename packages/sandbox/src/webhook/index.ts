export { LATE, postCopies, type Message } from './copies.ts';
export { type Delivery, type DeliveryAttempt, type Envelope, type Schedule } from './delivery.ts';
export { webhookDesk, type Sender, type WebhookDesk } from './desk.ts';
