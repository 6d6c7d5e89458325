/**
 * How tasks are played: one loop for training, evaluation, the window and films.
 *
 * <p>{@link adaptarium.meta.play.RoundPlayer} holds the environments and the order of calls in a step; an {@link adaptarium.meta.play.Agent} chooses actions
 * and hears what they led to; a {@link adaptarium.meta.play.RoundObserver} looks on. Learners differ in their agents and in what these write down, never in
 * the loop. A {@link adaptarium.meta.play.RecordedAgent} is the only one who writes steps down to be learnt from. Nothing here knows how anybody learns, and nothing here is random: seeds come from the caller.
 */
@NullMarked
package adaptarium.meta.play;

import org.jspecify.annotations.NullMarked;
