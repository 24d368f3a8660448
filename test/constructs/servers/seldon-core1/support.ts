import { Size } from 'cdk8s';
import { ContainerProps, Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AutoscaledModel, AutoscaledModelProps, CpuTrigger, ModelServer } from '../../../../src';
import { SeldonCore1GraphNode, SeldonCore1Predictor, SeldonCore1ServerProps } from '../../../../src/constructs/servers/seldon-core1';
import { newChart } from '../../../support/synth';

export const RESOURCES = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };

/** A container that nothing is wrong with. */
export function container(name: string, options: Partial<ContainerProps> = {}): ContainerProps {
  return { name, image: `${name}:1.0.0`, resources: RESOURCES, ...options };
}

/** The one predictor, of a container or a graph that nothing more is said of. */
export function one(contents: ContainerProps | SeldonCore1GraphNode): Pick<SeldonCore1ServerProps, 'predictors'> {
  return { predictors: [contents instanceof SeldonCore1GraphNode ? SeldonCore1Predictor.graph(contents) : SeldonCore1Predictor.container(contents)] };
}

/** A model that Seldon Core 1 serves and that scales on CPU, but for what is given. */
export function seldonModel(
  server: SeldonCore1ServerProps = one(container('classifier')), props: Partial<AutoscaledModelProps> = {}, scope: Construct = newChart(),
): AutoscaledModel {
  return new AutoscaledModel(scope, 'iris', { server: ModelServer.seldonCore1(server), maxReplicas: 5, triggers: [CpuTrigger.utilization(50)], ...props });
}
