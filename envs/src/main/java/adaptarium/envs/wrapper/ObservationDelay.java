package adaptarium.envs.wrapper;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations are shown some steps late; until then the first one is shown. Rewards are not late. */
public final class ObservationDelay implements Wrapper {
    @Override
    public String name() {
        return "observation-delay";
    }

    @Override
    public String usage() {
        return "observation-delay=N: observations are N steps old";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        int steps = arguments.count(0, 1, 0, "a number of steps");
        return WrappedFamily.of(family, this, texts)
                .layer((task, horizon, random) -> new Late<>(Math.min(steps, horizon + 1)))
                .family();
    }

    private static final class Late<T extends Record> implements Layer<T> {
        private final int steps;
        private @Nullable Delay delay;

        private Late(int steps) {
            this.steps = steps;
        }

        @Override
        public void observation(float[] seen, float[] shown, int step) {
            System.arraycopy(seen, 0, shown, 0, seen.length);
            if (delay == null) {
                delay = new Delay(steps, seen);
            }
            delay.pass(shown);
        }
    }
}
