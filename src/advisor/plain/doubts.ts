import type { Verb } from './plain-call.ts';
import type { Sign } from './verbs.ts';

/** Words that turn a sentence around or leave something out. */
const NEGATION =
  /\b(?:not|no|non|nor|neither|never|none|nothing|nobody|without|except(?:ing)?|exclud\w*|excl|exclusive|leav(?:e|ing) out|barring|besides?|minus|(?:apart|aside) from|(?:others?|rather) than|if|unless|instead of|(?:all|any\w*|every\w*|nothing) but|(?:ca|do|does|did|is|are|was|were|has|have|had|wo|would|could|should|need|must|ai)nt|cannot|nahi|nahin|nhi|mat|bina|alawa|chhod\w*|siwa\w*)\b/;

/** Limits that no call has: the most money or yield, a rating or band below or above another, "about", a second bound. */
const LIMIT = new RegExp(
  [
    '(?:under|below|beneath|(?:less|lower|lesser|smaller|fewer|worse) than|up ?to|at most|max(?:imum)?(?: of)?|within|(?<!what |how )about|around|approx\\w*|roughly|nearly|almost|exactly|between|till|until|<=?|≤) ?(?:the |a )?§(?:sum|yield|grade)\\b',
    '(?:under|below|above|over|at most|at least|(?:better|worse|lower|higher|more|less) than|up ?to|beyond|between|>=?|<=?) ?§(?:band|grade)\\b',
    '(?:at least|(?:more|higher) than|over|above|min(?:imum)?(?: of)?|[>≥]=?) ?§sum',
    '§(?:sum|yield|grade|band) ?(?:(?:or|and|&) (?:less|lower|below|under|worse|so)|max(?:imum)?|at most|tops)\\b',
    '§band (?:or |and |to |, ?|& ?|/ ?|- ?)[abc]\\b',
    '§(?:band|grade) (?:or|and) (?:above|over|better|higher|up)\\b',
    '\\bcoupons?\\b.*§yield|§yield.*\\bcoupons?\\b',
    '[<≤≥]|(?<!§)>(?! ?§)',
  ].join('|'),
);

/** What's around a period and would move it. */
const MOVED_PERIOD =
  /\b(?:before|after|since|until|till|by|up ?to|through|between|beyond|past|early|mid|late|end of|end|start of|beginning of|middle of|half of|rest of|week of|every|each|per)(?: the| this)? §when|\bor §when|§when (?:to|till|until|onwards?|end|ago|before|after|(?:and|or|&) (?:the )?(?:next|last|previous|following))\b|\bago\b/;
/** Units of time that no period was read from. */
const LEFT_TIME =
  /(?<!§)\b(?:days?|weeks?|weekends?|fortnights?|months?|monthly|quarters?|quarterly|years?|yearly|yrs?|daily|weekly|decades?|fy|half|din|hafte|mahine|saal|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/;
/** "May" is a month, unless it's plainly the verb. */
const LEFT_MAY = /\bmay\b(?! (?:i|we|you|be|have|get|want|like|need|buy|suit|fit|mature|§who|§pronoun)\b)/;
const LEFT_NUMBER = /\d|(?<!§)\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|twice|double)\b/;
/** An order or an extreme that no list is sorted by. */
const EXTREME = /\b(?:most|least|worst|lowest|smallest|shortest|longest|highest|largest|biggest|cheapest|cheaper|safest|oldest|youngest)\b/;
/** What was recommended before is in no answer. */
const RECOMMENDED_BEFORE = /\b(?:did|have|had|was|were)\b.*\b(?:recommend|suggest|pitch|propos|offer|advis)/;

