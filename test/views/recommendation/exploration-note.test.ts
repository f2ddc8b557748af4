import test from 'ava';
import { NEWEST_LOOK } from '../../../views/blocks/look.ts';
import { recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { NO_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';

const drawn = (firstPlace: Parameters<typeof sampleShown>[0]) => {
  const message = recommendationMessage(sampleShown(firstPlace), NO_SIGNS, {
    look: NEWEST_LOOK,
    figures: { title: 'Likely next', alt: 'figures', rows: [] },
  });
  return { text: message.text, all: JSON.stringify(message.blocks) };
};
const firstPlace = {
  propensities: { 'Corporate Bonds': 0.1, 'Green Bonds': 0.9 },
  byScore: 'Green Bonds',
  explored: true,
  share: 0.2,
  draws: 1000,
};

test('a drawn first place is labelled, with the type that the score would have put first', (t) => {
  const { text, all } = drawn({ recommendation: { firstPlace } });
  t.regex(all, /Exploration: picked at random among suitable types.*By score Green Bonds would be first\./);
  t.regex(text, /picked at random ahead of Green Bonds/);
  t.notRegex(all, /feedback puts it ahead/);
});

test('a draw that agrees with the score says so', (t) => {
  const { text, all } = drawn({ recommendation: { firstPlace: { ...firstPlace, byScore: 'Corporate Bonds' } } });
  t.regex(all, /Exploration: .*It’s also first by score\./);
  t.notRegex(text, /by chance/);
});

test('nothing mentions chance if the score decided or nothing was logged', (t) => {
  for (const recommendation of [{}, { firstPlace: { ...firstPlace, explored: false, byScore: 'Corporate Bonds' } }]) {
    const { text, all } = drawn({ recommendation });
    t.notRegex(`${text}${all}`, /Exploration|by chance/);
  }
});
