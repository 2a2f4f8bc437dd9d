/** Version of the shape of a JSON report; another one cannot be compared with. */
export const REPORT_VERSION = 1
