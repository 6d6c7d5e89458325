package adaptarium.envs.wrapper;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.PointNavigation;

/** Point navigation inside wrappers: its observation is its position, which moves by the action, both within known bounds. */
final class Wrapped {
    static final PointNavigation.Task GOAL = new PointNavigation.Task(0.5, 0.5);

    private Wrapped() {}

    @SuppressWarnings("unchecked") // the name says which
    static Environment<PointNavigation.Task> point(String wrappers) {
        TaskFamily<?> family = Families.named("PointNavigation-v0" + wrappers);
        return new Environment<>((TaskFamily<PointNavigation.Task>) family, GOAL);
    }

    static StepResult move(Environment<?> env, double x, double y) {
        return env.step(new float[] {(float) x, (float) y});
    }

    /** Where the point really is along x, m. */
    static double truth(Environment<?> env) {
        return env.scene().bodies().get(0).x();
    }
}
