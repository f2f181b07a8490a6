export { withFault, type Answered, type Caller } from './faulty.ts';
export { flightLimit, type FlightLimit } from './flight.ts';
export { rateLimit, type RateLimit } from './rate.ts';
export { fixedWindow } from './window.ts';
