import { PlacedServer } from './placed-server';
import { SeldonCore2ModelProps } from './seldon-core2-model-props';
import { ScalingMode } from './server-manifest';
import { Place } from '../../../faults/place';
import { ProductVersion } from '../../../platforms/product-version';
import { Autoscaler } from '../../autoscalers/autoscaler';

/** A Model as far as its way of scaling needs to know it. */
export interface ScaledBy {
  readonly autoscaler: Autoscaler;
  readonly mode: ScalingMode;
  /** The field by which the autoscaler takes the Model to no replicas; undefined where it does not. */
  readonly sleepsBy?: string;
}

/** The way of scaling that an autoscaler and the props ask for. */
export function scalingMode({ singleModel }: SeldonCore2ModelProps, { _kind: kind }: Autoscaler): ScalingMode {
  if (kind.name === 'inferenceLag') {
    return 'core';
  }
  return singleModel === true ? 'pair' : 'model';
}

/** Which Servers Seldon Core 2 scales by itself, as it is installed. */
export function scalesServers({ autoscalingServerEnabled }: SeldonCore2ModelProps, version: ProductVersion<'Seldon Core 2'>): 'no' | 'bounded' | 'all' {
  if (autoscalingServerEnabled === false || !version.has('scaling of Servers')) {
    return 'no';
  }
  return version.has('bounds that are unlimited unless set') ? 'all' : 'bounded';
}

/**
 * Refuses a way of scaling that this Seldon Core 2 does not have, or that its installation keeps from working.
 *
 * @param model where the props of AutoscaledModel stand
 */
export function checkScaling(model: Place, props: SeldonCore2ModelProps, version: ProductVersion<'Seldon Core 2'>, scaled: ScaledBy): void {
  const place = model.at('server');
  checkVersion(model, props, version, scaled);
  switch (scaled.mode) {
    case 'core':
      return checkCore(model, props, scaled);
    case 'model':
      checkNotScaledByLag(place, props, version);
      return checkServerFollows(place, props);
    case 'pair':
      checkNotScaledByLag(place, props, version);
      return checkPair(model, props, version, scaled);
  }
}

function checkVersion(model: Place, { server }: SeldonCore2ModelProps, version: ProductVersion<'Seldon Core 2'>, { autoscaler, mode, sleepsBy }: ScaledBy): void {
  const factory = `Autoscaler.${autoscaler._kind.name}()`;
  if (mode === 'core') {
    return version.need(model.at('autoscaler'), 'scaling of Servers', factory, 'use Autoscaler.hpa() or Autoscaler.keda() (from 2.8.4) with singleModel: true');
  }
  version.need(model.at('autoscaler'), 'autoscalers on a Model', factory, 'upgrade Seldon Core 2');
  if (mode === 'model' && server?._source.from === 'props') {
    version.need(model.at('server.server'), 'scaling of Servers', server._source.props.serverConfig,
      'set singleModel: true, name a Server that has enough replicas by SeldonCore2Server.fromName');
  }
  if (sleepsBy !== undefined) {
    version.need(model.at(sleepsBy), 'Models of 0 replicas', 0, 'keep a replica');
  }
}

function checkCore(model: Place, props: SeldonCore2ModelProps, { sleepsBy }: ScaledBy): void {
  const place = model.at('server');
  if (props.singleModel === true) {
    place.at('singleModel').refuse('has no effect with Autoscaler.inferenceLag(): Seldon Core 2 scales the Server with its Models', true,
      'leave it out');
  }
  if (sleepsBy !== undefined) {
    model.at(sleepsBy).refuse('must be at least 1: Seldon Core 2 keeps one replica', 0, 'use 1, or Autoscaler.keda() with a trigger that can wake the Model');
  }
  if (props.autoscalingModelEnabled !== true) {
    place.at('autoscalingModelEnabled').refuse('has to be true for Autoscaler.inferenceLag(): unless Seldon Core 2 was installed so, nothing scales',
      props.autoscalingModelEnabled, 'install it with the Helm value autoscaling.autoscalingModelEnabled=true, and say so here');
  }
  checkServerFollows(place, props);
}

