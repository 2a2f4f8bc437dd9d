/** The console is built for the browser by `tools/console.ts`; to the rest of the house it gives only what it expects of the API. */
export type * from './lib/api/types.ts'
