package adaptarium.envs.reference;

import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import java.util.random.RandomGenerator;

/**
 * The best that can be done without memory, played: what {@link MemorylessCeiling} says it is. Its returns estimate the ceiling on the very tasks and initial
 * states the others play.
 *
 * @param <T> the family's task record
 * @param family whose ceiling it plays
 * @param ceiling the same family's proof
 * @param split whose tasks it plays: what is best without memory differs
 */
record CeilingPlayer<T extends Record>(TaskFamily<T> family, MemorylessCeiling ceiling, Split split)
        implements Reference<T> {
    @Override
    public String method() {
        return References.CEILING;
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Controller begin(T task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                ceiling.memorylessAction(split, observations, offset, actions, actionOffset);
    }
}
