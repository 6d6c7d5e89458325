/**
 * The contract every learner keeps, checked: the same checks for every algorithm, run by the tests and by {@code adaptarium check --algorithm}.
 *
 * <p>{@link adaptarium.meta.check.LearnerChecker} is the door. A learner is made on {@link adaptarium.meta.check.TwoArms}, the smallest problem that rewards
 * adapting, with two choices and with one number; its adaptations are driven by made-up stories (what is observed and rewarded in each slot), so that two
 * stories can differ in exactly one thing and what it does must differ in nothing else.
 */
@NullMarked
package adaptarium.meta.check;

import org.jspecify.annotations.NullMarked;
