import { auditChainSuite } from '../suites/audit-chain.ts';

auditChainSuite('sqlite');
