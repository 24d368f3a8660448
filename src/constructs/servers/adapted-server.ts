import { Construct } from 'constructs';
import { ModelServer } from './model-server';
import { IModelServer, ModelToServe } from './model-to-serve';
import { InvalidError, Place } from '../../faults/place';
import { checkProps } from '../props/check-props';

/** A model server as this library takes it: its own as it is, of another one what it returns for the model. */
export function adaptedServer(place: Place, scope: Construct, own: IModelServer, model: ModelToServe): ModelServer {
  if (isModelServer(own)) {
    return own;
  }
  const server: unknown = returned(place, scope, own, model);
  if (!isModelServer(server)) {
    return place.refuse('must return a ModelServer from toModelServer', server, 'return ModelServer.custom({ target, pods, metrics }), or another ModelServer');
  }
  if (server._given !== undefined) {
    checkProps(place, server._given.type, server._given.props);
  }
  return server;
}

function returned(place: Place, scope: Construct, own: IModelServer, model: ModelToServe): unknown {
  try {
    return own.toModelServer(scope, model);
  } catch (error) {
    if (error instanceof InvalidError) {
      throw error;
    }
    return place.refuse(`cannot be written: its toModelServer throws ${String(error)}`, own.constructor.name, 'correct toModelServer');
  }
}

/** Whether a server is one of this library, of this copy or another. */
function isModelServer(server: unknown): server is ModelServer {
  return typeof server === 'object' && server !== null && '_serve' in server;
}
