import { storeContract } from '../store/contract/contract.fixture.ts';
import { memoryStore } from './memory.ts';

storeContract('memory', (clock) => memoryStore({ clock }));
