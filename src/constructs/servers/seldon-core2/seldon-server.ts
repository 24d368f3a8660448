import { ApiObject } from 'cdk8s';
import { SeldonServerProps } from './seldon-server-props';
import { ServerSource } from './server-source';
import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';

/** The Server of Seldon Core 2 that a Model runs on. */
export class SeldonServer {
  /**
   * One that is written with the Model. Its way out is `ApiObject.of(model.seldonServer!).addJsonPatch(...)`, such as for `podSpec`.
   */
  static written(props: SeldonServerProps): SeldonServer {
    checkProps(Place.named('SeldonServer.written'), 'SeldonServerProps', props);
    return new SeldonServer({ from: 'props', props });
  }

  /**
   * One of this app, such as the `seldonServer` of another model. The Model has to fit on it: its requirements, if the Server states
   * capabilities, and its maxReplicas. A Server without a maxReplicas grows with its Models from 2.10 on, and has its replicas before.
   *
   * @param server the Server, complete by then
   */
  static fromServer(server: ApiObject): SeldonServer {
    return new SeldonServer({ from: 'object', object: server });
  }

  /**
   * One that is made elsewhere, in the namespace of the Model. Nothing is known of it: whether the Model fits on it is not checked.
   *
   * @param name its name
   */
  static fromName(name: string): SeldonServer {
    return new SeldonServer({ from: 'name', name });
  }

  private constructor(
    /** @internal */
    public readonly _source: ServerSource,
  ) {}
}
