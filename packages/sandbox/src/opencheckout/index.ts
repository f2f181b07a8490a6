export { type BookSnapshot } from './book.ts';
export { openCheckoutRoom } from './room.ts';
