import type { Verb } from './plain-call.ts';

/** What gives a verb away. */
export interface Sign {
  readonly verb: Verb;
  /** In a sentence whose clients, types and numbers have become marks. */
  readonly says: RegExp;
  readonly only?: 'maturing' | 'quiet';
}

const ASKING_TO_SELL = '(?:can|could|should|shall|shud|would|to|do) (?:i |we )?(?:sell|pitch|offer|show)|offer karein|bechna|sell §who';

/** The first that fits counts, so what's particular comes before what's general. */
const SIGNS: readonly Sign[] = [
  { verb: 'quote', says: /§isin/ },
  { verb: 'ladder', says: /\bladders?\b|\brungs?\b|\bstagger(?:ed)?\b|\bspread §sum/ },
  {
    verb: 'compare',
    says: /\bcompar(?:e|es|ed|ing|ison)\b|\b(?:vs|versus)\b|§who v §who|\bdiff(?:ers?|erence|erences|erent)?\b|\bside by side\b|\b(?:next to|against) §who/,
  },
  {
    verb: 'why-not',
    says: /\bwhy (?:did|do|does|was|were|is|are|have|has|had|would|should|can|could) (?:you |we |it |they |that |§\w+ )*not\b|\b(?:why|y) (?:not|no|cant|can not|cannot|isnt|arent|wasnt|werent|didnt|dont|doesnt|wont|couldnt|shouldnt)\b|\bleft (?:it |them )?out\b|\b(?:did|do|you|we|why) (?:leave|leaving) (?:it |them )?out\b|\b(?:did|does|do|you|we|why) exclude\b|\bexcluded\b|\bexclusions?\b|\bruled? out\b|\bwrong with\b|\b(?:kyun|kyon|kyu) (?:nahi|nahin|nhi)\b|\b(?:nahi|nahin) (?:kyun|kyon)\b|\bwhy §(?:who|pronoun) (?:not|cant|can not|cannot|couldnt|shouldnt|wont|didnt|doesnt)\b|\bcant §(?:who|pronoun) (?:have|buy|get|hold|take)\b|\bwhy (?:is|are|was|were) §type (?:not|missing|out)\b/,
  },
  { verb: 'why', says: /\bwhy\b|\breasons?\b|\breasoning\b|\bexplain\b|\bhow come\b|\b(?:kyun|kyon)\b|\brationale\b/ },
  {
    verb: 'family',
    says: /\bfamil(?:y|ies)\b|\bhouseholds?\b|\brelatives?\b|\b(?:wife|husband|spouse|kids?|children|parents?)\b|\binvests? with\b|\bparivaar\b/,
  },
  {
    verb: 'calls',
    only: 'quiet',
    says: /\bquiet\b|\bdormant\b|\binactive\b|\bidle\b|\b(?:havent|hasnt|not|didnt|stopped|no longer) (?:bought|buy|buying|traded|invested|reinvested|reinvest)\b|\bgone (?:cold|silent)\b/,
  },
  { verb: 'client', says: /\bmatur(?:e|es|ed|ing|ity|ities)\b.*§(?:who|pronoun)|§(?:who|pronoun).*\bmatur/ },
  {
    verb: 'calls',
    only: 'maturing',
    says: /\bmatur(?:e|es|ed|ing|ity|ities)\b|\bmoney (?:coming|comes) (?:back|free)\b|\b(?:repaid|repayments?)\b|\bredemptions?\b|\bredeem(?:s|ed|ing)?\b|\b(?:coming|falling|fall|falls) due\b/,
  },
  {
    verb: 'calls',
    says: /\bcall ?lists?\b|\b(?:calls?|ring|phone|contact) (?:today|now|§when|first|next)\b|\b(?:who|whom)(?: all)? (?:should|to|do|shall|can|must|shud) (?:i |we )?(?:call|ring|phone|contact|reach|speak|talk)\b|\bkisko (?:call|phone)\b|\b(?:to|should i|do i) (?:call|ring|phone)\b|§when calls?\b|\bmy calls?\b/,
  },
  {
    verb: 'trades',
    says: /\bdid\b.*\b(?:sell|buy|trade|purchase|invest)\b|\b(?:have|has|had|was|were)\b.*\b(?:sold|bought|traded|purchased|invested)\b|\bdid (?:we|i|my team) (?:do|place|write)\b|\bsold\b|\bbought\b|\bsales?\b|\bpurchases?\b|\btrades?\b|\bdeals?\b|\b(?:becha|bika|kharida|liya)\b|\blast (?:buy|bought|trade)\b/,
  },
  {
    verb: 'offers',
    says: /\bon offer\b|\boffers\b|\bavailable\b|\bavailability\b|\binventory\b|\b(?:in|have|our) stock\b|\belse\b|\bmore (?:bonds|options|ideas|papers?)\b|\boptions\b|\b(?:do|have|what) we (?:have|got|hold)\b|\byielding\b|\boffering\b/,
  },
  {
    verb: 'client',
    says: /\bprofiles?\b|\bportfolio\b|\bholdings?\b|\bholds?\b|\bowns?\b|\bdetails?\b|(?<!§)\b(?:band|segment|age|outstanding|history|facts|info)\b|\bhow old\b|\blook ?up\b|\bpull up\b|\btell me about\b|\bmore about\b|\bmore on §|\bwho is §|\bwho 's §|\bwho (?:is|are) (?:that|this)\b|\bwho §pronoun|^§pronoun$|\bopen §who/,
  },
  {
    verb: 'recommend',
    says: new RegExp(
      String.raw`\brecommend(?:s|ed|ing|ation|ations)?\b|\bsuggest(?:s|ions?|ed)?\b|\bpitch(?:es)?\b|\bpropos(?:e|al)\b|\bideas?\b|\badvi[sc]e\b|\bsuits?\b|\bsuitable\b|\bfit\b|\bbest\b|\bnext best\b|\boffer\b|${ASKING_TO_SELL}|\b(?:would|should|will|could|might) §(?:who|pronoun) (?:buy|like|take|get)\b|\bwhich (?:bonds?|paper) for\b|\bwhat for §who`,
    ),
  },
  { verb: 'client', says: /\bshow\b.*§(?:who|pronoun)|§(?:who|pronoun).*\b(?:show|dikhao|batao)\b|\bwho is §who/ },
];

