import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';

/** Leaves it to Seldon Core 2, which reads the bounds from its own objects. */
export class InferenceLagAutoscaler implements AutoscalerKind {
  readonly name = 'inferenceLag';

  sleeps(): boolean {
    return false;
  }

  manifest({ place, target }: AutoscalerContext): never {
    return place.at('autoscaler').refuse(`is how Seldon Core 2 scales its Models, and this is a ${target.kind}`, 'Autoscaler.inferenceLag()',
      'use Autoscaler.keda() or Autoscaler.hpa()');
  }
}
