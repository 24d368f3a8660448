import { meantBy, nearest } from '../../src/faults/nearest';

test.each([
  ['vhost', ['host', 'vhostName', 'value'], 'vhostName'],
  ['sqs', ['aws-sqs-queue', 'solr'], 'aws-sqs-queue'],
  ['threshold', ['lagThreshold', 'threshol'], 'lagThreshold'],
  ['listname', ['listName', 'listLength'], 'listName'],
  ['topics', ['topic', 'tls'], 'topic'],
  ['queue', ['queueLength', 'queueURL', 'aQueue'], 'queueURL'],
  ['id', ['identityId'], undefined],
  ['nothing', ['queueURL'], undefined],
])('%s of %j means %s', (wrong, known, meant) => {
  expect(meantBy(wrong, known)).toBe(meant);
});

test('a name that only holds another is not near to it', () => {
  expect(nearest('password', ['keyPassword'])).toBeUndefined();
});
