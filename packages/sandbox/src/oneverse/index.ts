export { type BookSnapshot } from './book.ts';
export { oneverseRoom } from './room.ts';
