import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { unusable } from './inputs';
import { Io, UsageError } from './io';
import { oneOf } from './option-values';
import { Fault, faultAt } from '../faults/fault';
import { fieldBelow } from '../faults/field-path';
import { fixText } from '../faults/fix';
import { Kubectl } from '../kubectl/kubectl';
import { PROMETHEUS_WAYS, PrometheusWay, wayTo } from '../live/prometheus-way';
import { serviceIn } from '../live/service-address';
import { readFile } from '../manifests/read-files';
import { addressFaults, Authorization, Connection } from '../prometheus-api/connection';
import { HttpConfig, httpConfig } from '../prometheus-api/http-config';
import { PrometheusClient } from '../prometheus-api/prometheus-client';
import { prometheusMillis } from '../promql/duration';

/** How to be let in by a Prometheus, as options of a command state it. Secrets stand in files and in the environment, where no list of processes shows them. */
export interface PrometheusOptions {
  /** As promtool takes it with `--http.config.file`. */
  readonly prometheusConfig?: string;
  readonly prometheusHeader?: string[];
  readonly prometheusTimeout?: string;
  readonly prometheusTokenFile?: string;
  readonly prometheusVia?: PrometheusWay;
}

/** A variable that each container has. Source: kubernetes v1.36 pkg/kubelet/envvars/envvars.go. */
const IN_CLUSTER = 'KUBERNETES_SERVICE_HOST';
const HEADER = /^([^:\s]+):\s*(.+)$/s;

/** Adds the options to a command that asks a Prometheus. */
export function addPrometheusOptions(command: Command): Command {
  const list = (value: string, before: string[] = []) => [...before, value];
  return command
    .option('--prometheus-via <way>', `${PROMETHEUS_WAYS.join(', ')}: to a Service`, oneOf('--prometheus-via', PROMETHEUS_WAYS))
    .option('--prometheus-config <file>', 'credentials, TLS and headers, as promtool reads them')
    .option('--prometheus-token-file <file>', 'a bearer token')
    .option('--prometheus-header <header>', 'such as "X-Scope-OrgID: ml"', list)
    .option('--prometheus-timeout <time>', 'for one request (default: 30s)');
}

/** A Prometheus at an address, which may be that of a Service in the cluster of a kubectl. */
export function prometheusAt(url: string, options: PrometheusOptions, { env }: Pick<Io, 'env'>): (kubectl: Kubectl) => PrometheusClient {
  const connection = connectionTo(url, options, { env });
  const { prometheusVia: via } = options;
  if (via !== undefined && via !== 'direct' && serviceIn(url, true) === undefined) {
    throw new UsageError(`--prometheus-via ${via} leads to a Service, and ${new URL(url).host} is none; write http://SERVICE.NAMESPACE.svc:PORT`);
  }
  const isInCluster = env[IN_CLUSTER] !== undefined;
  return ({ forward, run }) => new PrometheusClient(wayTo(connection, { forward, isInCluster, run, via }));
}

/** What the options, the files that they name and the environment say of a connection. */
function connectionTo(url: string, options: PrometheusOptions, { env }: Pick<Io, 'env'>): Connection {
  const [wrong] = addressFaults(url);
  if (wrong !== undefined) {
    throw new UsageError(`the address of Prometheus ${wrong.what}, got ${String(wrong.got)}; ${fixText(wrong.fix, false)}`);
  }
  const { authorization, headers = {}, tls } = configIn(options.prometheusConfig) ?? {};
  return {
    url,
    authorization: tokenIn(options.prometheusTokenFile, '--prometheus-token-file') ?? authorization ?? environmentIn(env),
    headers: { ...headers, ...Object.fromEntries((options.prometheusHeader ?? []).map(headerIn)) },
    tls,
    timeoutMillis: timeoutIn(options.prometheusTimeout),
  };
}

function configIn(file: string | undefined): HttpConfig | undefined {
  if (file === undefined) {
    return undefined;
  }
  const { faults: unread, mappings, objects } = readFile(file);
  const [found] = [...mappings.map(({ value }) => value), ...objects.map(({ manifest }) => manifest)];
  if (found === undefined) {
    throw unread.length > 0 ? unusable('--prometheus-config', file, unread) : new UsageError(`--prometheus-config ${file} holds no document; write one, such as basic_auth: {username: me, password_file: password}`);
  }
  const faults: Fault[] = [];
  const config = httpConfig(secretBeside(file))(found, faults);
  if (faults.length > 0) {
    // What was got may be a secret.
    throw new UsageError(`--prometheus-config ${file} cannot be used:\n${faults.map(({ fix, pointer, what }) => `  ${`${fieldBelow('', ...pointer)} ${what}`.trim()}; ${fixText(fix, false)}`).join('\n')}`);
  }
  return config;
}

/** Files that a configuration names are beside it. */
function secretBeside(config: string): (file: string, pointer: string[], faults: Fault[]) => string | undefined {
  return (file, pointer, faults) => {
    try {
      return readFileSync(resolve(dirname(config), file), 'utf8').trim();
    } catch (error) {
      faults.push(faultAt(pointer, `names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code})`, undefined, 'correct the path, which is from the folder of this file'));
      return undefined;
    }
  };
}

function tokenIn(file: string | undefined, flag: string): Authorization | undefined {
  try {
    return file === undefined ? undefined : { scheme: 'Bearer', credentials: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    throw new UsageError(`${flag} ${file} cannot be read (${(error as NodeJS.ErrnoException).code}); correct the path`);
  }
}

/** What files on the command line go before. */
function environmentIn(env: Io['env']): Authorization | undefined {
  const { PROMETHEUS_PASSWORD: password = '', PROMETHEUS_TOKEN: token, PROMETHEUS_TOKEN_FILE: tokenFile, PROMETHEUS_USERNAME: username } = env;
  if (token !== undefined) {
    return { scheme: 'Bearer', credentials: token };
  }
  return tokenIn(tokenFile, 'PROMETHEUS_TOKEN_FILE') ?? (username === undefined ? undefined : { scheme: 'Basic', username, password });
}

function headerIn(text: string): [string, string] {
  const [, name, value] = HEADER.exec(text) ?? [];
  if (name === undefined) {
    throw new UsageError('--prometheus-header has no name and value; write it as "X-Scope-OrgID: ml"');
  }
  return [name, value];
}

function timeoutIn(text: string | undefined): number | undefined {
  const millis = text === undefined ? undefined : prometheusMillis(text);
  if (text !== undefined && !(millis! > 0)) {
    throw new UsageError(`--prometheus-timeout ${text} is no time; write it as 30s or 2m`);
  }
  return millis;
}
