import { ContainerProps, ContainerResources, DeploymentStrategy } from 'cdk8s-plus-27';
import { KserveComponentScaling } from './kserve-component-scaling';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/** What a transformer and an explainer have in common: their replicas and their pods. */
export interface KserveComponentOptions {
  /** What decides how many replicas there are. */
  readonly scaling: KserveComponentScaling;

  /**
   * Accelerators that each replica needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * The pod around the container. KServe copies the labels and annotations of its `metadata` to the Deployment, the Service and the
   * autoscaler too.
   *
   * @default - the container alone
   */
  readonly pod?: ModelPodProps;

  /**
   * How the Deployment replaces its pods when their template changes.
   *
   * @default - Kubernetes', a rolling update by 25 %
   */
  readonly strategy?: DeploymentStrategy;
}

/** A container in front of the predictor that changes requests and answers. */
export interface KserveTransformer extends KserveComponentOptions {
  /** The container, as in cdk8s-plus. `resources` is required. Fails for any `name` but `kserve-container`, which KServe gives it. */
  readonly container: ContainerProps;
}

/** An explainer of the Adversarial Robustness Toolbox. */
export interface KserveArtExplainer {
  /**
   * Parameters of the explainer by name, such as `nb_classes`.
   *
   * @default - none
   */
  readonly config?: { [name: string]: string };

  /** CPU and memory of the explainer; with `{}` KServe takes those of its configuration. */
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
  /** An explainer of the Adversarial Robustness Toolbox, whose image KServe knows. */
  static art(art: KserveArtExplainer, options: KserveComponentOptions): KserveExplainer {
    checkProps(Place.named('KserveExplainer.art'), 'KserveArtExplainer', art);
    checkProps(Place.named('KserveExplainer.art'), 'KserveComponentOptions', options);
    return new KserveExplainer({ ...options, art });
  }

  /**
   * A container, as in cdk8s-plus. `resources` is required. Fails for any `name` but `kserve-container`, which KServe gives it.
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
