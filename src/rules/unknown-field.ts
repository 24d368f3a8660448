import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { HPA_WORDS, KEDA_WORDS, newFieldFaults, SCALED_JOB_FIELDS, SCALED_OBJECT_FIELDS } from '../platforms/keda/known-fields';
import { KEDA_API_VERSION } from '../platforms/keda/names';
import { HPA_FIELDS, HPA_V1_FIELDS } from '../platforms/kubernetes/hpa-fields';
import { KnownFields, unknownFieldFaults } from '../platforms/kubernetes/unknown-fields';

/** The fields of the spec of each kind, by version and kind. */
const FIELDS: { readonly [kind: string]: KnownFields } = {
  [`${KEDA_API_VERSION}/ScaledObject`]: SCALED_OBJECT_FIELDS,
  [`${KEDA_API_VERSION}/ScaledJob`]: SCALED_JOB_FIELDS,
  'autoscaling/v2/HorizontalPodAutoscaler': HPA_FIELDS,
  'autoscaling/v1/HorizontalPodAutoscaler': HPA_V1_FIELDS,
};

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: Severity.ERROR,
  says: 'The API server drops a field that the schema does not have, or does not have yet. It does so silently unless strict validation is asked for.',
  remedy: 'Spell the field as the schema does, at the place where the schema has it.',
  source: 'kubernetes v1.36 staging/src/k8s.io/apiextensions-apiserver, pruning; the CRDs of kedacore/keda v2.20; autoscaling/v2 types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const autoscalers = graph.autoscalers.map((at) => ({ at, stated: at.hpa?.stated ?? at.scaledObject?.stated }));
    for (const { at, stated } of [...autoscalers, ...graph.scaledJobs.map((job) => ({ at: job, stated: job.stated }))]) {
      const { apiVersion, kind } = at.manifest;
      const known = Object.hasOwn(FIELDS, `${apiVersion}/${kind}`) ? FIELDS[`${apiVersion}/${kind}`] : undefined;
      if (known !== undefined) {
        yield* faultFindings(at, 'spec', [
          ...unknownFieldFaults(stated, known, kind === 'HorizontalPodAutoscaler' ? KEDA_WORDS : HPA_WORDS),
          ...kind === 'ScaledObject' ? newFieldFaults(stated) : [],
        ]);
      }
    }
  },
};
