/** The firewall's rules and requests from files. */
export { type JudgedRequest, judgeRequest } from './judge-request.ts'
export { parseRequestText, type WrittenRequest } from './request-text.ts'
export { loadWafRules } from './rules.ts'
