package adaptarium.envs.family.manipulation;

import adaptarium.envs.Axis;
import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilyHolder;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A planar arm and ten things to do with it, after the protocol of Meta-World (Yu et al. 2020, arXiv:1910.10897): one arm, one layout of observations and of
 * actions, rewards on one scale, success by a distance.
 *
 * <p>{@code PlanarML1…} is one skill with new goals and mechanics. {@code PlanarML6} trains on six skills, and its shifted tasks are four others.
 * {@code PlanarMT10} has all ten, and the goal is seen. A goal that is not seen is observed as 0, 0. Doors, drawers, buttons and levers hang behind the plane in which the arm moves; their knobs stand
 * out of it, so that nothing else of them is in the arm's way. Which way they go, where they hang, their friction and their springs are always hidden.
 */
public final class PlanarManipulation implements PhysicsFamily<SkillTask> {
    /** Where things stand, give or take, from the arm's base to the right, m. */
    static final double MIDDLE = 0.55;

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("reach", 0.2, "how near the gripper is to what it is to move"),
            FamilySetting.reward("goal", 0.8, "how near what is to be moved is to its goal"));

    /** Usual weights of the reward's terms; not to be changed. */
    static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final List<Axis> OBSERVATION = Stream.concat(
                    PlanarArm.OBSERVATION.stream(),
                    Stream.of(
                            Axis.unbounded("thing x", "m"),
                            Axis.unbounded("thing y", "m"),
                            new Axis("sine of the angle it has turned", "1", -1, 1),
                            new Axis("cosine of the angle it has turned", "1", -1, 1),
                            Axis.unbounded("thing's speed to the right", "m/s"),
                            Axis.unbounded("thing's speed upwards", "m/s"),
                            Axis.unbounded("goal x; 0 if hidden", "m"),
                            Axis.unbounded("goal y; 0 if hidden", "m")))
            .toList();

    private final EnvironmentSpec spec;
    private final String goalMeaning;
    private final TaskSpace<SkillTask> tasks;
    private final boolean goalShown;

    private PlanarManipulation(
            EnvironmentSpec spec, String goalMeaning, TaskSpace<SkillTask> tasks, boolean goalShown) {
        this.spec = spec;
        this.goalMeaning = goalMeaning;
        this.tasks = tasks;
        this.goalShown = goalShown;
    }

    /** The families of the benchmark: those of one skill in the skills' order, that of six, and that of all ten. */
    public static List<PlanarManipulation> all() {
        List<PlanarManipulation> families = new ArrayList<>();
        for (Skill skill : Skill.values()) {
            families.add(ofOne(skill));
        }
        families.add(ofSix());
        families.add(ofAll());
        return families;
    }

    /**
     * One skill with new goals and mechanics.
     *
     * @param skill what is to be done
     * @return the family {@code PlanarML1…}
     */
    public static PlanarManipulation ofOne(Skill skill) {
        Map<String, Object> without = new HashMap<>(Map.of("skill", skill));
        boolean inTheAir = skill == Skill.REACH || skill == Skill.PICK_PLACE;
        boolean hangs = skill == Skill.DOOR_OPEN || skill == Skill.DOOR_CLOSE || skill == Skill.LEVER;
        if (!inTheAir) {
            without.put("height", 0.5);
        }
        if (!hangs) {
            without.put("side", 1);
        }
        if (skill == Skill.REACH) {
            without.put("friction", 1.0);
            without.put("load", 1.0);
        }
        return new PlanarManipulation(
                spec("PlanarML1" + skill.title() + "-v0", "Success is a distance below " + skill.near() + " m."),
                skill.goalMeaning(),
                TaskSpace.of(SkillTask.class).withFixed(without),
                /* goalShown= */ false);
    }

    /** Six skills to train on; shifted tasks are four others, with goals and mechanics as in training: the family {@code PlanarML6-v0}. */
    public static PlanarManipulation ofSix() {
        TaskSpace<SkillTask> all = TaskSpace.of(SkillTask.class);
        return new PlanarManipulation(
                spec("PlanarML6-v0", "Success is a distance of 1.5 to 7 cm, by the skill."),
                "what is to be moved is near its goal, by the skill's distance",
                all.withParameters(all.parameters().stream()
                        .map(p -> withinTraining(p, false))
                        .toList()),
                /* goalShown= */ false);
    }

    /** All ten skills, with goals that are seen: the family {@code PlanarMT10-v0}. */
    public static PlanarManipulation ofAll() {
        TaskSpace<SkillTask> all = TaskSpace.of(SkillTask.class);
        List<Object> skills = Arrays.asList((Object[]) Skill.values());
        List<TaskParameter> parameters = new ArrayList<>(
                all.parameters().stream().map(p -> withinTraining(p, true)).toList());
        parameters.set(
                0,
                new ChoiceParameter(
                        "skill",
                        skills,
                        List.of(),
                        /* live= */ false,
                        /* visible= */ true,
                        all.parameter("skill").description()));
        return new PlanarManipulation(
                spec("PlanarMT10-v0", "Success is a distance of 1.5 to 7 cm, by the skill."),
                "what is to be moved is near its goal, by the skill's distance",
                all.withParameters(parameters),
                /* goalShown= */ true);
    }

    /** A parameter whose shifted values, if it is a number, are those of training; what decides the goal shows where the goal is shown. */
    private static TaskParameter withinTraining(TaskParameter parameter, boolean goalShown) {
        if (parameter instanceof RangeParameter p) {
            boolean visible = goalShown && (p.name().equals("goal") || p.name().equals("height"));
            return new RangeParameter(
                    p.name(),
                    p.unit(),
                    p.low(),
                    p.high(),
                    p.low(),
                    p.high(),
                    p.scale(),
                    p.nominal(),
                    p.live(),
                    visible,
                    p.description());
        }
        if (parameter instanceof ChoiceParameter p && goalShown) {
            return new ChoiceParameter(p.name(), p.train(), p.held(), p.live(), /* visible= */ true, p.description());
        }
        return parameter;
    }

    private static EnvironmentSpec spec(String id, String success) {
        return EnvironmentSpec.named(id)
                .observation(OBSERVATION)
                .actions(PlanarArm.ACTIONS)
                .controlTimestep(PlanarArm.STEP)
                .horizon(100)
                .episodesPerTrial(3)
                .reward("0.2 times how near the gripper is to what it is to move (1 within 2 cm, 0.1 at 32 cm) plus 0.8"
                        + " times how near that is to its goal (1 within half the distance of success, 0.1 where the"
                        + " episode begins): at most 1 a step.")
                .end("Never. " + success)
                .build();
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public String goalMeaning() {
        return goalMeaning;
    }

    @Override
    public Class<SkillTask> taskType() {
        return SkillTask.class;
    }

    @Override
    public TaskSpace<SkillTask> tasks() {
        return tasks;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(PlanarArm.STEP);
    }

    @Override
    public Episode<SkillTask> begin(PhysicsWorld world, SkillTask task, RandomGenerator random) {
        return new SkillEpisode(world, task, goalShown, random);
    }

    /** Where the registry finds the benchmark's families. */
    public static final class Holder implements FamilyHolder {
        @Override
        public List<TaskFamily<?>> families() {
            return List.copyOf(all());
        }
    }
}
