/** The browser's side. It has not moved in yet; it will speak HTTP to server/api and import types of the model alone. */
export type { Scan } from '@ringwall/model'
