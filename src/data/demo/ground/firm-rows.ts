/** Rows of the firm's tables as the demo book writes them: rupees with two decimals, yields and coupons in percent, days as ISO text. */

export interface AdminRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

export interface UserRow {
  readonly id: number;
  readonly client_id: string;
  readonly date_of_birth: string | null;
  readonly user_type: number | null;
  readonly gender: number | null;
  readonly rm_id: number | null;
}

export interface UserMemberRow {
  readonly id: number;
  readonly user_member_id: string;
  readonly parent_id: number | null;
  readonly date_of_birth: string | null;
  readonly user_type: number | null;
  readonly gender: number | null;
}

export interface RatingAgencyRow {
  readonly id: number;
  readonly agency_name: string;
}

export interface ProductRow {
  readonly id: number;
  readonly isin: string;
  readonly issuer_name: string | null;
  readonly name: string | null;
  readonly coupon_rate: number;
  readonly Issuer_type: number | null;
  readonly ip_frequency: number | null;
  readonly issue_date: string;
  readonly maturity_date: string;
}

export interface ProductRatingRow {
  readonly id: number;
  readonly product_id: number;
  readonly agency_id: number;
  readonly rating: number;
}

export interface OfferRow {
  readonly id: number;
  readonly product_id: number;
  readonly yield: number;
  readonly min_investment: number;
  readonly valid_until: string;
}

export interface OrderRow {
  readonly id: number;
  readonly user_id: number;
  readonly member_id: number;
  readonly offer_id: number;
  readonly seller_id: number;
  readonly order_type: number;
  readonly primary_offer_id: number;
  readonly investment_amount: number | null;
  readonly yield: number | null;
  readonly trade_date: string | null;
  readonly rm_id: number | null;
}
