/** How bonds get their types: what a firm's mapping document can replace under `bondTypes`. The first rule that holds decides. */
export const BOND_TYPE_DOCUMENT = `version: 1
bondTypes:
  words:
    green: [green bond, green debenture, green ncd, sgrb]
    tax-free: [tax free, taxfree]
    convertible: [convertible, ccd, ocd, ofcd, pcd, fcd, fccb]
    abroad: [masala, usd, dollar bond, dollar denominated, eurobond, eur, foreign currency]
    bill: [treasury bill, t bill, tbill, dtb, cash management bill, cmb]
    government: [gs, g sec, gsec, goi, government stock, government security, strip]
    state loan: [sdl, sgs, state development loan]
    certificate of deposit: [certificate of deposit, cd]
    commercial paper: [commercial paper, cp]
    instrument: [ncd, debenture, bond, taxable]
    infrastructure: [infrastructure bond, infra bond, 80ccf, 80 ccf]
    zero coupon: [zero coupon, zcb, deep discount]
  issuers:
    - type: PSU
      # NABARD, SIDBI, EXIM, NHB, PFC, REC, IRFC, HUDCO, IREDA, NHAI, IIFCL, NTPC, NHPC, Power Grid, FCI
      isin:
        [INE261F, INE556F, INE514E, INE557F, INE134E, INE020B, INE053F, INE031A, INE202E, INE906B, INE787H, INE733E, INE848E, INE752E, INE861G]
      names:
        - national bank for agriculture
        - nabard
        - small industries development bank
        - sidbi
        - export import bank
        - exim bank
        - national housing bank
        - power finance corporation
        - rural electrification
        - indian railway finance
        - housing and urban development corporation
        - indian renewable energy development
        - national highways authority
        - india infrastructure finance company
        - food corporation of india
    - type: municipal
      names: [municipal, nagar nigam, nagar palika, mahanagar palika]
  rules:
    - type: Green Bonds
      when: { named: [green] }
      because: Green is a label that the issue carries, whoever issues it. The union calls its own SGrB.
    - type: Tax-Free Bonds
      when:
        - { issuer: [PSU, PSE, PSU bank, state government guaranteed, central government], named: [tax-free] }
        - { issuer: [PSU, PSE, PSU bank, state government guaranteed, central government], trait: [tax-free] }
        - isin: [INE053F07, INE202E07, INE261F07, INE031A07, INE134E07, INE020B07, INE906B07, INE733E07, INE848E07, INE787H07, INE557F07]
          notNamed: [instrument]
          issued: { from: "2011-08-01", to: "2016-03-31" }
          frequency: [annual]
          days: { moreThan: 3600 }
      because: Interest is exempt only where the union notified the issue, and it did so for public bodies, up to March 2016.
    - type: Unclassified
      when:
        isin: [INE053F07, INE202E07, INE261F07, INE031A07, INE134E07, INE020B07, INE906B07, INE733E07, INE848E07, INE787H07, INE557F07]
        notNamed: [instrument]
        unknown: [issue day]
        frequency: [annual, unknown]
      because: These issuers number their tax-free bonds so. Unless a name or an issue day tells, we don't know whether it's one.
    - type: Convertible Bonds
      when: { named: [convertible] }
      because: The right to shares outweighs issuer and rating. Foreign currency convertibles (FCCB) are convertibles first.
    - type: International Bonds
      when:
        - { numbered: [abroad] }
        - { named: [abroad] }
      because: Masala bonds and bonds in other currencies are settled outside India. An ISIN of XS or US says the same.
    - type: Treasury Bills
      when:
        - { numbered: [union bill] }
        - { issuer: [central government], named: [bill] }
        - { issuer: [central government], coupon: not positive, days: { atMost: 364 } }
        - { issuer: [unknown], rated: [sovereign], named: [bill] }
        - { issuer: [unknown], rated: [sovereign], coupon: not positive, days: { atMost: 364 } }
      because: The union borrows for less than a year only by bills at a discount, so an unrecorded coupon is no obstacle.
    - type: Government Securities
      when:
        - { numbered: [union security, state loan] }
        - { issuer: [central government], named: [government] }
        - { issuer: [unknown], rated: [sovereign], named: [government] }
        - { issuer: [central government], coupon: positive }
        - { issuer: [central government], days: { moreThan: 364 } }
        - { issuer: [unknown], rated: [sovereign], coupon: positive }
        - { issuer: [unknown], rated: [sovereign], days: { moreThan: 364 } }
        - { issuer: [state government guaranteed, unknown], named: [state loan] }
        - { issuer: [state government guaranteed], numbered: [none], rated: [sovereign] }
        - { issuer: [state government guaranteed], numbered: [none], rated: [unrated], frequency: [semi-annual] }
      because: >-
        Of the union everything but bills. A state's own loan too: it pays half-yearly and no agency rates it. What a state only guarantees is rated.
    - type: Municipal Bonds
      when: { issuer: [municipal] }
      because: Cities are an issuer of their own kind, whatever the structure.
    - type: Certificate of Deposits
      when:
        - { numbered: [certificate of deposit] }
        - { issuer: [PSU bank, private bank, bank], coupon: not positive, days: { atMost: 366 } }
        - issuer: [PSU bank, private bank, bank, PSU, PSE, state government guaranteed, central government]
          named: [certificate of deposit]
      because: >-
        Banks issue no bonds of a year or less, so an unrecorded coupon is no obstacle. Public financial institutions issue deposits too, for up to
        three years.
    - type: Commercial Papers
      when:
        - { numbered: [commercial paper] }
        - { issuer: [PSU, PSE, corporate, NBFC, non-PSU, private bond, special purpose vehicle], named: [commercial paper] }
        - issuer: [PSU, PSE, corporate, NBFC, non-PSU, private bond, special purpose vehicle]
          coupon: zero
          days: { atMost: 366 }
      because: Sold at a discount. Short debentures with a coupon exist, so an unrecorded coupon proves nothing here.
    - type: Infrastructure Bonds
      when: { named: [infrastructure], rated: [A, B, sovereign, unrated] }
      because: Long bonds for a purpose that the name tells. Below investment grade the risk says more than the purpose.
    - type: High Yield Bonds
      when: { rated: [C, default] }
      because: BB+ and below, bought for its yield and at its risk. An unrated bond isn't meant.
    - type: Zero Coupon Bonds
      when:
        - { coupon: zero, frequency: [at maturity, unknown], days: { moreThan: 366 }, without: [market-linked] }
        - { coupon: zero, frequency: [at maturity, unknown], numbered: [debenture, bond], without: [market-linked] }
        - { coupon: not positive, named: [zero coupon], without: [market-linked] }
      because: A coupon of zero next to a payment every quarter is a recording fault, and doesn't make a zero coupon bond.
    - type: Corporate Bonds
      when:
        - issuer:
            [PSU, PSE, corporate, NBFC, non-PSU, private bond, special purpose vehicle, PSU bank, private bank, bank, state government guaranteed]
          coupon: positive
        - issuer:
            [PSU, PSE, corporate, NBFC, non-PSU, private bond, special purpose vehicle, PSU bank, private bank, bank, state government guaranteed]
          days: { moreThan: 366 }
        - issuer:
            [PSU, PSE, corporate, NBFC, non-PSU, private bond, special purpose vehicle, PSU bank, private bank, bank, state government guaranteed]
          trait: [market-linked]
      because: >-
        Companies, banks, public undertakings and what a state guarantees: there's no type for PSU or bank bonds, and the market trades them as
        corporate bonds. Only for issuers that we know.
`;
