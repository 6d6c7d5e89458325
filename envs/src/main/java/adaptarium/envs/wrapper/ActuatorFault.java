package adaptarium.envs.wrapper;

import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One motor fails at U(0.3, 0.7) of the horizon: it is dead, weak (0.3 of its action), reversed, stuck at its last action, or late by one to four steps.
 * Which one is drawn unless it is given.
 */
public final class ActuatorFault implements Wrapper {
    @Override
    public String name() {
        return "actuator";
    }

    @Override
    public String usage() {
        return "actuator=dead|weak|reversed|stuck|delayed[,I]: a motor (number I, else one drawn) fails in mid-episode";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        Arguments arguments = new Arguments(name(), texts);
        arguments.atMost(2);
        MotorFault.Kind kind = arguments.kind(MotorFault.Kind.class);
        List<Axis> axes = arguments.continuous(family);
        int given = arguments.count(1, -1, 0, "the number of a motor");
        if (given >= axes.size()) {
            throw new IllegalArgumentException("wrapper 'actuator': "
                    + family.spec().id() + " has motors 0 to " + (axes.size() - 1) + ", got " + given);
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
        private final MotorFault.Kind kind;
        private final Axis axis;
        private final int index;
        private final int onset;
        private final MotorFault motor;
        private boolean happened;

        private Fault(MotorFault.Kind kind, List<Axis> axes, int index, int horizon, RandomGenerator random) {
            this.kind = kind;
            this.index = index;
            axis = axes.get(index);
            onset = Math.max(1, (int) (horizon * (0.3 + 0.4 * random.nextDouble())));
            motor = new MotorFault(kind, axis, 1 + random.nextInt(MotorFault.MAX_DELAY));
        }

        @Override
        public void action(float[] action, int step) {
            happened |= step >= onset;
            action[index] = motor.pass(action[index], step >= onset);
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
