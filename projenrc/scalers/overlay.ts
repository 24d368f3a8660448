/**
 * What the table of parameters does not say of a scaler, written by hand; for each the source is the scaler's own file in the table
 * unless another stands beside it. Forms of `parameters` and `rules` are those of `scaler-table.ts` and `scaler-rules.ts` in `src`.
 */
export interface Overlay {
  /** What it scales on, as the end of a sentence. */
  readonly says: string;
  /** What people have to know before they use it: a sentence. */
  readonly note?: string;
  /** Lines of parameters that KEDA reads outside its tags, or that the table has in another form. */
  readonly parameters?: { readonly [name: string]: string };
  /** Forms of values that the table calls a number or a text: units of time, enums, ranges. */
  readonly kinds?: { readonly [name: string]: string };
  /** Parameters that are not offered, and why. */
  readonly omit?: { readonly [name: string]: string };
  /** Flags of parameters, such as `min 1` or `anyCase`. */
  readonly flags?: { readonly [name: string]: string };
  /** Targets of the HPA that have no `activation...` beside them. */
  readonly targets?: readonly string[];
  /** Targets beside which activations stand that are not named after them, apart by `|`. */
  readonly activations?: { readonly [name: string]: string };
  /** Rules between the parameters. */
  readonly rules?: readonly string[];
  /** Providers of pod identities that it uses. */
  readonly identities?: string;
  readonly oauth2?: boolean;
  /** How the HPA always compares the metric, whatever a trigger says. */
  readonly metricType?: 'Value' | 'AverageValue';
  /** The version of KEDA from which on a trigger can say it all the same. */
  readonly metricTypeUntil?: string;
}

/** Scalers that stand in one file, because they are of one kind. */
export interface Family {
  /** Name of the file. */
  readonly file: string;
  readonly scalers: { readonly [type: string]: Overlay };
}

/** Reasons that recur. */
export const ALIAS = 'an older name of another parameter';
export const REFUSED = 'KEDA refuses it';
export const DEPRECATED = 'KEDA announces its removal';
export const UNREAD = 'KEDA parses it, and reads it nowhere';
