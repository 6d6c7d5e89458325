package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.CrawlerWiring;
import adaptarium.sim.Trigonometry;
import java.util.random.RandomGenerator;

/** Walks the crawler of {@link CrawlerWiring} through wires that it knows, by a gait that was found by random search: each joint a sine of the clock. */
public final class CrawlerGait implements Reference<CrawlerWiring.Task> {
    private static final double[] LEGS = {-0.231, -1.9618, 2.6275, 5.598}; // rad, the phase of each
    private static final double HIP = 1.3284; // of the reach
    private static final double HIP_MIDDLE = -0.1926;
    private static final double KNEE = 1.3564;
    private static final double KNEE_MIDDLE = 0.0601;
    private static final double KNEE_AHEAD = 3.3248; // rad

    @Override
    public TaskFamily<CrawlerWiring.Task> family() {
        return new CrawlerWiring();
    }

    @Override
    public String method() {
        return "a gait through the right wires";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(CrawlerWiring.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            double phase = StrictMath.atan2(observations[offset], observations[offset + 1]);
            for (int leg = 0; leg < LEGS.length; leg++) {
                double hip = HIP * Trigonometry.sin(phase + LEGS[leg]) + HIP_MIDDLE;
                double knee = KNEE * Trigonometry.sin(phase + LEGS[leg] + KNEE_AHEAD) + KNEE_MIDDLE;
                double bounded = Math.max(-1, Math.min(1, hip));
                actions[actionOffset + 2 * task.source(leg)] = (float) (task.sign(leg) * bounded);
                actions[actionOffset + 2 * leg + 1] = (float) Math.max(-1, Math.min(1, knee));
            }
        };
    }
}
