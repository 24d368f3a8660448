import { Answer, PrometheusFault } from '../../src/prometheus-api/answer';
import { Connection } from '../../src/prometheus-api/connection';
import { HttpTransport } from '../../src/prometheus-api/http-transport';
import { PrometheusClient } from '../../src/prometheus-api/prometheus-client';
import { certificatesFor, Certificates, closedPort, Handler, HAS_OPENSSL, serve, succeed, TestServer } from '../support/http-server';

const VECTOR = { resultType: 'vector', result: [{ metric: {}, value: [1_700_000_000, '5'] }] };
const ok: Handler = (_got, response) => succeed(response, VECTOR);

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function started(handler: Handler, tls?: Parameters<typeof serve>[1]): Promise<TestServer> {
  const server = await serve(handler, tls);
  servers.push(server);
  return server;
}

const clientOf = (url: string, connection: Partial<Connection> = {}) => new PrometheusClient(new HttpTransport({ url, ...connection }));

async function asked(handler: Handler, connection: Partial<Connection> = {}, path = ''): Promise<{ answer: Answer<unknown>; server: TestServer }> {
  const server = await started(handler);
  return { server, answer: await clientOf(`http://127.0.0.1:${server.port}${path}`, connection).query('up') };
}

/** A fault without the port, which is another one each time. */
const told = ({ fault }: Answer<unknown>): PrometheusFault => {
  expect(fault).toBeDefined();
  return { ...fault!, what: fault!.what.replace(/127\.0\.0\.1:\d+/g, 'HOST') };
};

