package adaptarium.envs.wrapper;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;

/** Another horizon. */
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
        EnvironmentSpec spec = family.spec();
        int horizon = arguments.count(0, spec.horizon(), 1, "a number of steps");
        return new WrappedFamily<>(
                family,
                arguments.spec(family, spec.observation(), spec.controlTimestep(), horizon),
                1,
                (task, random) -> new Plain<>());
    }
}
