import { faultFindings } from './fault-findings';
import { Finding } from './rule';
import { Fault, within } from '../faults/fault';
import { authenticationsOf, givenAuthentication } from '../graph/authentications';
import { KedaOptions, KedaTrigger } from '../graph/keda-options';
import { kserveComponents } from '../graph/kserve-components';
import { LocatedManifest, statedSpec, textIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { CLUSTER_TRIGGER_AUTHENTICATION, TRIGGER_AUTHENTICATION } from '../platforms/keda/names';
import { announcedTypeFaults } from '../platforms/keda/scaler-types';
import { Surroundings } from '../platforms/keda/scalers/scaler-given';
import { inTexts, isGivenText } from '../platforms/keda/scalers/texts';
import { triggerFaults } from '../platforms/keda/scalers/trigger-faults';
import { tokenAudienceFaults } from '../platforms/keda/token-audience';
import { triggerAuthenticationFaults } from '../platforms/keda/trigger-authentication';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';
import { isObject } from '../platforms/kubernetes/untyped';

/** Faults of a part of a manifest, and whose annotations can say to ignore them beside its own. */
interface PartFaults {
  readonly at: LocatedManifest;
  readonly alsoAt: LocatedManifest[];
  readonly path: string;
  readonly faults: Fault[];
  /** The trigger, where it is one. */
  readonly trigger?: KedaTrigger;
}

/** Faults are looked for once, however many rules ask for what is wrong with it: those of each rule. */
const FAULTS = new WeakMap<ScalingGraph, Map<string | undefined, PartFaults[]>>();

/** How KServe hands on an External metric of Prometheus: the keys of its trigger by where they stand in the metric. Source: kserve v0.20 keda_reconciler.go. */
const OF_KSERVE: { readonly [key: string]: string[] } = {
  serverAddress: ['external', 'metric', 'serverAddress'],
  query: ['external', 'metric', 'query'],
  namespace: ['external', 'metric', 'namespace'],
  threshold: ['external', 'target', 'value'],
};

/** What of the triggers of KEDA, and of what they authenticate with, breaks a rule. */
export function* triggerFindings(graph: ScalingGraph, rule: string, isMeant: (trigger: KedaTrigger) => boolean = () => true): Iterable<Finding> {
  for (const { alsoAt, at, faults, path, trigger } of faultsByRule(graph).get(rule) ?? []) {
    if (trigger === undefined || isMeant(trigger)) {
      yield* faultFindings(at, path, faults).map((each) => ({ ...each, ...alsoAt.length > 0 && { alsoAt } }));
    }
  }
}

function faultsByRule(graph: ScalingGraph): Map<string | undefined, PartFaults[]> {
  let byRule = FAULTS.get(graph);
  if (byRule === undefined) {
    byRule = new Map();
    for (const part of faultsIn(graph)) {
      for (const rule of new Set(part.faults.map((each) => each.rule))) {
        const others = byRule.get(rule) ?? [];
        others.push({ ...part, faults: part.faults.filter((each) => each.rule === rule) });
        byRule.set(rule, others);
      }
    }
    FAULTS.set(graph, byRule);
  }
  return byRule;
}

function faultsIn(graph: ScalingGraph): PartFaults[] {
  const faultless = new Set<string>();
  return [
    ...graph.autoscalers.flatMap((autoscaler) => autoscaler.scaledObject === undefined ? []
      : triggersOf(graph, autoscaler, autoscaler.scaledObject, contextOf(autoscaler.scaledObject, autoscaler.maxReplicas), faultless)),
    ...graph.scaledJobs.flatMap((job) => triggersOf(graph, job, job, OF_JOBS, faultless)),
    ...graph.objects(INFERENCE_SERVICE).flatMap(ofKserve),
    ...[TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION].flatMap((groupKind) => graph.objects(groupKind)).map((at) => ({
      at, alsoAt: [], path: 'spec', faults: [...triggerAuthenticationFaults(statedSpec(at)), ...tokenAudienceFaults(statedSpec(at))],
    })),
  ].filter(({ faults }) => faults.length > 0);
}

/** `faultless` holds what was looked at in triggers that have no faults: many models have the same. */
function triggersOf(
  graph: ScalingGraph, at: LocatedManifest, { triggers }: { readonly triggers: KedaTrigger[] }, context: Surroundings, faultless: Set<string>,
): PartFaults[] {
  return triggers.filter(({ type }) => type !== '').flatMap((trigger) => {
    const { authenticationRef, path, stated, type } = trigger;
    const looked = authenticationRef === undefined ? lookedAt(trigger, context) : undefined;
    if (looked !== undefined && faultless.has(looked)) {
      return [];
    }
    const alsoAt = authenticationsOf(graph, at, authenticationRef);
    const { metadata, metricType, useCachedMetrics } = stated;
    const authentication = givenAuthentication(alsoAt[0], authenticationRef);
    const stands = { type, metadata, metricType, useCachedMetrics, authentication };
    const faults = [...within(['type'], announcedTypeFaults(type)), ...inTexts(triggerFaults(stands, context))];
    if (looked !== undefined && faults.length === 0) {
      faultless.add(looked);
    }
    return [{ at, alsoAt, path, trigger, faults }];
  });
}

/** What a trigger without an authentication is judged by, as one text; undefined where not all of it is text. */
function lookedAt({ type, stated }: KedaTrigger, { inFormula, maxReplicas, minReplicas, sleeps }: Surroundings): string | undefined {
  const { metadata, metricType, useCachedMetrics } = stated;
  if (!isObject(metadata) || typeof metricType === 'object' || typeof useCachedMetrics === 'object') {
    return undefined;
  }
  let text = [type, metricType, useCachedMetrics, inFormula, sleeps, minReplicas, maxReplicas].map((each) => `${typeof each} ${String(each)}`).join();
  for (const key of Object.keys(metadata)) {
    const value = metadata[key];
    if (typeof value !== 'string') {
      return undefined;
    }
    // Of a query of Prometheus it only counts here that there is one.
    const counts = type === 'prometheus' && key === 'query' && isGivenText(value) ? 'given' : value;
    text += `,${key.length}:${key}=${counts.length}:${counts}`;
  }
  return text;
}

const authenticationWord = (_: string, key: string) =>
  key === 'podIdentity' ? 'a podIdentity in its TriggerAuthentication' : `the parameter ${key} in its TriggerAuthentication`;

/** Jobs are not kept, and not put to sleep. */
const OF_JOBS: Surroundings = { inFormula: false, sleeps: false, authenticationWord };

function contextOf({ idleReplicaCount, minReplicaCount = 0, scalingModifiers }: KedaOptions, maxReplicas: number | undefined): Surroundings {
  return {
    inFormula: scalingModifiers?.formula !== undefined,
    sleeps: minReplicaCount === 0 || idleReplicaCount === 0,
    minReplicas: minReplicaCount,
    maxReplicas,
    authenticationWord,
  };
}

/** The External metrics of an InferenceService that KServe makes triggers on Prometheus of. */
function ofKserve(at: LocatedManifest): PartFaults[] {
  return kserveComponents(at.manifest).filter(({ autoscalerClass }) => autoscalerClass === 'keda').flatMap(({ metrics }) =>
    metrics.flatMap(({ external: { metric, target: { value } }, path }) => {
      // What is not stated, the cluster's configuration may give.
      if (metric.backend !== 'prometheus' || metric.serverAddress === undefined || textIn(value) === undefined) {
        return [];
      }
      const { namespace, query, serverAddress } = metric;
      const metadata = { serverAddress, query, ...namespace !== undefined && { namespace }, threshold: textIn(value) };
      return [{
        at,
        alsoAt: [],
        path,
        faults: triggerFaults({ type: 'prometheus', metadata, authentication: { names: [], isOpen: true } }, { inFormula: false, sleeps: false, authenticationWord })
          .map((each) => ({ ...each, pointer: OF_KSERVE[String(each.pointer[1])] ?? ['external'] })),
      }];
    }));
}
