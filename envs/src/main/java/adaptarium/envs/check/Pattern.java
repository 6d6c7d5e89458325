package adaptarium.envs.check;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to choose actions without looking. */
enum Pattern {
    RANDOM,
    EXTREME,
    HELD,
    LOWEST,
    HIGHEST,
    MIDDLE,
    WAVE;

    private static final int HOLD = 12; // steps

    /** The pattern's actions, float[steps][A], all within bounds. */
    float[][] actions(EnvironmentSpec spec, long seed, int steps) {
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, name()));
        double period = 10 + 40 * random.nextDouble();
        float[][] actions = new float[steps][spec.actionSize()];
        for (int t = 0; t < steps; t++) {
            boolean repeat = this == HELD && t % HOLD != 0;
            for (int i = 0; i < actions[t].length; i++) {
                double u = random.nextDouble();
                actions[t][i] = repeat ? actions[t - 1][i] : number(spec.actions(), i, u, t / period + i / 6.0);
            }
        }
        return actions;
    }

    private float number(ActionSpace space, int i, double u, double turns) {
        double fraction = switch (this) {
            case RANDOM -> u;
            case EXTREME, HELD -> space instanceof ActionSpace.Discrete ? u : Math.rint(u);
            case LOWEST -> 0;
            case HIGHEST -> 1;
            case MIDDLE -> 0.5;
            case WAVE -> 0.5 + 0.5 * StrictMath.sin(2 * Math.PI * turns);
        };
        if (space instanceof ActionSpace.Discrete discrete) {
            List<String> choices = discrete.choices();
            return Math.min((int) (fraction * choices.size()), choices.size() - 1);
        }
        Axis axis = ((ActionSpace.Continuous) space).axes().get(i);
        float low = (float) axis.low();
        float high = (float) axis.high();
        return Math.min(Math.max((float) (low + fraction * (axis.high() - axis.low())), low), high);
    }
}
