/** Why there is no answer. */
export type PrometheusFaultKind =
  /** Nobody listens there, or the name is of no host. */
  | 'unreachable'
  | 'tls'
  | 'time-out'
  | 'aborted'
  | 'too-large'
  | 'redirect'
  /** 401: the credentials are missing or wrong. */
  | 'unauthorized'
  /** 403: they are right, and do not suffice. */
  | 'forbidden'
  /** 404, or an answer in JSON that Prometheus does not give. */
  | 'not-prometheus'
  | 'not-json'
  /** The query cannot be parsed or evaluated, or the request is wrong in another way. */
  | 'refused'
  /** Too much to do, starting, or down behind a proxy. */
  | 'unavailable';

/** Why there is no answer, in words that hold no credential. */
export interface PrometheusFault {
  readonly kind: PrometheusFaultKind;
  /** What happened, with the address. */
  readonly what: string;
  readonly fix: string;
  /** Of the HTTP answer, where there was one. */
  readonly status?: number;
}

/** What was asked for, or why it could not be had. */
export type Answer<T> =
  | { readonly value: T; readonly warnings: string[]; readonly fault?: undefined }
  | { readonly fault: PrometheusFault; readonly value?: undefined };

/** A request to one path of the API, such as `/api/v1/query`. */
export interface ApiRequest {
  readonly path: string;
  /** Names and values, of which a name may come several times. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** What came back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body: string;
  /** Where the answer says it is found, without credentials. */
  readonly location?: string;
  readonly fault?: undefined;
}

/** A way to a Prometheus: over HTTP, or through the API server. */
export interface Transport {
  /** How messages call the server: an address without credentials. */
  readonly address: string;
  /** A text of the server without the credentials that it may repeat. */
  hide(text: string): string;
  send(request: ApiRequest): Promise<HttpAnswer | { readonly fault: PrometheusFault }>;
}

/** The sentence of a fault. */
export function faultSentence({ fix, what }: PrometheusFault): string {
  return `${what}; ${fix}`;
}
