import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.envs.wrapper.WrappedFamily;
import java.util.List;

/** A wrapper for any family with a goal: a reward only where it is met, and twice the time. */
public final class SparseReward implements Wrapper {
    @Override
    public String name() {
        return "sparse";
    }

    @Override
    public String usage() {
        return "sparse: 1 where the goal is met, 0 elsewhere, and twice the time";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> arguments) {
        return WrappedFamily.of(family, this, arguments)
                .horizon(2 * family.spec().horizon())
                .rewards("1 where the goal is met, 0 elsewhere.", (reward, episode) -> episode.success() ? 1 : 0)
                .family();
    }
}