/** Clients of somebody else are in no answer. */
const CLIENTS_OF_SOMEBODY = /§who (?:'s )?clients?\b|\bclients? of §who/;
const THE_REST = /\b(?:every\w+|all) else\b|\b(?:the|all) (?:rest|others?)\b/;
const ALWAYS = [CLIENTS_OF_SOMEBODY, THE_REST, LIMIT, MOVED_PERIOD, LEFT_TIME, LEFT_MAY, LEFT_NUMBER, EXTREME];

/** A second question, about which nothing would be answered. */
const SECOND_QUESTION = /\b(?:offer|recommend|suggest|pitch|sell|compare|ladder)\b/;
/** The family is shown, but nothing of one relative, nor what they bought. */
const OF_RELATIVES =
  /\b(?:buy|bought|sold|trades?|purchases?)\b|(?<=\b(?:wife|husband|spouse|kids?|children|parents?)\b.*)\b(?:portfolio|profile|hold(?:s|ings?)?|owns?|bonds?)\b/;
/** What might have been bought is in no book. */
const HYPOTHETICAL = /\b(?:would|could|should|might|will|shall)\b(?! you\b)/;
const EARLIEST = /\b(?:first|earliest)\b/;
/** Reasons are known of a recommendation, not of a call, or of what somebody bought. */
const OTHER_REASONS =
  /\b(?:call|phone|ring|contact)\b|\b(?:did|does|has|have|had|is|was) §(?:who|pronoun) (?:\w+ )?(?:buy|bought|buying|sell|sold|hold|own|stop)/;
/** Two people, one of them without a name. */
const WITH_SOMEBODY = /§pronoun (?:and|or|&) §who|§who (?:and|or|&) §pronoun/;
/** The book knows purchases alone. */
const BUY_AND_SELL = /\b(?:buy|bought)\b.*\b(?:sell|sold)\b|\b(?:sell|sold)\b.*\b(?:buy|bought)\b/;
const WITH_FAMILY = /\b(?:famil(?:y|ies)|households?|wife|husband|spouse|kids?|children|parents?)\b/;
/** A quote says nothing of who has the bond, nor of others. */
const MORE_THAN_A_QUOTE = /\b(?:hold(?:s|ings?)?|owns?|ha(?:ve|s|d)|bought|sold|or|better|cheaper|available|instead|compar\w*|vs)\b/;
/** Doubts about sentences of one verb. */
const OF_VERB: Readonly<Partial<Record<Verb, readonly RegExp[]>>> = {
  recommend: [RECOMMENDED_BEFORE],
  offers: [RECOMMENDED_BEFORE],
  family: [SECOND_QUESTION, OF_RELATIVES],
  calls: [SECOND_QUESTION],
  trades: [HYPOTHETICAL, EARLIEST, BUY_AND_SELL],
  why: [OTHER_REASONS, WITH_FAMILY],
  'why-not': [OTHER_REASONS, WITH_FAMILY],
  ladder: [WITH_FAMILY],
  compare: [WITH_FAMILY],
  quote: [MORE_THAN_A_QUOTE, WITH_FAMILY],
};

/** Of clients to call and of offers, an amount means the least. */
const FLOORS = /(?:\b(?:at least|more than|over|above|min(?:imum)?)(?: of)?|>=?|≥) (?=§sum)/g;
/** An hour of a meeting isn't asked about. */
const HOUR = /(?<=\b(?:meeting|meet|see|seeing|visiting|call)\b.*)\bat \d{1,2}(?: \d\d)?(?: ?[ap]m)?(?= |$)/;
/** Some verbs have a "not" of their own. */
const saysNot = (sign: Sign | null): boolean => sign?.verb === 'why-not' || sign?.only === 'quiet';

/** Verbs that say who. No other does: nobody knows whom to offer a bond. */
const SAY_WHO: readonly Verb[] = ['calls', 'trades', 'client', 'family', 'compare', 'help'];
export const asksWhoInVain = (text: string, verb: Verb): boolean =>
  !SAY_WHO.includes(verb) && /(?<!§)\b(?:who|whom|kisko|kaun|which (?:of (?:my|our|the) )?clients?)\b/.test(text);

/**
 * Whether what's left of a sentence in marks may change the question: a negation, a limit, a number, a day. `sign` is what gave the verb away;
 * `verb` may be that of the thread.
 *
 * @example isInDoubt('what should i offer §who except §type', sign, 'recommend') // true
 */
export const isInDoubt = (text: string, sign: Sign | null, verb: Verb | null): boolean => {
  const left = (verb === 'ladder' || verb === 'quote' ? text : text.replaceAll(FLOORS, '')).replace(HOUR, '');
  const withoutSign = sign && saysNot(sign) ? left.replace(sign.says, ' ') : left;
  const isAboutTwo = sign?.verb !== 'compare' && sign?.verb !== 'family' && WITH_SOMEBODY.test(left);
  const ofVerb = (sign && OF_VERB[sign.verb]) ?? [];
  return isAboutTwo || NEGATION.test(withoutSign) || [...ALWAYS, ...ofVerb].some((each) => each.test(left));
};
