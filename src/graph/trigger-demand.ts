import { KedaTrigger } from './keda-options';
import { targetKey } from './keda-targets';
import { numberIn, objectIn } from './manifest';
import { TriggerText } from '../platforms/keda/trigger-text';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { Fields } from '../platforms/kubernetes/untyped';

/** What a trigger asks of the number of replicas, as far as it can be compared with another of the same autoscaler. */
export interface TriggerDemand {
  /** What it watches, and how: the same text is the same, whatever the target. */
  readonly of: string;
  /** What one replica takes of it: the lower it is, the more replicas are asked for. */
  readonly target?: number;
  /** When it asks for a number of replicas. */
  readonly schedule?: Schedule;
}

/** A number of replicas at certain times. */
export interface Schedule {
  readonly replicas: number;
  /** From and to which minute of a day, where it is the same each time. */
  readonly minutes?: readonly [number, number];
}

const MINUTES_PER_HOUR = 60;

/** The demand of a trigger of a ScaledObject; undefined where it is not known. What wakes a model is part of what is watched. */
export function kedaDemand({ type, metadata, metricType, said, stated }: KedaTrigger): TriggerDemand | undefined {
  if (type === 'cron') {
    return scheduleDemand(said);
  }
  const key = type === 'cpu' || type === 'memory' ? 'value' : targetKey(type, said);
  const target = key === undefined ? undefined : quantityValue(said.text(key));
  if (key === undefined || target === undefined) {
    return undefined;
  }
  const { [key]: _target, ...others } = metadata;
  return { of: JSON.stringify([type, metricType, sorted(others), stated.authenticationRef ?? null]), target };
}

/** The demand of a metric of an autoscaling/v2 HorizontalPodAutoscaler. */
export function hpaDemand(type: unknown, source: Fields): TriggerDemand | undefined {
  const { target, ...watched } = source;
  const { averageUtilization, averageValue, value } = objectIn(target);
  const [kind, amount] = averageUtilization !== undefined ? ['Utilization', numberIn(averageUtilization)]
    : averageValue !== undefined ? ['AverageValue', quantityValue(averageValue)] : ['Value', quantityValue(value)];
  return amount === undefined ? undefined : { of: JSON.stringify([type, kind, sorted(watched)]), target: amount };
}

/** Two schedules are compared on the same days; within a day by their times, where these are plain. */
function scheduleDemand(said: TriggerText): TriggerDemand | undefined {
  const [timezone, start, end, replicas] = ['timezone', 'start', 'end', 'desiredReplicas'].map((key) => said.text(key)?.replace(/\s+/g, ' '));
  if (start === undefined || end === undefined || !/^\d+$/.test(replicas ?? '')) {
    return undefined;
  }
  const [from, to] = [dailyTime(start), dailyTime(end)];
  return from !== undefined && from.days === to?.days && from.minute < to.minute
    ? { of: JSON.stringify(['cron', timezone, from.days]), schedule: { replicas: Number(replicas), minutes: [from.minute, to.minute] } }
    : { of: JSON.stringify(['cron', timezone, start, end]), schedule: { replicas: Number(replicas) } };
}

/** One time of a day, and the days on which it is; undefined for a schedule of several times a day. */
function dailyTime(schedule: string): { readonly minute: number; readonly days: string } | undefined {
  const match = /^(\d+) (\d+) (\S+ \S+ \S+)$/.exec(schedule);
  return match === null ? undefined : { minute: Number(match[2]) * MINUTES_PER_HOUR + Number(match[1]), days: match[3] };
}

/** The same text for the same fields, in whichever order they stand. */
function sorted(value: unknown): unknown {
  return typeof value !== 'object' || value === null || Array.isArray(value) ? value
    : Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([key, each]) => [key, sorted(each)]));
}
