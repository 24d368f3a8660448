import { KnownMetric, knownMetrics, MODEL_SERVERS } from './model-servers';
import { isBefore } from './server-metrics';
import { Fault, mendedBy } from '../faults/fault';
import { changeText, Repair } from '../faults/fix';
import { queryFault, queryWarning } from '../promql/query-fault';
import { withMetricRenamed } from '../promql/renamed-metric';
import { Selector } from '../promql/selectors';

const RULE = 'metric-renamed';

/** The version of a server that runs, by the server's name; undefined where it is not known. */
export type RunningVersion = (server: string) => string | undefined;

/** Metrics that the server does not have in the version that runs, or not in its newest ones where none is known to run. */
export function renamedFaults(query: string, selectors: Selector[], running: RunningVersion): Fault[] {
  return [...new Set(selectors.flatMap(({ metric }) => metric ?? []))].flatMap((metric) => {
    const known = knownMetrics(metric);
    const gone = known.map((each) => absence(each, running(each.server)));
    const [first] = gone;
    // A name of which any server may still have the metric is fine.
    if (first === undefined || gone.includes(undefined)) {
      return [];
    }
    const proven = gone.every((each) => each?.proven);
    const found = (proven ? queryFault : queryWarning)(RULE, query, `asks for ${metric}, ${first.why}: it is empty`, first.fix);
    return [mendedBy(gone.length === 1 ? renaming(query, selectors, metric, first, proven) : undefined, found)];
  });
}

/** The query with the name that the metric has instead; of a histogram with the end of the series that it asks for. */
function renaming(query: string, selectors: Selector[], metric: string, { name, otherName }: Absence, proven: boolean): Repair | undefined {
  const renamed = otherName && withMetricRenamed(query, selectors, metric, otherName + metric.slice(name.length));
  return renamed ? changeText(query, renamed, proven) : undefined;
}

/** Whether some version of a known server does not have a metric. */
export function isOfSomeVersions(metric: string): boolean {
  return knownMetrics(metric).some(({ metric: { since, until } }) => since !== undefined || until !== undefined);
}

interface Absence {
  /** The name in the catalogue, and that of the same metric in the version that runs, if it has one. */
  readonly name: string;
  readonly otherName?: string;
  readonly why: string;
  readonly fix: string;
  readonly proven: boolean;
}

function absence({ server, metric: { name, oldName, since, until } }: KnownMetric, version?: string): Absence | undefined {
  const proven = version !== undefined;
  if (until !== undefined && (version === undefined || !isBefore(version, until))) {
    const newName = MODEL_SERVERS.find((each) => each.server === server)?.metrics.find((metric) => metric.oldName === name)?.name;
    return {
      name,
      otherName: newName,
      proven,
      why: `which ${server} no longer has from ${until} on${proven ? `, and ${version} runs` : ''}`,
      fix: `${newName === undefined ? 'ask for another metric' : `write ${newName} in place of ${name}`}${proven ? '' : `; it is right where ${server} is older than ${until}`}`,
    };
  }
  return since === undefined || version === undefined || !isBefore(version, since) ? undefined : {
    name,
    otherName: oldName,
    proven,
    why: `which ${server} has from ${since} on, and ${version} runs`,
    fix: oldName === undefined ? `use ${server} ${since} or later, or another metric` : `write ${oldName} in place of ${name}`,
  };
}
