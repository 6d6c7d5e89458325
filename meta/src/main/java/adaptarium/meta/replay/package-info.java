/**
 * What learners from a replay buffer share, whether they infer the task or are told it: a squashed policy at work, statistics for normalising, and the figures that soft actor-critic reports.
 */
@NullMarked
package adaptarium.meta.replay;

import org.jspecify.annotations.NullMarked;
