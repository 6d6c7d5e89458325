package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One number of the observation fails at U(0.3, 0.7) of the horizon: it is biased by, or noisy with, a tenth of its range (0.2 where it has none), frozen,
 * or dropped (shown as the value nearest 0) in three steps of ten. Which one is drawn unless it is given.
 */
public final class SensorFault implements Wrapper {
    private static final double SIZE = 2; // in units of Arguments.scale
    private static final double DROPPED = 0.3; // fraction of the steps

    enum Kind {
        BIASED,
        NOISY,
        FROZEN,
        DROPPED
    }

    @Override
    public String name() {
        return "sensor";
    }

    @Override
    public String usage() {
        return "sensor=biased|noisy|frozen|dropped[,I]: a sensor (number I, else one drawn) fails in mid-episode";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(2);
        Kind kind = arguments.kind(Kind.class);
        List<Axis> axes = family.spec().observation();
        int given = arguments.count(1, -1, 0, "the number of a sensor");
        if (given >= axes.size()) {
            throw new IllegalArgumentException("wrapper 'sensor': "
                    + family.spec().id() + " has sensors 0 to " + (axes.size() - 1) + ", got " + given);
        }
        arguments.room(family, 2);
        return WrappedFamily.of(family, this, texts)
                .layer((task, horizon, random) -> {
                    int index = random.nextInt(axes.size());
                    return new Fault<>(kind, axes, given < 0 ? index : given, horizon, random);
                })
                .family();
    }

    private static final class Fault<T extends Record> implements Layer<T> {
        private final Kind kind;
        private final Axis axis;
        private final int index;
        private final int onset;
        private final double size;
        private final RandomGenerator random;
        private final double bias;
        private float last;
        private boolean happened;

        private Fault(Kind kind, List<Axis> axes, int index, int horizon, RandomGenerator random) {
            this.kind = kind;
            this.index = index;
            this.random = random;
            axis = axes.get(index);
            onset = Math.max(1, (int) (horizon * (0.3 + 0.4 * random.nextDouble())));
            size = SIZE * Arguments.scale(axis);
            bias = random.nextBoolean() ? size : -size;
        }

        @Override
        public void observation(float[] seen, float[] shown, int step) {
            System.arraycopy(seen, 0, shown, 0, seen.length);
            if (step < onset) {
                last = seen[index];
                return;
            }
            happened = true;
            double draw = random.nextDouble();
            shown[index] = switch (kind) {
                case BIASED -> Arguments.err(axis, seen[index], bias);
                case NOISY -> Arguments.err(axis, seen[index], size * random.nextGaussian());
                case FROZEN -> last;
                case DROPPED -> draw < DROPPED ? Arguments.clip(axis, 0) : seen[index];
            };
        }

        @Override
        public List<Episode.Event> events() {
            return happened
                    ? List.of(new Episode.Event.Fault(
                            onset, axis.name(), kind.name().toLowerCase(Locale.ROOT)))
                    : List.of();
        }
    }
}
