/** What a `<button commandfor command="--pay">` asks for. Not every engine's types know the event yet. */
export const commandOf = (event: Event): unknown => ('command' in event ? event.command : undefined);
