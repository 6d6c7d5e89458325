package adaptarium.envs.reference;

import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.TaskFamily;
import java.util.random.RandomGenerator;

/**
 * The best that can be done without memory, played: what {@link MemorylessCeiling} says it is. Its returns estimate the ceiling on the very tasks and initial
 * states the others play.
 *
 * @param <T> the family's task record
 * @param family whose ceiling it plays
 * @param ceiling the same family's proof
 */
record CeilingPlayer<T extends Record>(TaskFamily<T> family, MemorylessCeiling ceiling) implements Reference<T> {
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
        return ceiling::memorylessAction;
    }
}
