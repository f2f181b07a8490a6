import type { TemplateResult } from 'lit';
import type { OwnMethod } from './own-method.ts';

/** What one step puts into the dialog. Titles carry `id="title"`: they name the dialog and take its first focus. */
export interface Page {
  readonly body: TemplateResult;
  readonly foot: TemplateResult;
  /** Under the head: the connection. */
  readonly strip?: TemplateResult | undefined;
  /** Formatted; in the head where the step shows it nowhere else. */
  readonly amount?: string | undefined;
  /** Whether the body has the title; else the shop's name in the head is it. */
  readonly titled: boolean;
  /** After step one: Back, instead of the crest. */
  readonly back?: TemplateResult | undefined;
}

/** Which page is in front: of the review, or, `leave`, before a payment under way is put out of sight. */
export type Shown = 'order' | 'methods' | 'fields' | 'change' | 'leave';

/** What a buyer can ask for from every page. */
export interface DialogRequests {
  readonly retry: () => void;
  /** Puts the dialog away. */
  readonly leave: () => void;
  readonly turnTo: (shown: Shown) => void;
}

/** What a buyer can ask for from within the order. */
export interface Requests extends DialogRequests {
  readonly pay: () => void;
}

/** What a buyer can ask for from within a further step. */
export interface StepRequests extends Requests {
  readonly resume: () => void;
  /** Shows the payment page of the attempt under way in this tab. */
  readonly payHere: () => void;
  readonly cancel: () => void;
  readonly choose: (method: string) => void;
  /** One of the merchant's own. */
  readonly chooseOwn: (method: string) => void;
  readonly payOwn: (method: OwnMethod) => void;
  /** The ways to pay the same order; the order itself, where there is only one. */
  readonly another: () => void;
}