const GREETING = /^(?:(?:hi|hello|hey|namaste|good (?:morning|afternoon|evening)|there|team|bond advisor)[ ,!]*)+$/;
const HELP =
  /\bhelp\b|\bwhat can you do\b|\bhow (?:do|to|can) (?:i |we )?use (?:this|you|it)\b|^(?:commands?|menu|start|options)$|\bwhat (?:are|do) you\b/;

/** Without punctuation. */
export const barely = (text: string): string =>
  text
    .replace(/[?!.,;:()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The verb of a sentence; null if nothing gives one away. */
export const verbOf = (text: string): Sign | null => {
  const bare = barely(text);
  const isHelp = GREETING.test(bare) || HELP.test(bare);
  return isHelp ? { verb: 'help', says: HELP } : (SIGNS.find(({ says }) => says.test(bare)) ?? null);
};

/**
 * Asks for something to be done that nobody does in plain words, or for what nobody may have: orders, changes, letters, everybody's clients. Also
 * general questions.
 */
const NOT_OURS =
  /^(?:(?:please|pls|can you|could you|now|just) )*(?:sell|buy|book|place|execute|order|delete|forget|erase|remove|drop|register|add|approve|transfer|move|change|set|update|edit|cancel|stop|email|mail|send|message|text|remind|schedule|ignore|disregard|make me|give me (?:admin|access)|pretend|export|download|print|train|reset|subscribe|watch)\b|\b(?:all|every|everybody's|each|any other) (?:of )?(?:the |our )?clients?\b|\b(?:another|other) advisers?\b|\bpassword\b|\bplace (?:an|the) order\b|^what(?: 's|s| is| are) an? |\b(?:market|rupee|nifty|sensex|repo|inflation|cricket|weather|news)\b/;

export const isNotOurs = (text: string): boolean => NOT_OURS.test(barely(text));