describe('a request', () => {
  test.each([
    ['', '/api/v1/query'],
    ['/', '/api/v1/query'],
    ['/prometheus', '/prometheus/api/v1/query'],
    ['/prometheus/graph', '/prometheus/api/v1/query'],
    ['/api/v1/query', '/api/v1/query'],
  ])('goes below the path %p of the address', async (path, expected) => {
    const { server } = await asked(ok, {}, path);
    expect(server.got.map((got) => got.path)).toEqual([expected]);
  });

  test('keeps the parameters of the address', async () => {
    const { server } = await asked(ok, {}, '/?dedup=false');
    expect(server.got[0].parameters.toString()).toBe('dedup=false&query=up');
  });

  test('is a POST where the query is long', async () => {
    const server = await started(ok);
    const query = `sum(${'x'.repeat(3000)})`;
    await clientOf(`http://127.0.0.1:${server.port}`).query(query);
    expect(server.got.map(({ method, parameters }) => [method, parameters.get('query')])).toEqual([['POST', query]]);
  });

  test.each<[string, Partial<Connection>, string, { [header: string]: string }]>([
    ['a token', { authorization: { scheme: 'Bearer', credentials: 't0ken' } }, '', { authorization: 'Bearer t0ken' }],
    ['a user and a password', { authorization: { scheme: 'Basic', username: 'me', password: 'pass word' } }, '', { authorization: `Basic ${Buffer.from('me:pass word').toString('base64')}` }],
    ['those of the address', {}, 'me:p%40ss@', { authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` }],
    ['a header of its own', { headers: { 'X-Scope-OrgID': 'ml' } }, '', { 'x-scope-orgid': 'ml' }],
  ])('is let in by %s', async (_title, connection, userinfo, headers) => {
    const server = await started(ok);
    const { fault } = await clientOf(`http://${userinfo}127.0.0.1:${server.port}`, connection).query('up');
    expect([fault, server.got[0].headers]).toEqual([undefined, expect.objectContaining(headers)]);
  });
});

describe('an answer that is none', () => {
  const status = (code: number, body = '', type = 'text/plain'): Handler => (_got, response) => {
    response.writeHead(code, { 'Content-Type': type });
    response.end(body);
  };
  const error = (code: number, errorType: string, message: string) => status(code, JSON.stringify({ status: 'error', errorType, error: message }), 'application/json');

  test.each<[string, Handler]>([
    ['401', status(401, 'Unauthorized')],
    ['403', status(403, '<html><body><h1>403 Forbidden</h1></body></html>', 'text/html')],
    ['404', status(404, '404 page not found')],
    ['a query that cannot be parsed', error(400, 'bad_data', '1:5: parse error: unexpected end of input')],
    ['a query that cannot be evaluated', error(422, 'execution', 'found duplicate series for the match group')],
    ['too much to do', error(503, 'timeout', 'query timed out in expression evaluation')],
    ['a server that starts', status(503, 'Service Unavailable')],
    ['a proxy without a server', status(502, '')],
    ['too many requests', status(429, 'slow down')],
    ['a page to log in', status(200, '<!doctype html><title>Log in</title>', 'text/html; charset=utf-8')],
    ['a text', status(200, 'OK')],
    ['another JSON', status(200, '{"message":"hello"}', 'application/json')],
    ['another form', (_got, response) => succeed(response, { resultType: 'streams', result: [] })],
    ['half an answer', status(200, '{"status":"success","data":{"resultType":"vec')],
    ['a server of TLS', status(400, 'Client sent an HTTP request to an HTTPS server.\n')],
    ['a status of no Prometheus', status(418, 'teapot')],
  ])('%s', async (_title, handler) => {
    expect(told((await asked(handler)).answer)).toMatchSnapshot();
  });

  test('nobody listens', async () => {
    expect(told(await clientOf(`http://127.0.0.1:${await closedPort()}`).query('up'))).toMatchSnapshot();
  });

  test('the connection breaks', async () => {
    expect(told((await asked((_got, response) => response.socket!.destroy())).answer)).toMatchSnapshot();
  });

  test('no time is left, before or amid the answer', async () => {
    const silent = await asked(() => undefined, { timeoutMillis: 50 });
    const slow = await asked((_got, response) => response.write('{"status":'), { timeoutMillis: 50 });
    expect([told(silent.answer), told(slow.answer)]).toMatchSnapshot();
  });

  test('whoever asked has ended it', async () => {
    const [before, amid] = [new AbortController(), new AbortController()];
    before.abort();
    const early = await asked(ok, { signal: before.signal });
    const late = await asked(() => amid.abort(), { signal: amid.signal });
    expect([told(early.answer), told(late.answer)].map(({ kind }) => kind)).toEqual(['aborted', 'aborted']);
    expect(early.server.got).toEqual([]);
  });

  test('it is too large, and no more of it is read', async () => {
    let isClosed: () => void;
    const closed = new Promise<void>((resolve) => {
      isClosed = resolve;
    });
    const { answer } = await asked((_got, response) => {
      response.on('close', () => isClosed());
      const more = () => response.write('x'.repeat(10_000)) ? setImmediate(more) : response.once('drain', more);
      more();
    }, { maxBytes: 100_000 });
    await closed;
    expect(told(answer)).toMatchSnapshot();
  });

  test.each<[string, Connection['headers'], Connection['tls']]>([
    ['header', { 'X-Token': 'secret\nvalue' }, undefined],
    ['name of a header', { 'X Token': 'secret-value' }, undefined],
  ])('a %s cannot be sent', async (_title, headers, tls) => {
    const fault = told((await asked(ok, { headers, tls })).answer);
    expect(JSON.stringify(fault)).not.toMatch(/secret/);
    expect(fault).toMatchSnapshot();
  });
});

describe('a redirect', () => {
  const to = (location: string): Handler => ({ path }, response) => {
    if (path.startsWith('/new')) {
      succeed(response, VECTOR);
    } else {
      response.writeHead(307, { Location: location });
      response.end();
    }
  };

  test('on the same host is followed, with the credentials', async () => {
    const { answer, server } = await asked(to('/new/api/v1/query?query=up'), { authorization: { scheme: 'Bearer', credentials: 't0ken' } });
    expect(answer.fault).toBeUndefined();
    expect(server.got.map(({ headers, path }) => [path, headers.authorization])).toEqual([['/api/v1/query', 'Bearer t0ken'], ['/new/api/v1/query', 'Bearer t0ken']]);
  });

  test('to another host is followed without credentials, and not with them', async () => {
    const other = await started(ok);
    const location = `http://127.0.0.1:${other.port}/api/v1/query`;
    expect((await asked(to(location))).answer.fault).toBeUndefined();
    const refused = await Promise.all([
      asked(to(location), { authorization: { scheme: 'Bearer', credentials: 't0ken' } }),
      asked(to(location), { headers: { 'X-Api-Key': 'key of mine' } }),
    ]);
    expect(other.got).toHaveLength(1);
    expect(refused.map(({ answer }) => told(answer))).toMatchSnapshot();
  });

  test('in a circle ends', async () => {
    const { answer, server } = await asked(to('/api/v1/query'));
    expect([told(answer).kind, server.got.length]).toEqual(['redirect', 6]);
  });
});

test('a credential that a server repeats is not', async () => {
  const [token, key] = ['very-secret-token', 'very-secret-key'];
  const repeat: Handler = ({ headers }, response) => {
    response.writeHead(401);
    response.end(JSON.stringify(headers));
  };
  const ofHeaders = await asked(repeat, { authorization: { scheme: 'Bearer', credentials: token }, headers: { 'X-Api-Key': key } });
  const ofUser = await asked(({ headers }, response) => succeed(response, VECTOR, [`hello ${headers.authorization}`]),
    { authorization: { scheme: 'Basic', username: 'me', password: token } });
  expect(ofUser.answer).toMatchObject({ warnings: ['hello Basic [hidden]'] });
  expect(told(ofHeaders.answer).what).toContain('"authorization":"Bearer [hidden]"');
  expect(JSON.stringify([ofHeaders.answer, ofUser.answer])).not.toMatch(/very-secret/);
});

// Where there is no openssl there are no certificates.
const describeTls = HAS_OPENSSL ? describe : describe.skip;
describeTls('over TLS (needs openssl)', () => {
  const HOST = 'prometheus.example';
  let [own, others] = [{} as Certificates, {} as Certificates];
  beforeAll(() => {
    [own, others] = [certificatesFor(HOST), certificatesFor('other.example')];
  });

  const over = async (tls: Connection['tls'], server: Parameters<typeof serve>[1] = { key: own.key, cert: own.cert }) =>
    clientOf(`https://127.0.0.1:${(await started(ok, server)).port}`, { tls }).query('up');

  test('a server of a private authority is trusted by it, under the name of its certificate', async () => {
    expect((await over({ ca: own.ca, serverName: HOST })).fault).toBeUndefined();
  });

  test('any server is trusted where that is said', async () => {
    expect((await over({ insecure: true })).fault).toBeUndefined();
  });

  test('a client shows its certificate', async () => {
    const server = { key: own.key, cert: own.cert, ca: own.ca, requestCert: true, rejectUnauthorized: true };
    expect((await over({ ca: own.ca, cert: own.cert, key: own.key, serverName: HOST }, server)).fault).toBeUndefined();
    expect(told(await over({ ca: own.ca, serverName: HOST }, server)).kind).toMatch(/tls|unreachable/);
  });

  test.each<[string, () => Connection['tls']]>([
    ['nothing', () => undefined],
    ['another authority', () => ({ ca: others.ca, serverName: HOST })],
    ['another name', () => ({ ca: own.ca })],
    ['a key that is none', () => ({ ca: own.ca, serverName: HOST, cert: own.cert, key: 'no key' })],
  ])('is refused with %s', async (_title, tls) => {
    expect(told(await over(tls()))).toMatchSnapshot();
  });

  test('is not what a server of HTTP speaks', async () => {
    const { port } = await started(ok);
    expect(told(await clientOf(`https://127.0.0.1:${port}`).query('up'))).toMatchSnapshot();
  });
});
