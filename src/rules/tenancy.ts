import { Finding, Rule, Severity } from './rule';
import { queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';

/** The port at which OpenShift's Thanos Querier answers for one namespace alone. Source: openshift/cluster-monitoring-operator assets/thanos-querier/service.yaml. */
const TENANCY_ADDRESS = /^https?:\/\/thanos-querier(?:[.\w-]*):9092(?:\/|$)/;
/** The namespace among parameters of the query. */
const NAMESPACE_PARAMETER = /(?:^|[,&?]\s*)namespace=/;

export const tenancy: Rule = {
  id: 'tenancy',
  severity: Severity.WARNING,
  says: 'At port 9092 the Thanos Querier of OpenShift answers for one namespace, which the trigger has to name: without it each poll fails.',
  remedy: 'Set namespace in the metadata of the trigger, or ask port 9091 with a token that may read all namespaces.',
  source: 'openshift/cluster-monitoring-operator assets/thanos-querier/service.yaml, port tenancy; prometheus-community/prom-label-proxy; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, namespace',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler, namespace, parameters = '', path, serverAddress = '' } of queriesOf(graph)) {
      if (TENANCY_ADDRESS.test(serverAddress) && namespace === undefined && !NAMESPACE_PARAMETER.test(parameters)) {
        const own = autoscaler.manifest.metadata.namespace;
        yield {
          at: autoscaler,
          field: path.replace(/\.query$/, '.serverAddress'),
          problem: 'answers for one namespace only, and the trigger names none: the proxy refuses the query',
          got: serverAddress,
          fix: {
            yaml: `add namespace: ${own ?? '<namespace of the pods>'} beside it, or ask port 9091`,
            typescript: 'set namespace of the Prometheus, or ask port 9091',
          },
          ...own !== undefined && { repair: { edits: [{ up: 1, path: ['namespace'], value: own }], safe: false } },
        };
      }
    }
  },
};
