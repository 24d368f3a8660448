import { SecretKeyRef } from './secret-key-ref';

/** Client credentials of OAuth 2. Since KEDA 2.20; only pulsar and rabbitmq (over http) use them. */
export interface OAuth2Credentials {
  /** Id of the client. */
  readonly clientId: string;

  /**
   * Secret of the client.
   *
   * @default - none
   */
  readonly clientSecret?: SecretKeyRef;

  /**
   * Scopes to ask for.
   *
   * @default - none
   */
  readonly scopes?: string[];

  /** Address that gives out tokens: absolute, http or https. */
  readonly tokenUrl: string;

  /**
   * Further parameters of that address.
   *
   * @default - none
   */
  readonly tokenUrlParams?: { [key: string]: string };
}
