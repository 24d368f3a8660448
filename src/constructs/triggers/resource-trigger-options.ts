/** Which containers of the pod a CPU or memory trigger looks at. */
export interface ResourceTriggerOptions {
  /**
   * The one container whose use counts. Sidecars without requests make this necessary.
   *
   * @default - all containers of the pod
   */
  readonly container?: string;
}
