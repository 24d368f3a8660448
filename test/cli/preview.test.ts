import { CommandFolder } from '../support/command';
import { CPU, HPA, MODEL } from '../support/preview-manifests';
import { Untyped } from '../support/untyped';

const SPIKE = 'spike:base=5,peak=90,at=20m,duration=10m';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({
    'model.yaml': MODEL,
    'cpu.yaml': CPU,
    'two.yaml': MODEL + HPA,
    'none.yaml': MODEL.split('---')[0],
    'rates.csv': 'time,rate,cpuu\n0,5,0.1\n600,80,2\n',
    'twice.csv': 'time,rate,rate\n0,5,0.1\n600,80,2\n',
    'unnamed.csv': 'time,rate,\n0,5,0.1\n600,80,2\n',
  });
});
afterEach(() => folder.remove());

const json = async (args: string) => JSON.parse((await folder.run(`${args} --format json`)).stdout);

describe('preview', () => {
  test('as text', async () => {
    expect(await folder.run(`preview cpu.yaml model --load ${SPIKE} --signal cpu=perPod:perUnit=0.02,idle=0.05 --pod-startup 60s --scrape-interval 15s --pod-capacity 15 `
      + '--gpus-per-pod 1 --cost-per-replica-hour 2.5')).toMatchSnapshot();
  });

  test('two of them side by side', async () => {
    folder.write('less.yaml', MODEL.replace('threshold: "10"', 'threshold: "20"'));
    const { code, stdout } = await folder.run(`preview model.yaml --load ${SPIKE} --pod-capacity 15 --against less.yaml`);
    expect(code).toBe(0);
    expect(stdout.slice(stdout.indexOf('Side by side'))).toMatchSnapshot();
  });

  test('two versions side by side', async () => {
    folder.write('model.yaml', MODEL.replace('  triggers:', '  fallback: {failureThreshold: 3, replicas: 2}\n  triggers:'));
    folder.write('old.yaml', 'apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nspec: { versions: { keda: "2.20" } }\n');
    const { code, stdout } = await folder.run(`preview model.yaml --load ${SPIKE} --against-cluster old.yaml`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ScaledObject ml\/model \(no --cluster\): [^]*\nScaledObject ml\/model \(old.yaml\): [^]*Side by side\n +no --cluster +old.yaml\n/);
    const { previews } = JSON.parse((await folder.run(`preview model.yaml --load ${SPIKE} --against-cluster old.yaml --format json`)).stdout);
    expect(previews.map(({ side, result: { notMeasured } }: Untyped) => [side, notMeasured.length])).toEqual([['no --cluster', 1], ['old.yaml', 0]]);
  });

  test('as JSON, CSV and SVG', async () => {
    const args = 'preview model.yaml --load steps:0=5,10m=50 --duration 12m';
    expect(await json(args)).toMatchObject({ version: 1, previews: [{ name: 'ScaledObject ml/model', result: { durationSeconds: 720, maxReplicas: 8, totals: { mostReplicas: 5 } } }] });
    expect((await folder.run(`${args} --format csv`)).stdout.split('\n').slice(0, 3)).toEqual(['seconds,desired,pods,ready,s0-prometheus', '0,1,1,1,', '22,1,1,1,5']);
    expect((await folder.run(`${args} --format svg`)).stdout).toMatchSnapshot();
  });

  test('to a file, by its extension', async () => {
    expect(await folder.run('preview model.yaml --load 30 --output model.csv')).toEqual({ code: 0, stdout: '', stderr: 'Wrote model.csv.\n' });
    expect(folder.read('model.csv')).toMatch(/^seconds,desired/);
  });

  test('from standard input', async () => {
    expect((await folder.run('preview - --load 35', { stdin: MODEL })).stdout).toContain('s0-prometheus 35 (target 10) asks for 4');
  });

  test('a load at random is the same for the same seed', async () => {
    const csv = async (seed: number) => (await folder.run(`preview model.yaml --load steps:0=30,seed=${seed} --format csv`)).stdout;
    const [one, again, other] = [await csv(1), await csv(1), await csv(2)];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test('a scenario in a file is what the options say', async () => {
    folder.write('scenario.yaml', `duration: 1h
load: {spike: {base: 5, peak: 90, at: 20m, duration: 10m}}
signals: {cpu: {perPod: {perUnit: 0.02}}}
podStartup: 60s
outages: [{of: targets, at: 30m, duration: 2m, percent: 50}]
scrapeInterval: 15s
`);
    const options = `--load ${SPIKE} --signal cpu=perPod:perUnit=0.02 --pod-startup 60s --outage targets:at=30m,duration=2m,percent=50 --scrape-interval 15s`;
    expect(await json('preview cpu.yaml --scenario scenario.yaml')).toEqual(await json(`preview cpu.yaml ${options}`));
    expect(await json('preview cpu.yaml --scenario scenario.yaml --pod-startup 5m')).toEqual(await json(`preview cpu.yaml ${options} --pod-startup 5m`));
  });

  test('a load in a file', async () => {
    folder.write('load.csv', 'time,requests\n08:00,5\n08:10,80\n08:30,5\n');
    folder.write('signals.csv', 'time,s0-prometheus,cpu\n0,5,0.1\n600,80,2\n1800,5,0.1\n');
    folder.write('range.json', JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[1_700_000_000, '5'], [1_700_000_600, '80']] }] } }));
    expect((await json('preview model.yaml --load load.csv')).previews[0].result).toMatchObject({ durationSeconds: 1800, totals: { mostReplicas: 8 } });
    expect((await json('preview cpu.yaml --load signals.csv --signal cpu=perPod')).previews[0].result).toMatchObject({ durationSeconds: 1800, totals: { mostReplicas: 8 } });
    expect((await json('preview model.yaml --load range.json --duration 5m')).previews[0].result.durationSeconds).toBe(300);
  });

  test('a schedule is followed from when the preview begins', async () => {
    folder.write('cron.yaml', `${MODEL}    - type: cron
      metadata: {timezone: Europe/Berlin, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: "3"}
`);
    folder.write('load.csv', 'time,requests\n2026-11-30T06:30:00Z,5\n2026-11-30T08:30:00Z,5\n');
    const most = async (args: string) => (await json(`preview cron.yaml ${args}`)).previews[0].result.totals.mostReplicas;
    expect(await most('--load 5 --begin 2026-11-30T08:00:00Z')).toBe(3);
    expect(await most('--load 5 --begin 2026-11-30T18:00:00Z')).toBe(1);
    expect(await most('--load load.csv')).toBe(3);
    expect((await folder.run('preview cron.yaml --load 5 --begin 08:00')).stderr).toMatch(/^error: begin is no moment, got "08:00"; write it with its zone/);
    expect((await folder.run('preview cron.yaml --load 5')).stderr).toMatch(/begin: the schedule of s1-cron-Europe-Berlin-08xxx-018xxx asks for other replicas at other times/);
  });

  test('a metric may be called by the name of its trigger', async () => {
    expect((await json('preview model.yaml --load 10 --signal rate=total:perUnit=3')).previews[0].result.totals.mostReplicas).toBe(3);
  });

  test.each([
    ['no path', 'preview'],
    ['no load', 'preview model.yaml'],
    ['a level without what a pod makes of it', 'preview cpu.yaml --load 20'],
    ['a load that is none', 'preview model.yaml --load spik:base=5'],
    ['a field that is none', 'preview model.yaml --load spike:base=5,peek=50,at=1m,duration=1m'],
    ['times without a unit', 'preview model.yaml --load spike:peak=50,at=20,duration=10 --pod-startup 60'],
    ['steps that are none', 'preview model.yaml --load steps:soon=4'],
    ['a signal without its metric', 'preview model.yaml --load 5 --signal perPod'],
    ['a signal that the autoscaler has not', 'preview cpu.yaml --load 5 --signal cqu=perPod'],
    ['a signal of no kind', 'preview cpu.yaml --load 5 --signal cpu=perPodd'],
    ['a signal that lacks something', 'preview cpu.yaml --load 5 --signal cpu=share'],
    ['an outage of nothing', 'preview model.yaml --load 5 --outage target:at=1m,duration=1m'],
    ['a share of more than all', 'preview model.yaml --load 5 --outage targets:at=1m,duration=1m,percent=150'],
    ['a number that is none', 'preview model.yaml --load 5 --replicas few --pod-capacity 0'],
    ['several autoscalers', 'preview two.yaml --load 5'],
    ['an autoscaler that is not there', 'preview two.yaml othr --load 5'],
    ['manifests without one', 'preview none.yaml --load 5'],
    ['a file that is not there', 'preview model.yaml --load load.csv'],
    ['a file whose name is misspelt', 'preview model.yaml --load rats.csv'],
    ['manifests whose name is misspelt', 'preview modle.yaml --load 5'],
    ['a file that holds no loads', 'preview model.yaml --load loads.txt'],
    ['a column that is misspelt', 'preview cpu.yaml --load rates.csv'],
    ['a column that is named twice', 'preview cpu.yaml --load twice.csv'],
    ['a column without a name', 'preview cpu.yaml --load unnamed.csv'],
    ['a format that is none', 'preview model.yaml --load 5 --format png'],
    ['two previews in a picture', 'preview model.yaml --load 5 --against two.yaml model --format svg'],
    ['a year too many', 'preview model.yaml --load 5 --duration 400d'],
  ])('is refused with %s', async (_title, args) => {
    const { code, stdout, stderr } = await folder.run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatchSnapshot();
  });
});

