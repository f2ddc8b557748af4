const HEADER =
  'client_id,age,gender,risk_category,parent_client_id,bond_id,bond_type,trade_date,trade_value,maturity_date,bond_issue_date,coupon_rate,ytm,frequency,tenure_years,rating';

/** A made-up book: forty clients of two tastes over three years. */
export const smallCsv = (): string => {
  const lines = [HEADER];
  for (let client = 0; client < 40; client++) {
    for (let trade = 0; trade < 6; trade++) {
      const type = (client + (trade === client % 7 ? 1 : 0)) % 2 === 0 ? 'Gilts' : 'Company Paper';
      const rating = type === 'Gilts' ? 'Sovereign' : 'CRISIL AA+';
      const month = String(1 + ((client + trade * 5) % 12)).padStart(2, '0');
      lines.push(
        `K${client},${30 + client},M,B,--NA--,B${(client + trade) % 7}${type[0]},${type},202${2 + Math.floor(trade / 2)}-${month}-15,${10_000 * (1 + client)}.50,2035-01-01,,7.5,7.9,2,,${rating}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
};