/** Up to 2.9 a Model without bounds is left alone. */
function checkNotScaledByLag(place: Place, { autoscalingModelEnabled }: SeldonCore2ModelProps, version: ProductVersion<'Seldon Core 2'>): void {
  if (autoscalingModelEnabled === true && version.has('bounds that are unlimited unless set')) {
    place.at('autoscalingModelEnabled').refuse('makes Seldon Core 2 scale the Model too, against its autoscaler: from 2.10 on also one without bounds',
      true, 'install it with the Helm value autoscaling.autoscalingModelEnabled=false, or use Autoscaler.inferenceLag()');
  }
}

function checkServerFollows(place: Place, { autoscalingServerEnabled, server }: SeldonCore2ModelProps): void {
  if (autoscalingServerEnabled === false && server?._source.from === 'props') {
    place.at('autoscalingServerEnabled').refuse('leaves the Server at its least replicas, and the Model finds no room on it', false,
      'install it with the Helm value autoscaling.autoscalingServerEnabled=true, or name a Server that has enough replicas by SeldonCore2Server.fromName');
  }
}

function checkPair(model: Place, props: SeldonCore2ModelProps, version: ProductVersion<'Seldon Core 2'>, { autoscaler, sleepsBy }: ScaledBy): void {
  const place = model.at('server');
  if (props.server === undefined) {
    place.at('server').refuse('is needed for singleModel, since that Server is scaled too', undefined,
      'write SeldonCore2Server.fromProps({ serverConfig }) or SeldonCore2Server.fromName(name)');
  }
  if (props.autoscalingServerEnabled !== false && version.has('bounds that are unlimited unless set')) {
    place.at('autoscalingServerEnabled').refuse(
      'has to be false for singleModel: from 2.10 on Seldon Core 2 scales Servers without bounds too, against their autoscalers', props.autoscalingServerEnabled,
      'install it with the Helm value autoscaling.autoscalingServerEnabled=false, and say so here');
  }
  if (sleepsBy !== undefined) {
    model.at(sleepsBy).refuse('would scale the Server of singleModel to 0 too, and it is not known that Seldon Core 2 gets it back', 0,
      'keep a replica, or leave out singleModel');
  }
  checkPairNames(model.at('autoscaler'), autoscaler);
}

function checkPairNames(place: Place, { _kind: kind }: Autoscaler): void {
  const hpaName = kind.name === 'keda' ? kind.options.hpaName : undefined;
  const name = kind.name === 'inferenceLag' ? undefined : kind.options.name;
  for (const [field, given] of Object.entries({ name, hpaName })) {
    if (given !== undefined) {
      place.at(field).refuse('cannot be the name of both autoscalers, that of the Model and that of its Server', given,
        'leave it out: each has the name of what it scales');
    }
  }
}

/** The replicas at which a pause holds a Model; undefined without one that sets them. */
export function pausedAt({ _kind: kind }: Autoscaler): number | undefined {
  return kind.name === 'keda' ? kind.options.paused?._replicas : undefined;
}

/** Refuses a pause at more replicas than the Server of the Model can have, where that is known. A Server of `singleModel` is held at as many. */
export function checkPause(model: Place, autoscaler: Autoscaler, mode: ScalingMode, server?: PlacedServer): void {
  const replicas = pausedAt(autoscaler);
  if (replicas !== undefined && mode !== 'pair' && server?.mostReplicas !== undefined && replicas > server.mostReplicas) {
    model.at('autoscaler.paused').refuse(`is at more replicas than the Server ${server.name} has at most (${server.mostReplicas}), each of which holds one of the Model`,
      replicas, 'lower it, or give the Server a larger maxReplicas');
  }
}
