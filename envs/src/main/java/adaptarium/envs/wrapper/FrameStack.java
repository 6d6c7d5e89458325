package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.ArrayList;
import java.util.List;

/** The last few observations as one, the newest last; before the first step all are the first. */
public final class FrameStack implements Wrapper {
    private static final int MOST_NUMBERS = 100_000;

    @Override
    public String name() {
        return "frame-stack";
    }

    @Override
    public String usage() {
        return "frame-stack=N: the last N observations as one";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        int frames = arguments.count(0, 4, 1, "a number of frames");
        EnvironmentSpec spec = family.spec();
        if ((long) frames * spec.observationSize() > MOST_NUMBERS) {
            throw new IllegalArgumentException("wrapper 'frame-stack': " + frames + " observations of "
                    + spec.observationSize() + " numbers are more than " + MOST_NUMBERS + " numbers");
        }
        List<Axis> axes = new ArrayList<>();
        for (int age = frames - 1; age >= 0; age--) {
            for (Axis axis : spec.observation()) {
                String name = age == 0 ? axis.name() : axis.name() + ", " + age + " steps ago";
                axes.add(new Axis(name, axis.unit(), axis.low(), axis.high(), axis.span()));
            }
        }
        return WrappedFamily.of(family, this, texts)
                .observation(axes, (frames - 1) * spec.observationSize())
                .controllers(WrappedFamily.Controllers.SAME)
                .layer((task, horizon, random) -> new Stack<>())
                .family();
    }

    private static final class Stack<T extends Record> implements Layer<T> {
        @Override
        public void observation(float[] seen, float[] shown, int step) {
            if (step == 0) {
                for (int at = 0; at < shown.length; at += seen.length) {
                    System.arraycopy(seen, 0, shown, at, seen.length);
                }
                return;
            }
            System.arraycopy(shown, seen.length, shown, 0, shown.length - seen.length);
            System.arraycopy(seen, 0, shown, shown.length - seen.length, seen.length);
        }
    }
}
