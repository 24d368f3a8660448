import { Construct } from 'constructs';
import { DeploymentServer } from './deployment-server';
import { DeploymentServerProps } from './deployment-server-props';
import { ServedModel, ServerContext, ServerKind } from './served-model';

/** What runs a model, and what it exposes. */
export class ModelServer {
  /** A container in a plain Deployment, with a Service and a monitor where it has ports and metrics. */
  static deployment(props: DeploymentServerProps): ModelServer {
    return new ModelServer(new DeploymentServer(props));
  }

  private constructor(private readonly kind: ServerKind) {}

  /** @internal */
  public _serve(scope: Construct, context: ServerContext): ServedModel {
    return this.kind.serve(scope, context);
  }
}
