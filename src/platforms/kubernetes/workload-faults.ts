import { podTemplateFaults } from './pod-faults';
import { selectorIn } from './pod-template';
import { rolloutFaults } from './rollout-faults';
import { listIn, numberIn, objectIn, textsIn } from './untyped';
import { fault, Fault, faultAt, within } from '../../faults/fault';

/** What the API server takes where a Deployment does not say it. Source: kubernetes v1.36 pkg/apis/apps/v1/defaults.go. */
const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

/** What the API server refuses in the spec of a workload of the group `apps`. Source: kubernetes v1.36 pkg/apis/apps/validation/validation.go. */
export function workloadFaults(kind: string, spec: unknown): Fault[] {
  const { selector, strategy, template, volumeClaimTemplates } = objectIn(spec);
  const claims = listIn(volumeClaimTemplates).map((claim) => objectIn(objectIn(claim).metadata).name);
  return [
    ...within(['template'], [...podTemplateFaults(template, { otherVolumes: claims }), ...restartFaults(kind, template)]),
    ...selectorFaults(selector, template),
    ...kind === 'Deployment' ? [...within(['strategy'], rolloutFaults(strategy)), ...deadlineFaults(spec)] : [],
  ];
}

function restartFaults(kind: string, template: unknown): Fault[] {
  const { restartPolicy } = objectIn(objectIn(template).spec);
  return restartPolicy === undefined || restartPolicy === 'Always' ? []
    : [faultAt(['spec', 'restartPolicy'], `must be Always in a ${kind}, or the API server refuses it`, restartPolicy, 'leave it out')];
}

/** Labels that contradict those by which the pods are selected; what else a selector asks for is left. */
export function selectorLabelFaults(labels: { [key: string]: unknown }, matchLabels: { [key: string]: string }): Fault[] {
  return Object.entries(labels).filter(([key, value]) => Object.hasOwn(matchLabels, key) && matchLabels[key] !== value)
    .map(([key, value]) => faultAt([key], `differs from the selector label (${matchLabels[key]}), so the API server refuses the workload`, value, 'give both the same value'));
}

function selectorFaults(selector: unknown, template: unknown): Fault[] {
  const { matchLabels = {}, matchExpressions = [] } = selectorIn(selector);
  const labels = textsIn(objectIn(objectIn(template).metadata).labels);
  if (selector !== undefined && Object.keys(matchLabels).length === 0 && matchExpressions.length === 0) {
    return [faultAt(['selector'], 'is empty, which the API server refuses: it would select every pod of the namespace', selector, 'write matchLabels with a label of the pods')];
  }
  const missing = Object.keys(matchLabels).filter((key) => !Object.hasOwn(labels, key));
  return [
    ...within(['template', 'metadata', 'labels'], selectorLabelFaults(labels, matchLabels)),
    ...missing.map((key) => faultAt(['selector', 'matchLabels', key], 'is no label of the pods, so the API server refuses the workload', matchLabels[key], 'add it to template.metadata.labels')),
  ];
}

function deadlineFaults(spec: unknown): Fault[] {
  const { minReadySeconds, progressDeadlineSeconds } = objectIn(spec);
  const [ready, deadline] = [numberIn(minReadySeconds) ?? 0, numberIn(progressDeadlineSeconds) ?? DEFAULT_PROGRESS_DEADLINE_SECONDS];
  return deadline > ready ? [] : within([progressDeadlineSeconds === undefined ? 'minReadySeconds' : 'progressDeadlineSeconds'], [fault(
    progressDeadlineSeconds === undefined ? `is not less than progressDeadlineSeconds (${deadline} by default), so the API server refuses it`
      : `must be greater than minReadySeconds (${ready}), or the API server refuses it`,
    progressDeadlineSeconds ?? minReadySeconds, progressDeadlineSeconds === undefined ? 'lower it, or set progressDeadlineSeconds' : 'raise it')]);
}
