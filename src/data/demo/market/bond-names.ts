import { isinFrom } from '../../../advisor/bonds/isin.ts';
import { type Day, isoFromDay } from '../../../advisor/units.ts';
import { yearOf } from '../ground/calendar.ts';
import type { DemoBondType } from '../ground/demo-bond-type.ts';
import type { BondPlan } from './bond-plan.ts';
import { type DemoIssuer, ISSUER_TYPE, issuerNumber } from './issuers.ts';

interface NameParts {
  readonly plan: BondPlan;
  readonly issuer: DemoIssuer;
  /** Percent. */
  readonly coupon: number;
  readonly issueDay: Day;
  readonly maturityDay: Day;
  readonly place: number;
}

/** `8.35% Aravelle Secured NCD 2029`; for money-market paper `GOI 182 Day Treasury Bill 2025-03-06`. */
export const nameOfBond = ({ plan, issuer, coupon, issueDay, maturityDay, place }: NameParts): string => {
  if ('days' in plan.tenors) {
    const days = issuer.grade === null ? `${maturityDay - issueDay} Day ` : '';
    return `${issuer.short} ${days}${plan.names[0]} ${isoFromDay(maturityDay)}`;
  }
  const kind =
    issuer.grade === null ? (issuer.issuerType === ISSUER_TYPE.centralGovernment ? 'GS' : 'SDL') : plan.names[place % plan.names.length];
  const rate = coupon === 0 ? '' : `${coupon.toFixed(2)}% `;
  return `${rate}${issuer.short} ${kind} ${yearOf(maturityDay)}`;
};

const two = (number: number): string => String(number).padStart(2, '0');

const SECURITY: Partial<Record<DemoBondType, string>> = { 'Commercial Papers': '14', 'Certificate of Deposits': '16' };

/** State development loans have the state's number where the union's have 00. */
const sovereignNumber = (issuer: DemoIssuer): string =>
  issuer.issuerType === ISSUER_TYPE.centralGovernment ? '00' : issuerNumber(issuer).slice(1);

const BILL_LETTER = (days: number): string => (days <= 91 ? 'X' : days <= 182 ? 'Y' : 'Z');

/**
 * Numbers bonds as the Indian numbering agencies do: `IN` + `00` + year + serial for the union, `INE` + issuer + kind of security + serial
 * for companies, banks and cities, `XS` for bonds sold abroad.
 */
export const serialIsins = (): ((bondType: DemoBondType, issuer: DemoIssuer, issueDay: Day, maturityDay: Day) => string) => {
  const used = new Map<string, number>();
  return (bondType, issuer, issueDay, maturityDay) => {
    const start =
      bondType === 'International Bonds'
        ? 'XS9'
        : issuer.grade !== null
          ? `INE${issuerNumber(issuer)}Z${SECURITY[bondType] ?? '07'}`
          : `IN${sovereignNumber(issuer)}${yearOf(issueDay)}${bondType === 'Treasury Bills' ? BILL_LETTER(maturityDay - issueDay) : '0'}`;
    const serial = (used.get(start) ?? 0) + 1;
    used.set(start, serial);
    return isinFrom(start + (start === 'XS9' ? String(serial * 7919).padStart(8, '0') : two(serial)));
  };
};
