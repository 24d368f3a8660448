import { ApiObject } from 'cdk8s';
import { ServerSource } from './placed-server';
import { SeldonCore2ServerProps } from './seldon-core2-server-props';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** The Server of Seldon Core 2 that a Model runs on. */
export class SeldonCore2Server {
  /**
   * One that is written with the Model. To set anything else, such as `podSpec`, use `addJsonPatch` of `ApiObject.of(model.seldonCore2.server)`.
   */
  static fromProps(props: SeldonCore2ServerProps): SeldonCore2Server {
    checkProps(Place.named('SeldonCore2Server.fromProps'), 'SeldonCore2ServerProps', props);
    return new SeldonCore2Server({ from: 'props', props });
  }

  /**
   * One of this app, such as the `seldonCore2.server` of another model. The Model has to fit on it: its requirements, if the Server states
   * capabilities, and its maxReplicas. A Server without a maxReplicas grows with its Models from 2.10 on, and has its replicas before.
   *
   * @param server the Server, complete by then
   */
  static fromServer(server: ApiObject): SeldonCore2Server {
    return new SeldonCore2Server({ from: 'object', object: server });
  }

  /**
   * One that is made elsewhere, in the namespace of the Model. Nothing is known of it: whether the Model fits on it is not checked.
   *
   * @param name its name
   */
  static fromName(name: string): SeldonCore2Server {
    return new SeldonCore2Server({ from: 'name', name });
  }

  private constructor(
    /** @internal */
    public readonly _source: ServerSource,
  ) {}
}
