import { z } from 'zod';
import { anyText, blockId, imageElement } from './composition.ts';
import { button } from './elements.ts';
import { isAbsent } from './report.ts';
import { alsoRule, byType, list, object, type Shape, someOf } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/card-block, carousel-block, and composition-objects/slack-icon-object

const ICONS =
  'archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy cube download edit email ' +
  'eye-closed eye-open file flag folder gear globe heart help image info key lightbulb link map mobile new-window pin plus refine refresh ' +
  'rocket save screen share sparkle star star-filled tag thumbs-down thumbs-up trash upload user warning';

const slackIcon = object({ type: z.literal('icon'), name: z.enum(ICONS.split(' ')) });

export const card: Shape = alsoRule(
  alsoRule(
    object(
      { type: z.literal('card') },
      {
        block_id: blockId,
        hero_image: imageElement,
        icon: imageElement,
        slack_icon: slackIcon,
        title: anyText(150),
        subtitle: anyText(150),
        body: anyText(200),
        subtext: anyText(200),
        actions: list(byType({ button }), 1, 3),
      },
    ),
    someOf('hero_image', 'title', 'actions', 'body'),
  ),
  (block) => (isAbsent(block.icon) || isAbsent(block.slack_icon) ? null : 'only one of icon, slack_icon is allowed'),
);

export const carousel: Shape = object({ type: z.literal('carousel'), elements: list(byType({ card }), 1, 10) }, { block_id: blockId });
