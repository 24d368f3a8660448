import { AUTOSCALER_CLASS, DEPLOYMENT_MODE, STANDARD_MODE, STANDARD_MODE_BEFORE_16 } from './names';
import { Fault, within } from '../../faults/fault';
import { Fields, isObject, objectIn, withinEach } from '../kubernetes/untyped';
import { Feature, sinceFault } from '../product-version';

/** Runtimes that came after the oldest supported release. Source: since.ts. */
const NEW_RUNTIMES = ['kserve-autogluonserver', 'kserve-predictiveserver', 'kserve-vllmserver'] as const;

/** Annotations that older releases of KServe do not know. Source: kserve v0.15.0 pkg/constants/constants.go; kserve#4363. */
export function annotationSinceFaults(annotations: { readonly [key: string]: string }): Fault[] {
  const [mode, own] = [annotations[DEPLOYMENT_MODE], annotations[AUTOSCALER_CLASS]];
  return [
    ...mode !== STANDARD_MODE ? [] : [ofAnnotation('deploymentMode Standard', DEPLOYMENT_MODE, mode, 'an older one does not know this mode', `write ${STANDARD_MODE_BEFORE_16}, or upgrade KServe`)],
    ...own !== 'external' ? [] : [ofAnnotation('autoscalerClass external without replicas of its own', AUTOSCALER_CLASS, own,
      'an older one writes replicas into the Deployment and undoes what your autoscaler scaled', 'upgrade KServe')],
    ...own !== 'none' ? [] : [ofAnnotation('autoscalerClass none', AUTOSCALER_CLASS, own, 'its webhook rejects this class before', 'write external, or upgrade KServe')],
  ];
}

/** Fields of a component that older releases of KServe drop, or read otherwise. Source: the release tags of kserve/kserve, v0.15.0 to v0.20.0. */
export function componentSinceFaults(spec: Fields, autoscalerClass: string): Fault[] {
  const { behavior, metrics } = objectIn(spec.autoScaling);
  const { runtime } = objectIn(spec.model);
  const known = NEW_RUNTIMES.find((each) => each === runtime);
  return [
    ...behavior === undefined || autoscalerClass !== 'keda' ? [] : [dropped('autoScaling.behavior', ['autoScaling', 'behavior'], Object.keys(objectIn(behavior)), true)],
    ...spec.name === undefined ? [] : [dropped('predictor.name', ['name'], spec.name)],
    ...known === undefined ? []
      : [sinceFault('KServe', `runtime ${known}`, { pointer: ['model', 'runtime'], got: runtime, then: 'an older one does not bring this runtime', fix: 'name a runtime that the cluster has, or upgrade KServe' })],
    ...within(['autoScaling'], withinEach('metrics', metrics, (metric) => metricSinceFaults(metric, autoscalerClass))),
  ];
}

function metricSinceFaults({ external, podmetric, resource }: Fields, autoscalerClass: string): Fault[] {
  const { authModes } = objectIn(objectIn(external).authenticationRef);
  const { name, target } = objectIn(resource);
  const { averageUtilization } = objectIn(target);
  return [
    ...autoscalerClass !== 'keda' || name !== 'cpu' || averageUtilization === undefined ? [] : [sinceFault('KServe', 'CPU utilization in a ScaledObject', {
      pointer: ['resource', 'target', 'averageUtilization'], got: averageUtilization, then: 'an older one writes an address in its place, which KEDA refuses', fix: 'use the class hpa, or upgrade KServe', isQuiet: true,
    })],
    ...authModes === undefined ? [] : [dropped('authModes of an external metric', ['external', 'authenticationRef', 'authModes'], authModes, true)],
    ...!isObject(podmetric) ? [] : [sinceFault('KServe', 'pod metrics of one component', {
      pointer: ['podmetric'], got: objectIn(podmetric.metric).query, then: 'an older one also counts the pods of all other components', fix: 'use an External metric of Prometheus, or upgrade KServe', isQuiet: true,
    })],
  ];
}

function dropped(feature: Feature<'KServe'>, pointer: string[], got: unknown, isQuiet = false): Fault {
  return sinceFault('KServe', feature, { pointer, got, then: 'the API server drops it with an older one', isQuiet });
}

function ofAnnotation(feature: Feature<'KServe'>, annotation: string, got: string, then: string, fix: string): Fault {
  return sinceFault('KServe', feature, { pointer: [annotation], got, then, fix, isQuiet: true });
}
