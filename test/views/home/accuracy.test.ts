import test from 'ava';
import { accuracyBlocks } from '../../../views/home/accuracy.ts';
import { sampleHome } from '../../helpers/samples/sample-home.ts';

test('Home says in spite of what the model is active', (t) => {
  const { model } = sampleHome();
  if (!model) return t.fail('no model');
  t.notRegex(JSON.stringify(accuracyBlocks(model)), /Warning/);
  const doubts = [{ point: 'baselines' as const, reason: 'own-smoothed beats it' }];
  t.regex(
    JSON.stringify(accuracyBlocks({ ...model, doubts })),
    /Warning: own-smoothed beats it\. It’s active because no version is better\./,
  );
});
