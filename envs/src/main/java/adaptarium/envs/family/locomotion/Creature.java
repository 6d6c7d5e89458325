package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A creature with two to six limbs, drawn at random, on ground drawn at random, that has to find out which action moves which limb, and which way.
 *
 * <p>Observation and action have room for six limbs; what the creature lacks is observed as 0, and the actions left over do nothing. Its shape is seen: where each limb
 * sits and how long it is. Its wiring, an order of the wires and a sign each, is not, and as in {@link CrawlerWiring} no joint and no foot is felt: a clock and the torso's motion have to tell. Creatures with
 * five and with six limbs are held out of training.
 */
public final class Creature implements PhysicsFamily<Creature.Task> {
    /** The most limbs that a creature has. */
    public static final int MOST = 6;

    /** Steps of a turn of the clock. */
    public static final int PERIOD = 20;

    /** How far an action of 1 turns a limb from its rest, rad. */
    public static final double REACH = 0.8;

    static final double STEP = 1.0 / 50;
    static final double GOAL = 1.5; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("Creature-v0")
            .observation(observationAxes())
            .actions(actionAxes())
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Forward speed in m/s, minus 0.02 times the sum of the squared actions that move a limb; minus 1"
                    + " for a flip.")
            .end("The torso leans more than 1.5 rad. Success is 1.5 m of way.")
            .build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(List.of(
                new Axis("sine of the clock", "1", -1, 1),
                new Axis("cosine of the clock", "1", -1, 1),
                Axis.unbounded("torso angle", "rad"),
                Axis.unbounded("torso rate", "rad/s"),
                Axis.unbounded("forward speed", "m/s"),
                Axis.unbounded("upward speed", "m/s")));
        for (int i = 0; i < MOST; i++) {
            axes.add(new Axis("limb " + i + " sits at", "m", -1, 1));
            axes.add(new Axis("length of limb " + i + "; 0 if there is none", "m", 0, 1));
        }
        return axes;
    }

    private static Axis[] actionAxes() {
        Axis[] axes = new Axis[MOST];
        for (int i = 0; i < MOST; i++) {
            axes[i] = new Axis("wire " + i, "0.8 rad", -1, 1);
        }
        return axes;
    }

    /**
     * Body, ground and hidden wiring.
     *
     * @param limbs how many
     * @param body number of the lengths and places of its limbs
     * @param ground number of the random walk
     * @param roughness in units of Gymnasium's ground
     * @param swap0 with the wire how many places further wire 0 is exchanged
     * @param swap1 with the wire how many places further wire 1 is exchanged, after those before it
     * @param swap2 with the wire how many places further wire 2 is exchanged, after those before it
     * @param swap3 with the wire how many places further wire 3 is exchanged, after those before it
     * @param swap4 with the wire how many places further wire 4 is exchanged, after those before it
     * @param wire0 1 or −1
     * @param wire1 1 or −1
     * @param wire2 1 or −1
     * @param wire3 1 or −1
     * @param wire4 1 or −1
     * @param wire5 1 or −1
     */
    public record Task(
            @Choice(
                    train = {"3", "2", "4"},
                    shifted = {"5", "6"},
                    visible = true,
                    description = "how many limbs it has")
            int limbs,

            @Instance(description = "lengths and places of the limbs, and the size of the torso")
            long body,

            @Instance(description = "the ground's ups and downs")
            long ground,

            @Parameter(
                    unit = "1",
                    train = {0, 0.3},
                    description = "roughness of the ground, in units of the biped's")
            double roughness,

            @Choice(
                    train = {"0", "1", "2", "3", "4", "5"},
                    description = "with the wire how many places further wire 0 is exchanged")
            int swap0,

            @Choice(
                    train = {"0", "1", "2", "3", "4"},
                    description = "with the wire how many places further wire 1 is exchanged")
            int swap1,

            @Choice(
                    train = {"0", "1", "2", "3"},
                    description = "with the wire how many places further wire 2 is exchanged")
            int swap2,

            @Choice(
                    train = {"0", "1", "2"},
                    description = "with the wire how many places further wire 3 is exchanged")
            int swap3,

            @Choice(
                    train = {"0", "1"},
                    description = "with the wire how many places further wire 4 is exchanged")
            int swap4,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 0 is wired")
            int wire0,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 1 is wired")
            int wire1,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 2 is wired")
            int wire2,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 3 is wired")
            int wire3,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 4 is wired")
            int wire4,

            @Choice(
                    train = {"1", "-1"},
                    description = "which way limb 5 is wired")
            int wire5) {
        /**
         * Which way a limb is wired.
         *
         * @param limb 0 to 5
         * @return 1 or -1
         */
        public int sign(int limb) {
            return switch (limb) {
                case 0 -> wire0;
                case 1 -> wire1;
                case 2 -> wire2;
                case 3 -> wire3;
                case 4 -> wire4;
                default -> wire5;
            };
        }

        /**
         * Which action reaches a limb. Exchanging one wire after the other with one of those behind it makes every order of them equally often.
         *
         * @param limb 0 to 5
         * @return the index of the action
         */
        public int source(int limb) {
            int wire = limb;
            for (int i = MOST - 2; i >= 0; i--) { // the last exchange is undone first
                int other = i + swap(i);
                wire = wire == i ? other : wire == other ? i : wire;
            }
            return wire;
        }

        private int swap(int wire) {
            return switch (wire) {
                case 0 -> swap0;
                case 1 -> swap1;
                case 2 -> swap2;
                case 3 -> swap3;
                default -> swap4;
            };
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the creature has come " + GOAL + " m";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return CrawlerEpisode.TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new CreatureEpisode(world, task, random);
    }
}
