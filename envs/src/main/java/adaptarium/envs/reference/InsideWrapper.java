package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import java.util.random.RandomGenerator;

/**
 * A reference that plays a variant of its family, or its family inside a wrapper: it is shown the newest observation of its own family.
 *
 * @param <T> the task record
 * @param reference who plays
 * @param family the variant or the wrapped family
 * @param newestAt the index at which the newest observation of the family inside begins
 * @param method what it does
 */
record InsideWrapper<T extends Record>(Reference<T> reference, TaskFamily<T> family, int newestAt, String method)
        implements Reference<T> {
    @Override
    public boolean toldTask() {
        return reference.toldTask();
    }

    @Override
    public boolean remembers() {
        return reference.remembers();
    }

    @Override
    public Controller begin(T task, int episodes, RandomGenerator random) {
        Controller inside = reference.begin(task, episodes, random);
        return new Controller() {
            @Override
            public void beginEpisode() {
                inside.beginEpisode();
            }

            @Override
            public void act(float[] observations, int offset, float[] actions, int actionOffset) {
                inside.act(observations, offset + newestAt, actions, actionOffset);
            }

            @Override
            public void observe(double reward) {
                inside.observe(reward);
            }
        };
    }
}
