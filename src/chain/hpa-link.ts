import { broken, Link, ok, unknown } from './link';
import { MetricSource } from './metric-sources';
import { heldText } from './query-link';
import { Condition, conditionsOf } from './seen';
import { needs, Subject } from './subject';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { hpaErrorOf } from '../platforms/kubernetes/hpa-errors';
import { HPA_API_VERSION, HPA_KIND } from '../platforms/kubernetes/kinds';
import { listIn, numberIn, objectIn, textIn } from '../platforms/kubernetes/untyped';

/** Whether the HPA controller acts, and has a value of a metric. */
export function hpaLink(subject: Subject, source: MetricSource | undefined): Link {
  const { hpa, isPaused } = subject;
  if (hpa === undefined) {
    return isPaused ? ok('hpa', 'there is no HorizontalPodAutoscaler while it is paused') : withoutHpa(subject);
  }
  const { AbleToScale: able, ScalingActive: active } = conditionsOf(hpa.manifest);
  if (able === undefined) {
    return unknown('hpa', `no controller has looked at ${nameOf(hpa.manifest)}`, 'it is new, or the HPA controller of kube-controller-manager does not run: look again in a minute');
  }
  if (isOfFormerSpec(hpa)) {
    return unknown('hpa', `what the controller tells of ${nameOf(hpa.manifest)} is of a former version of it`, 'it was changed since, or the HPA controller of kube-controller-manager does not run: look again in a minute');
  }
  if (able.status === 'False') {
    return broken('hpa', able.reason === 'FailedGetScale' ? 'the HorizontalPodAutoscaler does not find its target' : `the HorizontalPodAutoscaler cannot scale (${able.reason})`, {
      got: able.message, effect: 'nothing is scaled', fix: 'correct the target, or look at kubectl describe hpa', follows: able.reason === 'FailedGetScale',
    });
  }
  if (active?.status === 'False') {
    return inactive(subject, hpa, active, source);
  }
  return source === undefined || hasValue(hpa, source) ? ok('hpa', `${nameOf(hpa.manifest)} follows its metrics`) : withoutValue(subject, hpa, source);
}

/**
 * Whether the status is older than the spec, where both tell their generation: conditions do from Kubernetes 1.37 on.
 * Source: kubernetes v1.37 staging/src/k8s.io/api/autoscaling/v2/types.go.
 */
function isOfFormerSpec({ manifest: { metadata, status } }: LocatedManifest): boolean {
  const told = [objectIn(status), ...listIn(objectIn(status).conditions).map(objectIn)];
  const observed = told.flatMap(({ observedGeneration }) => numberIn(observedGeneration) ?? []);
  const generation = numberIn(objectIn(metadata).generation);
  return generation !== undefined && observed.length > 0 && Math.max(...observed) < generation;
}

function withoutHpa({ seen, node, isKeda }: Subject): Link {
  const unread = seen.unreadOf(HPA_API_VERSION, HPA_KIND, node.manifest.metadata.namespace);
  if (unread !== undefined) {
    return unknown('hpa', 'what the HorizontalPodAutoscaler does is not known', needs(unread));
  }
  const isReady = conditionsOf(node.manifest).Ready?.status === 'True';
  return broken('hpa', `there is no HorizontalPodAutoscaler ${node.hpaName ?? ''}`.trimEnd(), {
    effect: 'nothing is scaled between one and more replicas', fix: 'look at the log of the KEDA operator; deleting and applying the ScaledObject makes it again', follows: isKeda && !isReady,
  });
}

function inactive(subject: Subject, hpa: LocatedManifest, { reason, message }: Condition, source: MetricSource | undefined): Link {
  switch (reason) {
    case 'ScalingDisabled': return atZero(subject, hpa);
    case 'AmbiguousSelector': return ambiguous(subject, message);
    default: {
      const { cause, fix } = causeOf(subject, source, message);
      return broken('hpa', cause, { got: message, effect: heldText(subject), fix, follows: subject.isKeda && source?.api === 'external' });
    }
  }
}

