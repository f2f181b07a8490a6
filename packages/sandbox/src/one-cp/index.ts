export { type BookSnapshot } from './book.ts';
export { onecpRoom } from './room.ts';
