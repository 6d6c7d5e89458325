package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.setting.Choice;
import adaptarium.agents.setting.SettingPage;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.random.Seeds;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class MetricTest {
    @Test
    void aNumberStandsForTheBraces() {
        assertEquals("return/episode/3", Metric.RETURN.of(3));
        assertTrue(Metric.RETURN.isCalled("return/episode/12"));
        assertFalse(Metric.RETURN.isCalled("return/episode/"));
        assertFalse(Metric.KL.isCalled("klx"));
    }

    /** With the settings that each starts from: what an update reports, in its order, is what its algorithm explains. */
    @Test
    void everyFigureOfAnUpdateIsExplainedInItsOrder() {
        for (Algorithm<?> algorithm : Algorithms.all()) {
            List<Metric> explained = new ArrayList<>(algorithm.metrics());
            List<String> figures = algorithm instanceof FewShotAlgorithm<?> fewShot
                    ? figures(fewShot)
                    : figures(algorithm, new PointNavigation().withHorizon(10)); // the figures are those of any horizon
            for (String figure : figures) {
                while (!explained.isEmpty() && !explained.get(0).isCalled(figure)) {
                    explained.remove(0);
                }
                assertFalse(explained.isEmpty(), algorithm.name() + " does not explain " + figure);
            }
        }
    }

    /** {@code METRICS.md}: every figure that any learner reports. Where this fails, its message is the table as it has to be. */
    @Test
    void thePageOfMetricsIsWhatLearnersSay() throws Exception {
        Map<String, Map<String, Set<String>>> learners = new TreeMap<>(); // by name and meaning
        for (Algorithm<?> algorithm : Algorithms.all()) {
            for (Metric metric : algorithm.metrics()) {
                learners.computeIfAbsent(metric.name(), name -> new TreeMap<>())
                        .computeIfAbsent(metric.meaning().replace("|", "\\|"), meaning -> new TreeSet<>())
                        .add("`" + algorithm.name() + "`");
            }
        }
        StringBuilder table = new StringBuilder("\n| name | meaning | of |\n|---|---|---|\n");
        learners.forEach((name, meanings) -> meanings.forEach((meaning, of) ->
                table.append("| `" + name + "` | ").append(meaning + " | ").append(String.join(", ", of) + " |\n")));
        String page = Files.readString(Path.of("METRICS.md")); // tests run in meta/
        assertTrue(page.endsWith(table.toString()), () -> "meta/METRICS.md must end with this table:" + table);
    }

    private static <C extends Record, T extends Record> List<String> figures(
            Algorithm<C> algorithm, TaskFamily<T> family) {
        TaskSpace<T> space = family.tasks();
        try (MetaLearner<T> learner = algorithm.create(family, algorithm.defaults(), 1, 1)) {
            List<T> tasks = new ArrayList<>();
            for (int j = 0; j < learner.metaBatchSize(); j++) {
                tasks.add(space.sample(Split.TRAIN, Seeds.generator(j)));
            }
            return List.copyOf(learner.metaUpdate(tasks, 1).metrics().keySet());
        }
    }

    /** On the first of these that it learns: a regression, a classification, parameters. */
    private static <C extends Record> List<String> figures(FewShotAlgorithm<C> algorithm) {
        IllegalArgumentException refused = new IllegalArgumentException("no problem was tried");
        for (String problem :
                List.of("Sinusoid-v0", "DynamicsIdentification-v0/CartPole-v0", "ParameterRegression-v0/CartPole-v0")) {
            try {
                return figures(algorithm, FewShotProblems.named(problem));
            } catch (IllegalArgumentException e) {
                refused = e;
            }
        }
        throw refused;
    }

    private static <C extends Record, T> List<String> figures(
            FewShotAlgorithm<C> algorithm, FewShotProblem<T> problem) {
        try (FewShotLearner<T> learner = algorithm.create(problem, algorithm.defaults(), 1, 1)) {
            TaskSource<T> tasks = TaskSource.fresh(random -> problem.sample(Split.TRAIN, random), 1);
            return List.copyOf(learner.metaUpdate(tasks.tasks(0, learner.metaBatchSize()), 1)
                    .metrics()
                    .keySet());
        }
    }

    @Test
    void everySettingOfEveryAlgorithmIsExplained() {
        for (Algorithm<?> algorithm : Algorithms.all()) {
            List<String> explained = SettingPage.of(algorithm.defaults()).stream()
                    .map(SettingPage::name)
                    .toList();
            List<String> all = new ArrayList<>();
            names("", algorithm.settingsType(), all);
            assertEquals(all, explained, algorithm.name());
            for (SettingPage page : SettingPage.of(algorithm.defaults())) {
                assertFalse(page.meaning().isBlank(), page.name());
                assertTrue(page.kind().equals("section") || !page.change().isBlank(), page.name());
                assertTrue(
                        page.kind().matches("section|true or false|number|.* or .*") // a number without bounds has
                                // no range
                                || !page.range().isBlank(),
                        page.name());
            }
        }
    }

    private static void names(String path, Class<?> type, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(path + component.getName());
            if (Choice.isOne(component.getType())) {
                for (Choice choice : Choice.of(component.getType())) {
                    names(path + component.getName() + ".", choice.type(), names);
                }
            }
            if (component.getType().isRecord()) {
                names(path + component.getName() + ".", component.getType(), names);
            }
        }
    }
}