/** Asleep, or set to 0 by somebody. */
function atZero({ node, isKeda }: Subject, hpa: LocatedManifest): Link {
  const { minReplicas, idleReplicas } = node;
  if (isKeda && (minReplicas === 0 || idleReplicas === 0)) {
    return ok('hpa', `${nameOf(hpa.manifest)} rests while KEDA keeps 0 replicas`);
  }
  return numberIn(objectIn(hpa.manifest.spec).minReplicas) === 0 ? ok('hpa', `${nameOf(hpa.manifest)} rests at 0 replicas`) : broken('hpa', 'the target was set to 0 replicas, which turns the HorizontalPodAutoscaler off', {
    effect: 'it stays at 0', fix: `kubectl scale ${node.target.kind.toLowerCase()} ${node.target.name} --replicas=${Math.max(1, minReplicas)} --namespace ${node.manifest.metadata.namespace}`, isWarning: true,
  });
}

/** Two autoscalers of one object, or of two whose selectors pick the same pods. */
function ambiguous({ seen, node, hpa }: Subject, message: string): Link {
  const others = seen.othersOf(node);
  const effect = 'neither of them scales';
  if (others.length > 0) {
    // What KEDA makes comes back when it is deleted; a HorizontalPodAutoscaler of its own does not.
    const surplus = [node, ...others].find(({ controller }) => controller === 'HPA') ?? others[0];
    return broken('hpa', `two autoscalers scale ${node.target.kind} ${node.target.name}: ${[node, ...others].map(({ manifest }) => nameOf(manifest)).join(' and ')}`, {
      got: message, effect, fix: `delete ${nameOf(surplus.manifest)}, or move the triggers of both into one autoscaler`,
    });
  }
  const named = /\[(.*)\]/.exec(message)?.[1].split(' ').filter((name) => name !== `${hpa?.manifest.metadata.namespace}/${hpa?.manifest.metadata.name}`) ?? [];
  return broken('hpa', `the pods of ${node.target.kind} ${node.target.name} are those of ${named.map((name) => `${HPA_KIND} ${name}`).join(', ') || 'another HorizontalPodAutoscaler'} too`, {
    got: message, effect, fix: 'give the workloads selectors (spec.selector) and pod labels that differ; a selector is fixed, so make the workload anew',
  });
}

function withoutValue(subject: Subject, hpa: LocatedManifest, source: MetricSource): Link {
  const { namespace, name } = hpa.manifest.metadata;
  const event = subject.seen.events(HPA_KIND, namespace, name).find((each) => each.isWarning && each.message.includes(source.name));
  const { cause, fix } = causeOf(subject, source, event?.message ?? '');
  return broken('hpa', `the HorizontalPodAutoscaler has no value of ${source.name}: ${cause}`, {
    got: event?.message, effect: 'the other metrics decide, and scale in no further', fix, follows: subject.isKeda && source.api === 'external',
  });
}

/** What the controller says does not tell of a container that the pods do not have. */
function causeOf({ hpa, workload }: Subject, source: MetricSource | undefined, message: string): ReturnType<typeof hpaErrorOf> {
  const metric = objectIn(listIn(objectIn(hpa?.manifest.spec).metrics)[source?.index ?? 0]);
  const container = textIn(objectIn(metric.containerResource).container);
  const names = workload?.containers.map((each) => each.name) ?? [];
  return container !== undefined && names.length > 0 && !names.includes(container)
    ? { cause: `the metric asks for container ${container}, and the pods have ${names.join(', ')}`, fix: `name one of ${names.join(', ')}` } : hpaErrorOf(message);
}

/** A metric that was not had has no type in the status. */
function hasValue({ manifest }: LocatedManifest, { index }: MetricSource): boolean {
  const metrics = listIn(objectIn(manifest.status).currentMetrics);
  return metrics.length === 0 || (textIn(objectIn(metrics[index]).type) ?? '') !== '';
}
