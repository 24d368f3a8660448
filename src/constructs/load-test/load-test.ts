import { ApiObject, ApiObjectProps, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { httpRequest } from './http-request';
import { LoadTestProps } from './load-test-props';
import { ModelEndpoint } from './model-endpoint';
import { Place } from '../../faults/place';
import { NAME_LABEL } from '../../platforms/kubernetes/kinds';
import { MAX_CONFIG_MAP_BYTES, wholeSeconds } from '../../platforms/kubernetes/limits';
import { checkObjectName, MAX_LABEL_LENGTH } from '../../platforms/kubernetes/names';
import { WrittenObject } from '../../synth/written-object';

const DEFAULT_CLIENTS = 10;
const DEFAULT_DURATION = Duration.minutes(5);
const DEFAULT_IMAGE = 'grafana/k6:1.3.0';

/** What the Job is given beyond the duration, to be scheduled, to pull its image and to print its summary. */
const GRACE_SECONDS = 300;

/** Bytes of a variable with its name, "=" and an end, with which Linux no longer starts a process. Source: linux include/uapi/linux/binfmts.h, MAX_ARG_STRLEN. */
const TOO_LONG_VARIABLE = 131_072;

const SCRIPT_FILE = 'script.js';
const SCRIPT_FOLDER = '/load-test';

/** What a load test is written for. */
export interface LoadTestedModel {
  readonly name: string;
  readonly namespace?: string;
  /** Undefined where it is not known. */
  readonly endpoint?: ModelEndpoint;
}

/** What a load test consists of. */
interface LoadTestManifests {
  /** Of the Job and its ConfigMap. */
  readonly name: string;
  readonly script: ApiObjectProps;
  readonly job: ApiObjectProps;
}

/** A load test among the constructs of a model. */
interface WrittenLoadTest {
  /** What holds all of its objects. */
  readonly construct: Construct;
  readonly job: ApiObject;
}

/** Writes the ConfigMap and the Job of a load test below a scope; refuses the name of another one there. */
export function writeLoadTest(place: Place, scope: Construct, model: LoadTestedModel, props: LoadTestProps): WrittenLoadTest {
  const { name, script, job } = loadTest(place, model, props);
  const id = `LoadTest-${name}`;
  if (scope.node.tryFindChild(id) !== undefined) {
    place.at('name').refuse('is the name of another load test too', name, 'give this one a name of its own');
  }
  const construct = new Construct(scope, id);
  new WrittenObject(construct, 'Script', script);
  return { construct, job: new WrittenObject(construct, 'Job', job) };
}

/** The ConfigMap with the script, and the Job that runs it once. */
function loadTest(place: Place, model: LoadTestedModel, props: LoadTestProps): LoadTestManifests {
  const { clients = DEFAULT_CLIENTS, duration = DEFAULT_DURATION, image = DEFAULT_IMAGE, script = REQUEST_SCRIPT } = props;
  const name = props.name ?? `${model.name}-load-test`;
  checkName(place.at('name'), name);
  if (!Number.isInteger(clients) || clients < 1) {
    place.at('clients').refuse('has to be a whole number, at least 1', clients, 'use some more than the model has replicas');
  }
  for (const [field, text] of [['image', image], ['script', script]] as const) {
    if (text.trim() === '') {
      place.at(field).refuse('is empty', text, 'leave it out');
    }
  }
  checkScriptSize(place.at('script'), script);
  const seconds = wholeSeconds(place.at('duration'), duration, { min: 1 });
  const labels = { [NAME_LABEL]: name };
  const metadata = { name, namespace: model.namespace, labels };
  return {
    name,
    script: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [SCRIPT_FILE]: script } },
    job: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata,
      spec: {
        activeDeadlineSeconds: seconds + GRACE_SECONDS,
        backoffLimit: 0,
        template: {
          metadata: { labels },
          spec: {
            restartPolicy: 'Never',
            containers: [{
              name: 'k6',
              image,
              args: ['run', '--vus', String(clients), '--duration', `${seconds}s`, `${SCRIPT_FOLDER}/${SCRIPT_FILE}`],
              env: Object.entries(environmentOf(place, model, props)).map(([variable, value]) => ({ name: variable, value: literal(value) })),
              securityContext: { allowPrivilegeEscalation: false, privileged: false },
              volumeMounts: [{ name: 'script', mountPath: SCRIPT_FOLDER, readOnly: true }],
            }],
            volumes: [{ name: 'script', configMap: { name } }],
          },
        },
      },
    },
  };
}

function environmentOf(place: Place, model: LoadTestedModel, props: LoadTestProps): { [variable: string]: string } {
  const { url, path, headers, body } = httpRequest(place, model.endpoint, props);
  checkBodySize(place.at('request'), body);
  return {
    URL: url,
    URL_PATH: path,
    METHOD: body === undefined ? 'GET' : 'POST',
    HEADERS: JSON.stringify(headers),
    ...body !== undefined && { BODY: body },
    ...props.url === undefined && model.endpoint?.ownCertificate && { K6_INSECURE_SKIP_TLS_VERIFY: 'true' },
  };
}

function checkScriptSize(place: Place, script: string): void {
  const size = Buffer.byteLength(script);
  if (size > MAX_CONFIG_MAP_BYTES) {
    place.refuse(`is larger than the ${MAX_CONFIG_MAP_BYTES} bytes of a ConfigMap`, `${size} bytes`, 'shorten it, or put what it reads into an image of your own');
  }
}

/** Refuses a body with which the kernel would not start k6. */
function checkBodySize(place: Place, body = ''): void {
  const size = Buffer.byteLength(`BODY=${body}`);
  if (size >= TOO_LONG_VARIABLE) {
    place.refuse(`makes a variable that is too long to start k6 with (from ${TOO_LONG_VARIABLE} bytes on)`, `${size} bytes`,
      `send it by a script of your own, which may have ${MAX_CONFIG_MAP_BYTES}`);
  }
}

/** A text that the kubelet does not expand: it reads `$$` as `$`, and `$(NAME)` as a variable. */
function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}

function checkName(place: Place, name: string): void {
  checkObjectName(place, name);
  if (name.length > MAX_LABEL_LENGTH) {
    place.refuse(`is longer than the ${MAX_LABEL_LENGTH} characters of a Job's label (${name.length})`, name, 'shorten it');
  }
}

/** Sends one request over and over; all that differs between models comes from the environment. */
const REQUEST_SCRIPT = `import http from 'k6/http';
import { check } from 'k6';

const headers = JSON.parse(__ENV.HEADERS);

// A run that is answered too seldom is no test, and ends as a failed Job.
export const options = { thresholds: { checks: ['rate>0.9'] } };

export default function () {
  const response = http.request(__ENV.METHOD, __ENV.URL + __ENV.URL_PATH, __ENV.BODY || null, { headers });
  check(response, { 'answered below 400': ({ status }) => status > 0 && status < 400 });
}
`;
