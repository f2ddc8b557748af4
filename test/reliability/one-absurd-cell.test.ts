import { testOneAbsurdCell } from './one-absurd-cell-suite.ts';

// One cell of each kind that learning reads; every column in turn is in the soak.
testOneAbsurdCell(
  'firm',
  {
    orders: { investment_amount: [9e11], yield: [60], trade_date: ['2062-08-15'] },
    users: { date_of_birth: ['1907-01-01'] },
    product_master: { coupon_rate: [49] },
  },
  [0.31],
);
testOneAbsurdCell('flat', { investment_data: { trade_value: [9e11], ytm: [99.9], bond_type: ['zzz'] }, clients: { age: [119] } }, [0.77]);
