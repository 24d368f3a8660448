import {
  GrafanaColour, GrafanaField, GrafanaOverride, GrafanaPanel, GrafanaRow, GrafanaUnit, PROMETHEUS, StatOptions, TimeSeriesField, TimeSeriesOptions,
} from './grafana-json';

/** A query of a panel, and what its series are called: `{{label}}` stands for the value of a label. */
export interface PanelQuery {
  readonly expr: string;
  readonly legend: string;
}

/** What a panel shows. */
export interface PanelPlan {
  readonly title: string;
  /** What it shows, and what to do when it looks wrong. */
  readonly description: string;
  readonly form: 'number' | 'steps' | 'line';
  readonly unit: GrafanaUnit;
  readonly queries: readonly PanelQuery[];
  /** Of a whole number none are shown. */
  readonly decimals?: number;
  /** From these values on it is shown in these colours. */
  readonly thresholds?: readonly { readonly from: number; readonly colour: GrafanaColour }[];
  /** Series that are limits, and drawn as dashed lines. */
  readonly limits?: readonly string[];
  /** Of 24. */
  readonly width: number;
}

/** Panels below a heading. */
export interface Section {
  readonly title: string;
  readonly panels: readonly PanelPlan[];
}

/** Columns of a number, and of one of two graphs side by side. */
const NUMBER_WIDTH = 4;
export const HALF_WIDTH = 12;
/** Columns of a dashboard. */
const COLUMNS = 24;
const ROW_HEIGHT = 1;
const HEIGHTS = { number: 4, steps: 8, line: 8 } as const;
/** A section and its panels have these, so that a panel keeps its id whatever other sections hold. */
const IDS_OF_SECTION = 100;

const STAT_OPTIONS: StatOptions = {
  colorMode: 'value',
  graphMode: 'none',
  justifyMode: 'auto',
  orientation: 'auto',
  percentChangeColorMode: 'standard',
  reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
  showPercentChange: false,
  textMode: 'auto',
  wideLayout: true,
};
const TIME_SERIES_OPTIONS: TimeSeriesOptions = {
  legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  tooltip: { mode: 'multi', sort: 'desc' },
};

/** One number, as it is at the end of the time range. */
export function numberPanel({ decimals = 0, expr, ...plan }: Pick<PanelPlan, 'decimals' | 'description' | 'thresholds' | 'title' | 'unit'> & { readonly expr: string }): PanelPlan {
  return { ...plan, form: 'number', decimals, queries: [{ expr, legend: '' }], width: NUMBER_WIDTH };
}

/** Sections as the panels of a dashboard, each with its place; empty ones are left out. */
export function laidOut(sections: readonly Section[]): (GrafanaPanel | GrafanaRow)[] {
  let y = 0;
  return sections.flatMap(({ panels, title }, section) => {
    if (panels.length === 0) {
      return [];
    }
    const id = IDS_OF_SECTION * (section + 1);
    const row: GrafanaRow = { type: 'row', id, title, collapsed: false, gridPos: { h: ROW_HEIGHT, w: COLUMNS, x: 0, y }, panels: [] };
    y += ROW_HEIGHT;
    let [x, height] = [0, 0];
    const placed = panels.map((plan, i) => {
      if (x + plan.width > COLUMNS) {
        y += height;
        [x, height] = [0, 0];
      }
      const panel = panelOf(plan, id + i + 1, { x, y });
      x += plan.width;
      height = Math.max(height, panel.gridPos.h);
      return panel;
    });
    y += height;
    return [row, ...placed];
  });
}

function panelOf(plan: PanelPlan, id: number, at: { readonly x: number; readonly y: number }): GrafanaPanel {
  const { description, form, queries, title, width } = plan;
  const isNumber = form === 'number';
  return {
    type: isNumber ? 'stat' : 'timeseries',
    id,
    title,
    description,
    datasource: PROMETHEUS,
    gridPos: { h: HEIGHTS[form], w: width, ...at },
    targets: queries.map(({ expr, legend }, i) => ({
      refId: refId(i), datasource: PROMETHEUS, editorMode: 'code', expr, legendFormat: legend, range: !isNumber, instant: isNumber,
    })),
    fieldConfig: { defaults: fieldOf(plan), overrides: (plan.limits ?? []).map(limitOverride) },
    options: isNumber ? STAT_OPTIONS : TIME_SERIES_OPTIONS,
  };
}

function fieldOf({ decimals, form, thresholds = [], unit }: PanelPlan): GrafanaField {
  const isNumber = form === 'number';
  const custom: TimeSeriesField = {
    drawStyle: 'line',
    lineInterpolation: form === 'steps' ? 'stepAfter' : 'linear',
    lineWidth: 1,
    fillOpacity: 0,
    showPoints: 'never',
    spanNulls: false,
    thresholdsStyle: { mode: thresholds.length > 0 ? 'dashed' : 'off' },
  };
  return {
    unit,
    ...decimals !== undefined && { decimals },
    min: 0,
    color: { mode: isNumber ? 'thresholds' : 'palette-classic' },
    thresholds: {
      mode: 'absolute',
      steps: [{ value: null, color: isNumber ? 'text' : 'green' }, ...thresholds.map(({ colour, from }) => ({ value: from, color: colour }))],
    },
    ...!isNumber && { custom },
  };
}

function limitOverride(name: string): GrafanaOverride {
  return {
    matcher: { id: 'byName', options: name },
    properties: [{ id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 8] } }, { id: 'color', value: { mode: 'fixed', fixedColor: 'orange' } }],
  };
}

/** A, B, ... Z, and then with numbers. */
function refId(i: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + i % 26);
  return i < 26 ? letter : `${letter}${Math.floor(i / 26)}`;
}
