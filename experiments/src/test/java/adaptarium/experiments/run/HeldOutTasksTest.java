package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import adaptarium.envs.Split;
import adaptarium.envs.family.manipulation.PlanarManipulation;
import adaptarium.envs.family.manipulation.Skill;
import adaptarium.envs.family.manipulation.SkillTask;
import adaptarium.experiments.config.TaskSupply;
import adaptarium.meta.TaskSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What training, validation and evaluation draw, each by its own code: the manipulation benchmark's protocol needs that no task is played by two of them. */
class HeldOutTasksTest {
    private static final int UPDATES = 25;
    private static final int COUNT = 40;

    static List<PlanarManipulation> families() {
        return PlanarManipulation.all();
    }

    private static Set<SkillTask> trained(PlanarManipulation family, TaskSupply supply, long seed) {
        TaskSource<SkillTask> source = supply.source(family.tasks(), seed);
        Set<SkillTask> tasks = new HashSet<>();
        for (int update = 0; update < UPDATES; update++) {
            tasks.addAll(source.tasks(update, COUNT));
        }
        return tasks;
    }

    private static List<SkillTask> evaluated(PlanarManipulation family, Split split) {
        return FrozenTasks.draw(family, split, FrozenTasks.EVALUATION_SEED, 200).tasks();
    }

    @ParameterizedTest
    @MethodSource("families")
    void noTaskIsBothTrainedAndTested(PlanarManipulation family) {
        Set<SkillTask> trained = new HashSet<>();
        for (long seed = 1; seed <= 3; seed++) {
            Set<SkillTask> fresh = trained(family, TaskSupply.FRESH, seed);
            Set<SkillTask> pool = trained(family, new TaskSupply(OptionalInt.of(50)), seed);
            assertEquals(UPDATES * COUNT, fresh.size());
            assertEquals(50, pool.size());
            trained.addAll(fresh);
            trained.addAll(pool);
        }
        List<SkillTask> validated = Validation.tasks(family, 200);
        List<SkillTask> tested = new ArrayList<>(evaluated(family, Split.TEST));
        if (family.tasks().canShift()) {
            tested.addAll(evaluated(family, Split.SHIFTED));
        }
        for (SkillTask task : tested) {
            assertFalse(trained.contains(task) || validated.contains(task), task::toString);
        }
        validated.forEach(task -> assertFalse(trained.contains(task), task::toString));
    }

    /** Of ML6: six skills are trained, validated and tested with new goals, the four others are shifted tasks. */
    @ParameterizedTest
    @MethodSource("families")
    void skillsAreHeldOut(PlanarManipulation family) {
        Set<Skill> trained = skills(trained(family, TaskSupply.FRESH, 1));
        assertEquals(trained, skills(trained(family, new TaskSupply(OptionalInt.of(50)), 1)));
        assertEquals(trained, skills(Validation.tasks(family, 200)));
        assertEquals(trained, skills(evaluated(family, Split.TEST)));
        String id = family.spec().id();
        assertEquals(id.contains("ML6") ? 6 : id.contains("MT10") ? 10 : 1, trained.size());
        if (id.contains("ML6")) {
            assertEquals(EnumSet.complementOf(EnumSet.copyOf(trained)), skills(evaluated(family, Split.SHIFTED)));
        } else if (family.tasks().canShift()) {
            assertEquals(trained, skills(evaluated(family, Split.SHIFTED)));
        }
    }

    private static Set<Skill> skills(Iterable<SkillTask> tasks) {
        EnumSet<Skill> skills = EnumSet.noneOf(Skill.class);
        tasks.forEach(task -> skills.add(task.skill()));
        return skills;
    }
}
