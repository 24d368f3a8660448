import { ApiObject } from 'cdk8s';

/** What texts in the `data` of a ConfigMap say, by key. */
export type ParsedData = { readonly [key: string]: unknown };

const known = new WeakMap<ApiObject, () => ParsedData>();

/** Tells whoever reads a ConfigMap what its texts say, as they are by then: nothing here parses YAML. */
export function sayParsedData(configMap: ApiObject, parsed: () => ParsedData): void {
  known.set(configMap, parsed);
}

/** What its texts say, where whoever wrote it has told. */
export function parsedDataOf(object: ApiObject): ParsedData | undefined {
  return known.get(object)?.();
}
