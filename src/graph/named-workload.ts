import { Workload } from './workload';

/** A label of what is scraped, by which a query says whose series it wants, and the value that it wants. */
const TARGET_LABEL = /(?:^|[{,\s])(?:pod|pod_name|service|job|app|app_kubernetes_io_name|app_kubernetes_io_instance|kubernetes_name|kubernetes_pod_name)\s*=~?\s*"((?:[^"\\]|\\.)*)"/g;

/** Of some workloads those whose series a query asks for by one of their names, such as `service="model"` and `pod=~"model-.*"`. */
export function namedIn(query: string, workloads: Workload[], namesOf: (workload: Workload) => string[]): Set<Workload> {
  const found = new Set<Workload>();
  for (const [, value] of query.matchAll(TARGET_LABEL)) {
    for (const part of value.split(/[/|()]/).map((text) => text.replace(/^[\^.*+]+/, ''))) {
      const begun = workloads.flatMap((workload) => namesOf(workload).filter((name) => begins(part, name)).map((name) => ({ workload, name })));
      const longest = Math.max(...begun.map(({ name }) => name.length));
      begun.filter(({ name }) => name.length === longest).forEach(({ workload }) => found.add(workload));
    }
  }
  return found;
}

/** Whether a value is a name, or one with something behind it that ends the name. */
function begins(value: string, name: string): boolean {
  return value.startsWith(name) && !/[A-Za-z0-9]/.test(value.charAt(name.length));
}
