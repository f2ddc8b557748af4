import { day, paise } from '../../../src/advisor/units.ts';
import type { HomeContent } from '../../../src/usecases/home/home-content.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { callListMessage, notYourCallsMessage } from '../../../views/home/call-list-message.ts';
import { homeTrouble } from '../../../views/home/home-trouble.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import { strangerHome } from '../../../views/home/stranger-home.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import {
  idleCall,
  maturedCall,
  maturingCall,
  sampleCalls,
  sampleFigures,
  sampleHome,
  sampleQualityOfHome,
  sampleSegment,
  sampleSystem,
} from '../../helpers/samples/sample-home.ts';
import { type Builders, type Size, strictViews, times } from '../../helpers/slack/strict-views.ts';

const MANY = { days: 2e9, clients: 1e9, amount: paise(9e15) };

const callsWith = (words: string, size: Size) =>
  sampleCalls({
    matured: { ...MANY, calls: times(size, () => maturedCall(words, words, 3)) },
    maturedSince: { ...MANY, calls: times(size, () => ({ ...maturingCall(words, words, 3), day: day(1) })) },
    maturing: { ...MANY, calls: times(size, () => maturingCall(words, words, 3)) },
    idle: times(size, () => idleCall(words || 'C', words)),
  });

const homes = (words: string, size: Size): HomeContent[] => {
  const figures = sampleFigures({
    segments: times(size, (at) =>
      sampleSegment({ id: at, name: words, description: words, topTypes: times(size, () => ({ bondType: words, share: 0.4 })) }),
    ),
    bands: times(size, () => ({ band: null, source: 'unknown', clients: 1e9, bought: paise(9e15), outstanding: paise(9e15) })),
  });
  // Home requests only a few calls, because it has at most 100 blocks.
  const all = callsWith(words, size);
  const few = (money: typeof all.maturing) => ({ ...money, calls: money.calls.slice(0, 3) });
  const calls = {
    ...all,
    matured: few(all.matured),
    maturedSince: few(all.maturedSince),
    maturing: few(all.maturing),
    idle: all.idle.slice(0, 3),
  };
  const system = sampleSystem({
    source: 'in the same database',
    lastTraining: { version: 1e9, at: new Date(0), refusal: words },
    jobs: times(size === 'none' ? 'none' : 'some', () => ({
      job: words,
      slot: new Date(0),
      attempt: 1,
      startedAt: new Date(0),
      finishedAt: null,
      waitsUntil: null,
      outcome: words,
      detail: words,
    })),
  });
  return [
    sampleHome({ figures, calls, picture: 'F0CHART' }),
    sampleHome({ figures, calls, actor: { id: 'U1', role: 'admin', sees: 'all' }, system }),
    sampleHome({ figures: null, calls: null, model: null, seesNobody: true }),
    sampleHome({ figures: null, calls: null, isReadAgain: true }),
    sampleHome({
      figures: null,
      model: { version: 1, trainedAt: new Date(0), quality: sampleQualityOfHome({ hitAt1: 0, globalPopularityHitAt1: 1 }), doubts: [] },
    }),
    sampleHome({
      figures: sampleFigures({ clients: 0, buyers: 0, segments: [], bands: [] }),
      model: { version: 1, trainedAt: new Date(0), quality: null, doubts: [] },
    }),
  ];
};

const BUILDERS: Builders = {
  'home-view': (words, size) => homes(words, size).map(homeView),
  'home-trouble': () => [homeTrouble('ab12cd34', new Date(0), ZONE)],
  'stranger-home': (words, size) => [strangerHome(times(size, () => words))],
  'not-read-yet': () => [notReadYetMessage(false), notReadYetMessage(true)],
  'call-list-message': (words, size) => [
    ...[NEWEST_LOOK, PLAINEST_LOOK].map((look) => callListMessage(callsWith(words, size), look, null, { owner: 'U_ADVISOR' })),
    notYourCallsMessage(),
  ],
};

const PARTS = ['accuracy', 'call-lines', 'calls', 'home-actions', 'key-figures', 'risk-bands', 'segments', 'system', 'whats-new'];

strictViews('home', BUILDERS, PARTS);
