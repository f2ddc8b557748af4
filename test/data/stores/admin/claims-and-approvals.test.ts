import { claimsAndApprovalsSuite } from '../../suites/claims-and-approvals.ts';

claimsAndApprovalsSuite('sqlite');
