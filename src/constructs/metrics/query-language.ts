import { Prometheus } from './prometheus';
import { QueryDialect } from './query-dialect';
import { Place } from '../../faults/place';
import { checkFaults } from '../../promql/faults';
import { tryParse, PromqlSyntaxError } from '../../promql/parse';
import { PrometheusVersion } from '../../promql/version-faults';

const VERSION = /^v?([23])(?:\.(\d+|x)(?:\.(?:\d+|x))?)?$/;

/** The version of a Prometheus as it was stated; undefined where it was not. Refuses what is none. */
export function versionOf(place: Place, prometheus?: Prometheus): PrometheusVersion | undefined {
  const text = prometheus?._options.version;
  if (text === undefined) {
    return undefined;
  }
  const [, major, minor] = VERSION.exec(text) ?? place.refuse('is no version of Prometheus that is known here (2.x to 3.x)', text,
    'write it as \'2.55\' or \'3.5\', or leave it out for the newest');
  return { major: Number(major), ...minor !== undefined && minor !== 'x' && { minor: Number(minor) } };
}

/** Whether a query can only be read by a server of another language than PromQL, of which it was stated that it has one. */
export function isForeign(query: string, prometheus?: Prometheus): boolean {
  if (!speaksMetricsQl(prometheus)) {
    return false;
  }
  const tree = tryParse(query);
  if (tree === undefined) {
    return true;
  }
  try {
    checkFaults(query, tree);
    return false;
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      return true;
    }
    throw error;
  }
}

/** Whether a server takes MetricsQL, in which a rate reads one sample before its range too, and NaN is no value. */
export function speaksMetricsQl(prometheus?: Prometheus): boolean {
  return prometheus?._options.dialect === QueryDialect.METRICS_QL;
}
