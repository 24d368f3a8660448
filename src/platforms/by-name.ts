/**
 * The entries of a map in the order of their names. What makes a list or a text of a map takes them from here: in Go and Java a map has no
 * order of its own, and manifests would change from run to run.
 */
export function byName<T>(map: { readonly [name: string]: T }): [name: string, value: T][] {
  return Object.entries(map).sort(([a], [b]) => a < b ? -1 : 1);
}
