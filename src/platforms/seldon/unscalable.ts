import { groupOf } from '../kubernetes/names';

/** Why an autoscaler cannot scale an object of Seldon, and what to scale instead. */
export interface Unscalable {
  readonly problem: string;
  readonly fix: string;
}

/** Kinds of Seldon that no autoscaler can scale, by group and kind. */
const UNSCALABLE: { readonly [groupKind: string]: Unscalable } = {
  // Source: SeldonIO/seldon-core v1.18.2 seldondeployment_types.go: a scale without labelSelectorPath; the HPA then says that a selector is required.
  'machinelearning.seldon.io/SeldonDeployment': {
    problem: 'has a scale that selects no pods, with which no autoscaler works',
    fix: 'use ModelServer.seldonCore1 (a kedaSpec or an hpaSpec of a component), or scale a Deployment that Seldon makes of it',
  },
  // Source: SeldonIO/seldon-core v2.10 operator/apis/mlops/v1alpha1/pipeline_types.go.
  'mlops.seldon.io/Pipeline': {
    problem: 'has no replicas: the Models of its steps have',
    fix: 'scale the Models, with ModelServer.seldonCore2',
  },
  // Source: the same, experiment_types.go.
  'mlops.seldon.io/Experiment': {
    problem: 'has no replicas: the Models or Pipelines among which it splits requests have',
    fix: 'scale the Models, with ModelServer.seldonCore2',
  },
};

/** Undefined for what can be scaled, and for what is not Seldon's. */
export function unscalable(apiVersion: string, kind: string): Unscalable | undefined {
  return UNSCALABLE[`${groupOf(apiVersion)}/${kind}`];
}
