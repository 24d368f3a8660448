import { InferenceRequest, PlainRequest } from './inference-request';
import { LoadTestProps } from './load-test-props';
import { InferenceProtocol, MODEL_IN_PATH, ModelEndpoint, SELDON_PATH, V1_PATH, V2_PATH } from './model-endpoint';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { checkHttpUrl } from '../../platforms/kubernetes/http-url';

const DEFAULT_REQUEST = InferenceRequest.get('/');
const JSON_BODY = { 'content-type': 'application/json' };

/** Paths by protocol, where the platform has no others. */
const USUAL_PATHS: Record<InferenceProtocol, string> = {
  v1: V1_PATH,
  v2: V2_PATH,
  openAiCompletions: '/v1/completions',
  openAiChat: '/v1/chat/completions',
  seldon: SELDON_PATH,
};
const NAMED_IN_BODY: InferenceProtocol[] = ['openAiCompletions', 'openAiChat'];

/** How the factories of `InferenceRequest` are called. */
const FACTORIES: Record<InferenceProtocol, string> = {
  v1: 'InferenceRequest.v1',
  v2: 'InferenceRequest.v2',
  openAiCompletions: 'InferenceRequest.openAiCompletion',
  openAiChat: 'InferenceRequest.openAiChat',
  seldon: 'InferenceRequest.seldonCore1',
};

/** A request as it goes over the wire. */
export interface HttpRequest {
  readonly url: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  /** Undefined for a GET. */
  readonly body?: string;
}

/** The request that a load test sends; refuses what would not reach the model. */
export function httpRequest(place: Place, endpoint: ModelEndpoint | undefined, props: LoadTestProps): HttpRequest {
  const url = props.url ?? endpoint?.url
    ?? place.at('url').refuse('is needed: the address of the model is not known here', undefined, 'write it as http://SERVICE.NAMESPACE.svc:PORT');
  checkAddress(place.at('url'), url);
  const { headers = {}, request = DEFAULT_REQUEST } = props;
  const { path, body } = pathAndBody(place.at('request'), endpoint, request);
  if (!path.startsWith('/')) {
    place.at('request.path').refuse('has to start with a slash', path, `write /${path}`);
  }
  const ours = { ...endpoint?.headers, ...body !== undefined && JSON_BODY };
  return { url, path, headers: Object.fromEntries(byName({ ...withoutGiven(ours, headers), ...headers })), body };
}

/** Refuses what is no address of a model, to which requests add their path. */
export function checkAddress(place: Place, url: string): void {
  checkHttpUrl(place, url);
  if (/[?#]|\/$/.test(url)) {
    place.refuse('holds more than an address, behind which the path is put', url, 'leave out "?", "#" and a slash at its end');
  }
}

/** Headers of ours that nobody has given, whose names are the same in upper and lower case. */
function withoutGiven(ours: { readonly [name: string]: string }, given: { readonly [name: string]: string }): { [name: string]: string } {
  const names = Object.keys(given).map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(ours).filter(([name]) => !names.includes(name.toLowerCase())));
}

function pathAndBody(place: Place, endpoint: ModelEndpoint | undefined, { _sent: sent }: InferenceRequest): PlainRequest {
  if (!('protocol' in sent)) {
    return sent;
  }
  const { body, options: { modelName: stated, path }, protocol } = sent;
  const served = servedPath(place, endpoint, protocol);
  if (stated?.trim() === '') {
    place.at('modelName').refuse('is empty', stated, 'name the model, or leave it out where its platform names it');
  }
  const model = stated ?? endpoint?.modelName;
  if (model === undefined && ((path === undefined && served.includes(MODEL_IN_PATH)) || NAMED_IN_BODY.includes(protocol))) {
    place.at('modelName').refuse('is needed: the name by which the server knows the model is not known here', undefined, 'give it: { modelName: \'name\' }');
  }
  return { path: path ?? served.replaceAll(MODEL_IN_PATH, encodeURIComponent(model ?? '')), body: JSON.stringify(body(place, model)) };
}

function servedPath(place: Place, endpoint: ModelEndpoint | undefined, protocol: InferenceProtocol): string {
  const { paths = USUAL_PATHS } = endpoint ?? {};
  return paths[protocol] ?? place.refuse('speaks a protocol that the platform of the model does not serve', FACTORIES[protocol],
    `use ${(Object.keys(paths) as InferenceProtocol[]).filter((served) => paths[served] !== undefined).map((served) => FACTORIES[served]).join(' or ')}`);
}
