package adaptarium.meta.check;

import adaptarium.meta.MetaTraining;

/**
 * Something under check that is trained, whatever its tasks are: what the checks of updates and states need of it.
 *
 * @param <T> the task
 */
interface Trained<T> {
    /** A fresh learner, always the same. */
    MetaTraining<T> fresh(int threads);

    /** A fresh learner that began with other parameters. */
    MetaTraining<T> stranger();

    /** The update of a number. */
    MetaTraining.Update update(MetaTraining<T> learner, int number);
}
