/**
 * Compares two versions of one ecosystem: under 0, 0, or over 0. Any text is a version. The order is total but in two ecosystems:
 * where PHP takes `#` for any number there is none, and Maven has circles, such as 1.0 < 1.0-1 < 1.0.alpha < 1.0, by its own rule that what
 * is missing takes the kind of what it is compared with. Cost: linear.
 */
export type CompareVersions = (a: string, b: string) => number
