/** What the API server takes for none. Source: kubernetes v1.36 pkg/api/validation/path/name.go. */
const NO_SEGMENT = /[/%]|^\.{1,2}$|^$/;

/** Whether a text can be one part of a path of the API. */
export function isPathSegment(text: unknown): boolean {
  return typeof text === 'string' && !NO_SEGMENT.test(text);
}
