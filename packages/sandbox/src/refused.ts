/** A step the state does not allow; `refused` names the state. */
export interface Refused<State extends string = string> {
  readonly refused: State;
}

export const isRefused = (outcome: object): outcome is Refused => 'refused' in outcome;
