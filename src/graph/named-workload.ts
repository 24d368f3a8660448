import { Workload } from './workload';
import { tryParse } from '../promql/parse';
import { selectorsOf } from '../promql/selectors';

/** Labels of what is scraped, by which a query says whose series it wants. */
const TARGET_LABELS = ['pod', 'pod_name', 'service', 'job', 'app', 'app_kubernetes_io_name', 'app_kubernetes_io_instance', 'kubernetes_name', 'kubernetes_pod_name'];

/** Of some workloads those whose series a query asks for by one of their names, such as `service="model"` and `pod=~"model-.*"`. */
export function namedIn(query: string, workloads: Workload[], namesOf: (workload: Workload) => string[]): Set<Workload> {
  const found = new Set<Workload>();
  for (const wanted of wantedIn(query)) {
    const begun = workloads.flatMap((workload) => namesOf(workload).filter((name) => begins(wanted, name)).map((name) => ({ workload, name })));
    const longest = Math.max(...begun.map(({ name }) => name.length));
    begun.filter(({ name }) => name.length === longest).forEach(({ workload }) => found.add(workload));
  }
  return found;
}

/** What a query wants target labels to be, or to begin with; of a job what follows the namespace of its monitor. */
function wantedIn(query: string): string[] {
  const tree = tryParse(query);
  return tree === undefined ? [] : selectorsOf(query, tree).flatMap(({ matchers }) => matchers)
    .filter(({ label, operator }) => TARGET_LABELS.includes(label) && ['=', '=~'].includes(operator))
    .flatMap(({ label, value }) => value.split(/[|()]/).map((part) => (label === 'job' ? part.slice(part.lastIndexOf('/') + 1) : part).replace(/^[\^.*+]+/, '')));
}

/** Whether a value is a name, or one with something behind it that ends the name. */
function begins(value: string, name: string): boolean {
  return value.startsWith(name) && !/[A-Za-z0-9]/.test(value.charAt(name.length));
}
