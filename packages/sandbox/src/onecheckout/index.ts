export { type BookSnapshot } from './book.ts';
export { onecheckoutRoom } from './room.ts';
