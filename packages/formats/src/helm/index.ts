export type { ChartFile, ChartFiles } from './chart.ts'
export type { Release } from './data.ts'
export { type ChartRequest, type RenderedChart, type RenderedManifest, renderChart } from './render.ts'
