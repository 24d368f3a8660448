import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

/** What texts in the `data` of a ConfigMap say, by key. */
export type ParsedData = { readonly [key: string]: unknown };

const known = new WeakMap<ApiObject, () => ParsedData>();

/** Tells whoever reads a ConfigMap what its texts say, as they are by then, so that nobody has to parse them. */
export function sayParsedData(configMap: ApiObject, parsed: () => ParsedData): void {
  known.set(configMap, parsed);
}

/** What its texts say, where whoever wrote it has told. */
export function parsedDataOf(object: ApiObject): ParsedData | undefined {
  return known.get(object)?.();
}

/** A ConfigMap that a Helm chart writes, and no object of the app. */
export interface InstalledConfigMap {
  readonly name: string;
  readonly namespace?: string;
  readonly parsed: ParsedData;
}

const installed = new WeakMap<IConstruct, () => InstalledConfigMap>();

/** Tells whoever reads an app of a ConfigMap that comes of the values which a construct holds. */
export function sayInstalled(construct: IConstruct, configMap: () => InstalledConfigMap): void {
  installed.set(construct, configMap);
}

/** The ConfigMap that comes of the values of a construct, if it has some. */
export function installedBy(construct: IConstruct): InstalledConfigMap | undefined {
  return installed.get(construct)?.();
}
