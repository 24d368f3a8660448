/**
 * Who scales: Seldon Core 2 the Model and its Server (`core`); an autoscaler the Model, whose Server Seldon Core 2 scales (`model`); or an
 * autoscaler each of them alike (`pair`).
 */
export type ScalingMode = 'core' | 'model' | 'pair';

/** Bounds of a Model, which decide those of its Server. */
export interface ModelBounds {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}
