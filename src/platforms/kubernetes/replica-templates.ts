/** Pods of one template in each replica of an object. */
export interface ReplicaTemplate {
  readonly template: unknown;
  /** Where the spec of these pods stands in the manifest. */
  readonly specPath: string;
  /** How many of them each replica has. */
  readonly pods: number;
}

/** The templates of all pods that one replica is, first those whose metrics an HPA reads; or why they are not known. */
export type ReplicaTemplates = readonly ReplicaTemplate[] | { readonly unknown: string };

/** Pods of a template that stands in the manifest as Kubernetes has it. */
export function podsOf(template: unknown, path: string, pods: number): ReplicaTemplate[] {
  return pods > 0 ? [{ template, specPath: `${path}.spec`, pods }] : [];
}
