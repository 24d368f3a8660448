import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFolder } from '../support/command';
import { CPU } from '../support/preview-manifests';

const CHROMIUM = '/usr/bin/chromium';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'cpu.yaml': CPU });
});
afterEach(() => folder.remove());

// Where there is no browser nobody can move a pointer.
(existsSync(CHROMIUM) ? test : test.skip)('the page of a preview tells what there was under the pointer (needs Chromium)', async () => {
  const probe = `<script>
    const chart = document.querySelector('.chart');
    const box = chart.getBoundingClientRect();
    // 29 minutes of the hour: the plot begins at 64 of 960 and ends at 936.
    const clientX = box.left + box.width * (64 + (936 - 64) * (29 / 60)) / 960;
    chart.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: box.top + 50, bubbles: true }));
  </script>`;
  await folder.run('preview cpu.yaml --load spike:base=5,peak=90,at=20m,duration=10m --signal cpu=perPod:perUnit=0.02 --output page.html');
  folder.write('probe.html', folder.read('page.html').replace('</body>', `${probe}</body>`));
  const { stdout } = spawnSync(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', `file://${join(folder.path, 'probe.html')}`], { encoding: 'utf8' });
  expect(/<div class="reading"[^>]*>([^<]*)</.exec(stdout)?.[1]).toMatch(/^0:29:00\ndesired 8, ready 8, pods 8\ns0-prometheus: 11.25\ncpu: 45$/);
});
