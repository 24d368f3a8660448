import { ContainerProps, ContainerResources, DeploymentStrategy } from 'cdk8s-plus-27';
import { KserveComponentScaling } from './kserve-component-scaling';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/** What a transformer and an explainer have in common: how many there are, and where they run. */
export interface KserveComponentOptions {
  /** How many replicas there are. */
  readonly scaling: KserveComponentScaling;

  /**
   * Accelerators that each replica needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * The pod around the container. Labels and annotations of its `metadata` are put on the Deployment, the Service and the autoscaler too.
   *
   * @default - nothing but the container
   */
  readonly pod?: ModelPodProps;

  /**
   * How pods are replaced.
   *
   * @default - Kubernetes', a rolling update by 25 %
   */
  readonly strategy?: DeploymentStrategy;
}

/** What stands in front of the predictor, and changes requests and answers. */
export interface KserveTransformer extends KserveComponentOptions {
  /** The container, as in cdk8s-plus; KServe names it `kserve-container`, and any other name is refused. `resources` has to be stated. */
  readonly container: ContainerProps;
}

/** An explainer of the Adversarial Robustness Toolbox. */
export interface KserveArtExplainer {
  /**
   * Parameters of the explainer.
   *
   * @default - none
   */
  readonly config?: { [name: string]: string };

  /** What the explainer needs; with `{}` KServe gives it what its configuration says. */
  readonly resources: ContainerResources;

  /**
   * Tag of the explainer's image.
   *
   * @default - KServe's
   */
  readonly runtimeVersion?: string;

  /**
   * Where the explainer's model is stored.
   *
   * @default - nowhere
   */
  readonly storageUri?: string;

  /** Kind of the explainer, such as `SquareAttack`. */
  readonly type: string;
}

/** What an explainer is told: one of `art` and `container`, and how many there are. */
export type ExplainerProps = KserveComponentOptions & { readonly art?: KserveArtExplainer; readonly container?: ContainerProps };

/** What explains answers of the predictor: the Adversarial Robustness Toolbox, or a container of one's own. */
export class KserveExplainer {
  /** The Adversarial Robustness Toolbox. */
  static art(art: KserveArtExplainer, options: KserveComponentOptions): KserveExplainer {
    checkProps(Place.named('KserveExplainer.art'), 'KserveArtExplainer', art);
    checkProps(Place.named('KserveExplainer.art'), 'KserveComponentOptions', options);
    return new KserveExplainer({ ...options, art });
  }

  /**
   * A container, as in cdk8s-plus; KServe names it `kserve-container`, and any other name is refused. `resources` has to be stated.
   */
  static container(container: ContainerProps, options: KserveComponentOptions): KserveExplainer {
    checkProps(Place.named('KserveExplainer.container'), 'ContainerProps', container);
    checkProps(Place.named('KserveExplainer.container'), 'KserveComponentOptions', options);
    return new KserveExplainer({ ...options, container });
  }

  private constructor(
    /** @internal */
    public readonly _props: ExplainerProps,
  ) {}
}
