package adaptarium.envs.wrapper;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;

/** Another horizon. What other wrappers plan, written before or behind it, lies within it. */
public final class TimeLimit implements Wrapper {
    @Override
    public String name() {
        return "time-limit";
    }

    @Override
    public String usage() {
        return "time-limit=N: episodes are truncated after N steps";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        int horizon = arguments.count(0, family.spec().horizon(), 1, "a number of steps");
        try {
            return WrappedFamily.of(family, this, texts).horizon(horizon).family();
        } catch (IllegalArgumentException e) { // of a layer inside that has no room
            throw new IllegalArgumentException("wrapper 'time-limit=" + horizon + "': " + e.getMessage(), e);
        }
    }
}
