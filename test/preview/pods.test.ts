import { PodRoom, Pods, PodTimes } from '../../src/preview/pods';

const AT_ONCE: PodTimes = { startSeconds: 0, pendingSeconds: 0, sampleAfterSeconds: 0, sampleWindowSeconds: 30, terminateSeconds: 0 };

/** Pods over time: at each moment the replicas that are asked for, and what is there then. */
function counts(times: Partial<PodTimes>, room: PodRoom, ...asked: [number, number][]): string[] {
  const pods = new Pods({ ...AT_ONCE, ...times }, room, 2, 3600);
  return asked.map(([atSeconds, replicas]) => {
    pods.vanish(atSeconds);
    pods.settle(atSeconds);
    pods.scale(replicas, atSeconds);
    const waiting = pods.standing.filter(({ placedAt }) => placedAt === undefined).length;
    return `${atSeconds}: ${pods.ready} ready of ${pods.standing.length}, ${waiting} wait, ${pods.ending.length} end`;
  });
}

test('pods take their time to start and to end', () => {
  expect(counts({ startSeconds: 60, terminateSeconds: 30 }, {}, [0, 4], [59, 4], [60, 4], [70, 1], [99, 1], [100, 1])).toEqual([
    '0: 2 ready of 4, 0 wait, 0 end',
    '59: 2 ready of 4, 0 wait, 0 end',
    '60: 4 ready of 4, 0 wait, 0 end',
    '70: 1 ready of 1, 0 wait, 3 end',
    '99: 1 ready of 1, 0 wait, 3 end',
    '100: 1 ready of 1, 0 wait, 0 end',
  ]);
});

test('no more pods are made than a quota lets', () => {
  expect(counts({}, { quota: 3 }, [0, 5], [10, 2])).toEqual(['0: 3 ready of 3, 0 wait, 0 end', '10: 2 ready of 2, 0 wait, 0 end']);
});

test('pods beyond the places wait for one, and start when they have it', () => {
  expect(counts({ startSeconds: 60, terminateSeconds: 30 }, { places: 3 }, [0, 5], [60, 5], [100, 2], [110, 3], [130, 3], [190, 3])).toEqual([
    '0: 2 ready of 5, 2 wait, 0 end',
    '60: 3 ready of 5, 2 wait, 0 end',
    // Those that wait are the newest and go first; they end at once.
    '100: 2 ready of 2, 0 wait, 1 end',
    // The place of the one that ends is free when it is gone.
    '110: 2 ready of 3, 1 wait, 1 end',
    '130: 2 ready of 3, 0 wait, 0 end',
    '190: 3 ready of 3, 0 wait, 0 end',
  ]);
});

test('a place that is free is nobody\'s who waits no more', () => {
  const pods = new Pods(AT_ONCE, { places: 1 }, 3, 0);
  expect(pods.ready).toBe(1);
  pods.vanish(10);
  pods.hold(0, true);
  pods.settle(10);
  expect([pods.ready, pods.readyAndEnding]).toEqual([0, 0]);
});
