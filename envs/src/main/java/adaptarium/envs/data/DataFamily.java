package adaptarium.envs.data;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.random.Seeds;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A family of rigid bodies that is data: a description, read and compiled to closures, which an episode interprets. */
public final class DataFamily implements PhysicsFamily<DataTask> {
    private final Plan plan;
    private final List<FamilySetting> rewardTerms;
    private final double[] weights;

    DataFamily(Plan plan, List<FamilySetting> rewardTerms) {
        this.plan = plan;
        this.rewardTerms = List.copyOf(rewardTerms);
        weights = FamilySetting.standards(rewardTerms);
    }

    /**
     * Reads a description, and tries it: one step of the usual task and of those at the ends of every range.
     *
     * @param description a section with the keys that {@link Schema} says
     * @return the family
     * @throws DataException where something does not fit; the message begins with the place
     */
    public static DataFamily of(DataNode description) {
        DataFamily family = FamilyReader.read(description);
        for (DataTask task : family.extremes()) {
            family.tryOut(task, description.place());
        }
        return family;
    }

    private List<DataTask> extremes() {
        TaskSpace<DataTask> space = plan.tasks();
        List<DataTask> tasks = new ArrayList<>(List.of(space.nominal()));
        for (TaskParameter parameter : space.parameters()) {
            if (parameter instanceof RangeParameter range) {
                tasks.add(space.with(space.nominal(), range.name(), range.outerLow()));
                tasks.add(space.with(space.nominal(), range.name(), range.outerHigh()));
            }
        }
        return tasks;
    }

    private void tryOut(DataTask task, String place) {
        String problem = "";
        try {
            PhysicsWorld world = new PhysicsWorld(world());
            Episode<DataTask> episode = begin(world, task, Seeds.generator(1));
            float[] seen = new float[plan.observation().length];
            episode.observe(seen, 0);
            episode.act(new float[spec().actionSize()]);
            episode.observe(seen, 0);
            for (int i = 0; i < seen.length; i++) {
                if (!Float.isFinite(seen[i])) {
                    problem = "'" + spec().observation().get(i).name() + "' is " + seen[i];
                }
            }
            if (!Double.isFinite(episode.reward())) {
                problem = "the reward is " + episode.reward();
            }
            world.markers();
        } catch (RuntimeException e) { // whatever the simulation refuses of it
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.isEmpty()) {
            throw new DataException(
                    place,
                    plan.spec().id() + " cannot be played in " + plan.tasks().toMap(task) + ": " + problem);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return plan.spec();
    }

    @Override
    public Class<DataTask> taskType() {
        return DataTask.class;
    }

    @Override
    public TaskSpace<DataTask> tasks() {
        return plan.tasks();
    }

    @Override
    public WorldSettings world() {
        return plan.world();
    }

    @Override
    public Episode<DataTask> begin(PhysicsWorld world, DataTask task, RandomGenerator random) {
        return new DataEpisode(plan, weights, world, task, random);
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return rewardTerms;
    }

    @Override
    public boolean hasGoal() {
        return plan.success().isPresent();
    }

    @Override
    public String goalMeaning() {
        return plan.goalMeaning();
    }
}
