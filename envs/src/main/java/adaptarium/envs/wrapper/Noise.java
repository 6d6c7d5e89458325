package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;
import java.util.random.RandomGenerator;

/** Gaussian noise on every number of the action and of the observation; both stay within their bounds. */
public final class Noise implements Wrapper {
    @Override
    public String name() {
        return "noise";
    }

    @Override
    public String usage() {
        return "noise=S: Gaussian noise on actions (S times half their range) and observations (S times a tenth of"
                + " their range, or 0.2 S)";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(1);
        double size = arguments.size(0, 0.1, "a size");
        List<Axis> actions = arguments.continuous(family);
        List<Axis> observations = family.spec().observation();
        return WrappedFamily.of(family, this, texts)
                .layer((task, horizon, random) -> new Noisy<>(size, actions, observations, random))
                .family();
    }

    private record Noisy<T extends Record>(
            double size, List<Axis> actions, List<Axis> observations, RandomGenerator random) implements Layer<T> {
        @Override
        public void action(float[] action, int step) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = actions.get(i);
                double deviation = size * (axis.high() - axis.low()) / 2;
                action[i] = Arguments.clip(axis, action[i] + deviation * random.nextGaussian());
            }
        }

        @Override
        public void observation(float[] seen, float[] shown, int step) {
            for (int i = 0; i < seen.length; i++) {
                Axis axis = observations.get(i);
                shown[i] = Arguments.err(axis, seen[i], 2 * size * Arguments.scale(axis) * random.nextGaussian());
            }
        }
    }
}
