/** What the API server takes for none. Source: kubernetes v1.36 pkg/api/validation/path/name.go. */
const NO_SEGMENT = /[/%]|^\.{1,2}$|^$/;

/** Whether a text can be one part of a path of the API. */
export function isPathSegment(text: string): boolean {
  return !NO_SEGMENT.test(text);
}
