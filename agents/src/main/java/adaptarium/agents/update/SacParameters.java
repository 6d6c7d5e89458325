package adaptarium.agents.update;

import java.util.List;

/**
 * All that soft actor-critic learns, at one moment: a value. A step makes new arrays and changes none.
 *
 * @param policy float[P]
 * @param critics of both, float[Q] each
 * @param targets slow copies of the critics
 * @param logTemperature log α, float[1]
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
record SacParameters(float[] policy, List<float[]> critics, List<float[]> targets, float[] logTemperature) {
    float[] critic(int c) {
        return critics.get(c);
    }

    float[] target(int c) {
        return targets.get(c);
    }

    /** α. */
    double temperature() {
        return StrictMath.exp(logTemperature[0]);
    }

    SacParameters withCritics(List<float[]> next) {
        return new SacParameters(policy, next, targets, logTemperature);
    }

    SacParameters withPolicy(float[] next, float[] nextLogTemperature) {
        return new SacParameters(next, critics, targets, nextLogTemperature);
    }

    /** With targets that have gone a share of the way to the critics. */
    SacParameters withFollowingTargets(double rate) {
        return new SacParameters(
                policy,
                critics,
                List.of(followed(targets.get(0), critics.get(0), rate), followed(targets.get(1), critics.get(1), rate)),
                logTemperature);
    }

    private static float[] followed(float[] target, float[] critic, double rate) {
        float[] next = new float[target.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = (float) (target[i] + rate * (critic[i] - target[i]));
        }
        return next;
    }
}
