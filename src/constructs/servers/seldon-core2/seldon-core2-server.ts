import { ApiObject } from 'cdk8s';
import { ServerSource } from './placed-server';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** The Server of Seldon Core 2 that a Model runs on: pods of MLServer or Triton. A pod holds many Models, and at most one replica of each. */
export class SeldonCore2Server {
  /**
   * A Server that is written together with the Model, in its namespace. To set anything else, such as `podSpec`, use `addJsonPatch` of `ApiObject.of(model.seldonCore2.server)`.
   */
  static fromProps(props: SeldonCore2ServerProps): SeldonCore2Server {
    checkProps(Place.named('SeldonCore2Server.fromProps'), 'SeldonCore2ServerProps', props);
    return new SeldonCore2Server({ from: 'props', props });
  }

  /**
   * A Server that this app already writes, such as the `seldonCore2.server` of another model. Fails if the Server states capabilities and lacks one
   * that the Model requires, or if the Model's maxReplicas is more than the Server can have. A Server without `maxReplicas` grows with its Models since
   * Seldon Core 2.10; before, it keeps its `replicas`.
   *
   * @param server the Server, with its whole `spec`
   */
  static fromServer(server: ApiObject): SeldonCore2Server {
    return new SeldonCore2Server({ from: 'object', object: server });
  }

  /**
   * A Server that another program creates, in the namespace of the Model. This library does not read it, so it cannot check whether the Model fits.
   *
   * @param name name of the Server in the cluster
   */
  static fromName(name: string): SeldonCore2Server {
    return new SeldonCore2Server({ from: 'name', name });
  }

  private constructor(
    /** @internal */
    public readonly _source: ServerSource,
  ) {}
}
