package adaptarium.envs.data;

import adaptarium.envs.Episode;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** An episode of a family that is data: it interprets the plan, formula by formula. */
final class DataEpisode implements Episode<DataTask> {
    private final Plan plan;
    private final double[] weights; // the usual ones of the reward's terms
    private final double[] terms; // of the reward, costs below 0
    private final State state;
    private boolean current; // whether the state's number 'ended' is that of this moment
    private int steps;

    DataEpisode(Plan plan, double[] weights, PhysicsWorld world, DataTask task, RandomGenerator random) {
        this.plan = plan;
        this.weights = weights;
        terms = new double[weights.length];
        state = new State(
                plan.size().numbers(),
                plan.bodies().size(),
                plan.joints().size(),
                plan.size().rays(),
                world,
                random);
        System.arraycopy(plan.constants(), 0, state.numbers, 0, plan.constants().length);
        tell(task);
        assign(plan.start());
        for (BodyPlan body : plan.bodies()) {
            state.bodies[body.index()] = world.add(body.spec(state));
        }
        for (JointPlan joint : plan.joints()) {
            state.joints[joint.index()] = world.add(joint.spec(state));
        }
        pull();
        look();
        castRays();
    }

    private void tell(DataTask task) {
        int parameters = task.values().size();
        for (int i = 0; i < parameters; i++) {
            state.numbers[plan.parameters() + i] = task.number(i);
        }
        assign(plan.derived());
    }

    private void assign(List<Plan.Assignment> assignments) {
        for (int i = 0; i < assignments.size(); i++) {
            Plan.Assignment assignment = assignments.get(i);
            state.numbers[assignment.index()] = assignment.value().at(state);
        }
    }

    private void pull() {
        Formula[] gravity = plan.gravity();
        if (gravity != null) {
            state.world.setGravity(gravity[0].at(state), gravity[1].at(state));
        }
    }

    private void look() {
        Plan.Scene scene = plan.scene();
        state.world.view(scene.bounds());
        SceneView.Ground ground = scene.ground();
        if (ground != null) {
            state.world.ground(ground);
        }
        if (scene.follow() >= 0) {
            state.world.follow(state.bodies[scene.follow()]);
        }
        state.world.markers(this::markers);
    }

    private List<Marker> markers() {
        List<Marker> all = new ArrayList<>();
        plan.scene().markers().forEach(marker -> all.add(marker.marker(state)));
        plan.rays().forEach(ray -> all.addAll(ray.markers(state)));
        return all;
    }

    private void castRays() {
        for (int i = 0; i < plan.rays().size(); i++) {
            plan.rays().get(i).cast(state);
        }
    }

    @Override
    public void act(float[] action) {
        Plan.Step step = plan.step();
        double effort = 0;
        for (int i = 0; i < action.length; i++) {
            state.numbers[step.actions() + i] = action[i];
            effort += action[i] * action[i]; // in single precision, as the families in Java add it up
        }
        state.numbers[step.effort()] = effort;
        assign(step.before());
        for (int i = 0; i < step.drive().size(); i++) {
            step.drive().get(i).act(state);
        }
        state.world.step();
        steps++;
        state.numbers[step.time()] = steps * plan.world().controlTimestep();
        castRays();
        assign(step.after());
        current = false;
        state.numbers[step.ended()] = terminated() ? 1 : 0;
        current = true;
        for (int i = 0; i < terms.length; i++) {
            Plan.Term term = plan.reward().get(i);
            terms[i] = term.sign() * term.value().at(state);
        }
    }

    @Override
    public void observe(float[] out, int offset) {
        Formula[] observation = plan.observation();
        for (int i = 0; i < observation.length; i++) {
            out[offset + i] = (float) observation[i].at(state);
        }
    }

    @Override
    public double reward() {
        return reward(weights);
    }

    @Override
    public double reward(double[] given) {
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += given[i] * terms[i];
        }
        return sum;
    }

    @Override
    public boolean terminated() {
        if (current) {
            return state.numbers[plan.step().ended()] != 0;
        }
        return plan.end().isPresent() && plan.end().get().at(state) != 0;
    }

    @Override
    public boolean success() {
        return plan.success().isPresent() && plan.success().get().at(state) != 0;
    }

    @Override
    public SceneView scene() {
        return state.world;
    }

    /** Gravity, friction, damping and motors follow; formulas of a step read the task anyway. */
    @Override
    public void changeTask(DataTask task) {
        tell(task);
        current = false;
        pull();
        for (BodyPlan body : plan.rough()) {
            state.bodies[body.index()].setFriction(
                    body.shapes().get(0).friction().at(state));
        }
        for (JointPlan joint : plan.joints()) {
            Formula damping = joint.damping();
            if (damping != null) {
                state.joints[joint.index()].setDamping(damping.at(state));
            }
            Formula motor = joint.motor();
            if (motor != null) {
                state.joints[joint.index()].setMaxEffort(motor.at(state));
            }
        }
    }
}
