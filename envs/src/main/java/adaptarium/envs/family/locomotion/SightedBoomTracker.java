package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The control of {@link BlindBoomTracker}: the same rig with the same hidden wiring, but angles and speeds of the joints are felt, so that after one step the posture tells
 * the wiring to whoever knows what it did. Nothing is proved of it.
 */
public final class SightedBoomTracker implements PhysicsFamily<JointWiring> {
    private static final EnvironmentSpec SPEC =
            BoomRig.spec("SightedBoomTracker-v0").observation(observationAxes()).build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(
                List.of(new Axis("sine of the phase", "1", -1, 1), new Axis("cosine of the phase", "1", -1, 1)));
        for (String name : List.of("rear hip", "rear knee", "front hip", "front knee")) {
            axes.add(Axis.unbounded(name + " angle", "rad"));
            axes.add(Axis.unbounded(name + " speed", "10 rad/s"));
        }
        return axes;
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return new BlindBoomTracker().goalMeaning();
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return BoomRig.TERMS;
    }

    @Override
    public Class<JointWiring> taskType() {
        return JointWiring.class;
    }

    @Override
    public WorldSettings world() {
        return BoomRig.WORLD;
    }

    @Override
    public Episode<JointWiring> begin(PhysicsWorld world, JointWiring task, RandomGenerator random) {
        return new Sighted(new BoomRig(world, task, random));
    }

    private record Sighted(BoomRig rig) implements Episode<JointWiring> {
        @Override
        public void act(float[] action) {
            rig.act(action);
        }

        @Override
        public void observe(float[] out, int offset) {
            rig.observe(out, offset);
            for (int joint = 0; joint < BoomRig.JOINTS; joint++) {
                out[offset + 2 + 2 * joint] = (float) rig.angle(joint);
                out[offset + 3 + 2 * joint] = (float) (rig.speed(joint) / 10);
            }
        }

        @Override
        public double reward() {
            return rig.reward();
        }

        @Override
        public boolean terminated() {
            return rig.terminated();
        }

        @Override
        public boolean success() {
            return rig.success();
        }

        @Override
        public void changeTask(JointWiring changed) {
            rig.changeTask(changed);
        }

        @Override
        public SceneView scene() {
            return rig.scene();
        }
    }
}
