export { type BookSnapshot } from './book.ts';
export { one2PaysRoom } from './room.ts';