describe('the page', () => {
  const page = async () => {
    await folder.run(`preview model.yaml --load ${SPIKE} --pod-capacity 15 --pod-startup 60s --against two.yaml model --output page.html`);
    await folder.run(`preview cpu.yaml --load ${SPIKE} --signal cpu=perPod:perUnit=0.02 --output page.html`);
    return folder.read('page.html');
  };

  test('needs no network', async () => {
    expect((await page()).match(/(?:src|href)=|url\(|https?:\/\/(?!www\.w3\.org)/g)).toBeNull();
  });

  test('holds nothing that a name could make of it', async () => {
    folder.write('evil.yaml', MODEL.replace(/name: model,/g, 'name: "<script>alert(1)</script>",').replace('name: rate', 'name: "</script><b>"'));
    await folder.run('preview evil.yaml --load 5 --output page.html');
    expect(folder.read('page.html').match(/<script>(?!\nfor )|<b>/g)).toBeNull();
  });
});

describe('explain', () => {
  test.each(['text', 'markdown', 'json'])('as %s', async (format) => {
    expect(await folder.run(`explain cpu.yaml --format ${format}`)).toMatchSnapshot();
  });

  test('all autoscalers, or the one that is named', async () => {
    const names = async (args: string) => JSON.parse((await folder.run(`${args} --format json`)).stdout).autoscalers.map(({ name }: { name: string }) => name);
    expect(await names('explain two.yaml')).toEqual(['ScaledObject ml/model', 'HorizontalPodAutoscaler ml/other']);
    for (const name of ['other', 'HorizontalPodAutoscaler/other', 'ml/other', 'Deployment/other']) {
      expect(await names(`explain two.yaml ${name}`)).toEqual(['HorizontalPodAutoscaler ml/other']);
    }
  });

  test('tells what could not be read, and ends with its exit code', async () => {
    folder.write('broken.yaml', `${MODEL}---\na: [\n`);
    const { code, stdout, stderr } = await folder.run('explain broken.yaml');
    expect([code, stdout.split('\n')[0]]).toEqual([3, 'ScaledObject ml/model']);
    expect(stderr).toMatch(/^Not read: broken.yaml:\d+:\d+: /);
  });
});
