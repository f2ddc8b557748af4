/** Words that say nothing by themselves, and those that the verbs' signs are made of. Any other word may be a client's name. */
const WORDS = new Set(
  `a about above accrued actually advice advise after afternoon again against age all also an and any anybody anyone anything are as asap at aur
  available availability back band bands be because been before best better between bhai bond bonds book bought btw but buy buying bye by call calls can cannot cant cash
  cashflow cashflows flows cheers children client clients cold come comes coming commands compare compared compares comparing comparison concentrated contact cost could
  coupon current currently customer customers day days deal deals dear detail details did didnt diff differ difference differences different differs dikhao do
  does doesnt doing done dont dormant due e each else end even ever evening every exactly exclude excluded excludes exclusion exclusions explain facts fall falling falls families family
  far fine first fit fits for from free friday further gave get gets getting give given go going gone good got great guys had hain hai has hasnt have havent hello help
  her here hers hey hi high him his history ho hold holding holdings holds household how husband i idea ideas idle if in inactive info instead into invest invested investing investor
  invests inventory is isnt it its jinka just ka kar karein karna karo kaun ke ki kid kids kisko kitna kitne kitni know ko kharida kya kyun kyon ladder ladders last
  latest least leave left let lets like liked likely list lists liye ll loan longer look looking lookup low lowest maam made make many mature matured matures maturing maturities maturity
  matter may me mean meet meeting mein members mere mera might mine minimum money month months more morning most move much must my nahi name need needs new next no none nothing
  not now of off offer offered offering offers ok okay old on once one ones only open option options or order our out outstanding over own owned owns paid paisa paper papers
  parent parents people per person phone pick pitch please pls plz portfolio possible price priced profile profiles proposal propose pull purchase purchased purchases put
  quick quickly quiet quote raha rahe rated rather rating re really reach reason reasoning reasons recent recently recommend recommendation recommendations recommended recommending
  redeem redeemed redeeming redemption redemptions regarding reinvest reinvested relatives repaid repayment repayments right ring risk rung rungs s sahi said sale sales same say see segment sell selling
  send sense shall she should shouldnt show shown side silent since sir so sold some somebody someone something soon speak spouse spread stagger staggered start still stock
  stopped stuff suggest suggested suggesting suggestion suggestions suggests suit suitable suited suits suppose sure take taken talk team tell terms thanks thank thanx than that thats the their
  them then there these they thing things think thinking this those through till time to today together told too trade traded trades try two u under unko up upcoming upto ur us use
  usko uska uski v versus vs wale wali want wanted wants was wasnt we week weeks well went were what whatever whats when whens where which while who whole whom whos whose why wife will with within without
  wont work worth would write wrong y year years yes yet yield yielding you your yours kab kaunsa kaunse batao bechna becha bika diya liya nhi nahin phir abhi wo woh jo se par bhi toh hi haan acha accha ji
  shud wud cud wat wht gimme wanna gonna lemme id ill ive im youre theyre hes shes theres heres
  sit coming cover come rationale due build building built namaste namaskar pm am hour find tabulate want today's member members minute note notes number numbers total totals overview summary report status update updates thing everything small big large larger largest smallest high higher highest low lower lowest short shorter shortest long safe safer cheap cheaper top please kindly regards sorry guys fresh another available bit check checking clear close current yet quarter fy product products chahiye interest other others urgent urgently seeing visiting sum plus below beneath smaller bigger greater lesser fewer worse around approx approximately roughly nearly almost except excluding besides unless amount amounts`.split(
    /\s+/,
  ),
);

/** Titles before a name. */
export const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'smt', 'shri', 'shrimati']);

export const isKnownWord = (word: string): boolean => WORDS.has(word);
