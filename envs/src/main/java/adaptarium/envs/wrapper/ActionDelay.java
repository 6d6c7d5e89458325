package adaptarium.envs.wrapper;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;

/** Actions arrive some steps late; until the first arrives, the action nearest 0 acts (of a discrete family the first choice). */
public final class ActionDelay implements Wrapper {
    @Override
    public String name() {
        return "action-delay";
    }

    @Override
    public String usage() {
        return "action-delay=N: actions act N steps later";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        int steps = arguments.count(0, 1, 0, "a number of steps");
        float[] neutral = Neutral.action(family.spec());
        return WrappedFamily.of(family, this, texts)
                .layer((task, horizon, random) -> new Late<>(new Delay(Math.min(steps, horizon), neutral)))
                .family();
    }

    private record Late<T extends Record>(Delay delay) implements Layer<T> {
        @Override
        public void action(float[] action, int step) {
            delay.pass(action);
        }
    }
}
