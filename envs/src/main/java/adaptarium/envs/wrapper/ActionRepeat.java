package adaptarium.envs.wrapper;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;

/** Every action acts for several steps; their rewards are added. */
public final class ActionRepeat implements Wrapper {
    @Override
    public String name() {
        return "action-repeat";
    }

    @Override
    public String usage() {
        return "action-repeat=N: every action acts for N steps";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        int times = arguments.count(0, 2, 1, "a number of steps");
        EnvironmentSpec spec = family.spec();
        int horizon = (spec.horizon() + times - 1) / times;
        return new WrappedFamily<>(
                family,
                arguments.spec(family, spec.observation(), spec.controlTimestep() * times, horizon),
                times,
                (task, random) -> new Plain<>());
    }
}
