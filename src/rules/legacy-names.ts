import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { queryWarning } from '../promql/query-fault';
import { quotedNames } from '../promql/quoted-names';

const ID = 'legacy-names';

export const legacyNames: Rule = {
  id: ID,
  severity: Severity.WARNING,
  says: 'A Prometheus with nameValidationScheme: Legacy rejects names that have characters other than letters, digits, _ and :. A query for such a name is empty.',
  remedy: 'Write the name as it is stored, with _ in place of these characters, or set nameValidationScheme: UTF8.',
  source: 'prometheus v3.14 docs/configuration/configuration.md, metric_name_validation_scheme; prometheus-operator v0.93',
  find(graph: ScalingGraph): Finding[] {
    const { servers } = graph.scraping;
    const [first] = servers;
    // Which of several answers a query is not known.
    return first === undefined || !servers.every(({ hasLegacyNames }) => hasLegacyNames) ? []
      : queriesOf(graph).filter(({ isReadable, text }) => isReadable && /["'`]/.test(text)).flatMap(({ autoscaler, path, text }) =>
        quotedNames(text).flatMap((name) => faultFindings(autoscaler, path, [queryWarning(ID, text,
          `asks for "${name}", and ${nameOf(first.manifest)} has nameValidationScheme: Legacy: it stores no such name`,
          `write ${name.replace(/[^\w:]/g, '_')}, or set nameValidationScheme: UTF8`)])));
  },
};
