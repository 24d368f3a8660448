import { Refused, refusedByWebhook } from './kserve-webhook';
import { Finding, Rule, Severity } from './rule';
import { KServeComponent, kserveComponents } from '../graph/kserve-components';
import { objectIn, shown } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { AUTOSCALER_CLASS, INFERENCE_SERVICE } from '../platforms/kserve/names';
import { Fields } from '../platforms/kubernetes/untyped';

export const kserveRefused: Rule = {
  id: 'kserve-refused',
  severity: Severity.ERROR,
  says: 'What an InferenceService says about scaling is refused, by KServe when it is applied, or by KEDA when KServe has made a ScaledObject of it.',
  remedy: 'Correct the field, or scale the Deployment of the component by an autoscaler of your own.',
  source: 'kserve/kserve v0.20 pkg/apis/serving/v1beta1/component.go; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, apis/keda/v1alpha1/scaledobject_webhook.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      const stated = located.manifest.metadata.annotations?.[AUTOSCALER_CLASS];
      for (const component of kserveComponents(located.manifest)) {
        const byKeda = component.autoscalerClass === 'keda' ? refusedByKeda(component) : [];
        for (const { field, got, problem, fix } of [...refusedByWebhook(component, stated), ...byKeda]) {
          yield { at: located, field: `${component.path}.${field}`, problem, got: shown(got), fix };
        }
      }
    }
  },
};

/** What KServe hands on as it is, and KEDA refuses. */
function refusedByKeda(component: KServeComponent): Refused[] {
  const { maxReplicas = 0, minReplicas = 1, metrics: entries } = component;
  return [
    ...minReplicas === 0 && maxReplicas === 0
      ? [{ field: 'maxReplicas', problem: 'is 0 where KServe takes minReplicas for it, which KEDA refuses', got: undefined, fix: 'set it' }] : [],
    ...minReplicas === 0 && entries.length > 0 && entries.every(({ type }) => type === 'Resource')
      ? [{ field: 'minReplicas', problem: 'is refused by KEDA beside CPU and memory alone, which are gone with the pods', got: 0, fix: 'write 1, or add an External metric' }] : [],
    ...entries.flatMap(({ external, podmetric }, i) => {
      const [block, name] = external === undefined ? [podmetric, 'podmetric'] : [external, 'external'];
      return block === undefined ? [] : handedOn(objectIn(block), `autoScaling.metrics[${i}].${name}`);
    }),
  ];
}

function handedOn({ metric, target }: Fields, path: string): Refused[] {
  const { backend } = objectIn(metric);
  const { value } = objectIn(target);
  return [
    ...backend === 'graphite'
      ? [{ field: `${path}.metric.backend`, problem: 'is refused by KEDA, which needs a queryTime that KServe never writes', got: backend, fix: 'use prometheus' }] : [],
    ...value === undefined || isNumber(value) ? [] : [{
      field: `${path}.target.value`,
      problem: 'is handed to KEDA as it stands, which takes a number above 0 and no unit',
      got: value,
      fix: 'write a plain decimal in quotes, such as "0.1"',
    }],
  ];
}

/** A number that is not whole has to be quoted: the CRD takes integers and strings. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) && value > 0 : typeof value === 'string' && value.trim() !== '' && Number(value) > 0;
}
