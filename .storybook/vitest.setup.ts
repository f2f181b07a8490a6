import { userEvent } from 'vitest/browser';

globalThis.pressRealKey = (key) => userEvent.keyboard(`{${key}}`);
