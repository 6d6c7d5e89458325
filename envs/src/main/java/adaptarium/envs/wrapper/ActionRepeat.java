package adaptarium.envs.wrapper;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;

/**
 * Every action acts for several steps, the last one for as many as the horizon leaves. Rewards are added, and a goal that is met in one of the steps is
 * met.
 */
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
        String reward = family.spec().rewardMeaning();
        return WrappedFamily.of(family, this, texts)
                .repeat(times)
                .rewardMeaning(times == 1 ? reward : reward + " Added over " + times + " steps.")
                .family();
    }
}
