import type { Row } from '../../bench/report'
import type { Bench } from './measure'
import { record } from '../story/recording'
import { findTools } from '../story/story-tools'

/** Replays the story once: its wall time against the sum of the commands in it, both of the same replay. */
export async function benchStory({ root, signal }: Bench): Promise<Row> {
  const tools = await findTools()
  const { timing } = await record({ root, tools, signal })
  return {
    name: 'story',
    comparisons: [{
      what: 'replay of the four weeks',
      ours: timing.total,
      against: 'the sum of its commands',
      theirs: timing.commands,
      unit: 's',
      goal: 1.5,
    }],
    figures: [],
  }
}
