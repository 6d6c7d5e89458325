package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.meta.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyMapsTest {
    @TempDir
    private Path folder;

    private static Sensitivity map(String run) {
        Sensitivity.Axis axis = new Sensitivity.Axis("goalX", "m", List.of(-0.8, 0.8), List.of(false, true));
        Sensitivity.Axis other = new Sensitivity.Axis("goalY", "m", List.of(-0.8, 0.8), List.of(true, true));
        List<List<Double>> figures = List.of(List.of(-4.0, -3.0), List.of(-2.0, -1.0));
        return new Sensitivity(run, "PointNavigation-v0", 2, 1, 5, axis, other, figures, figures, Map.of());
    }

    @Test
    void mapsThatRunsHaveStandInTheStudysPage() throws Exception {
        MadeUpStudy study = new MadeUpStudy(folder);
        study.learner("one", Role.META_LEARNER, 1);
        RunDirectory second = study.learner("two <b>", Role.META_LEARNER, 1);
        Files.writeString(second.folder().resolve("heatmap-goalX-goalY.json"), Json.sealed(map("run1")));
        Files.writeString(second.folder().resolve("heatmap-damaged.json"), "{}");
        String page = new StudyPage(study.report(), study.report().table()).html("a", "report a");
        assertEquals(1, page.split("<svg class=\"heat\"", -1).length - 1);
        assertTrue(page.contains("two &lt;b&gt;, seed 2"), page);
        assertTrue(page.contains("class=\"trained\""), "what training knows is outlined");
        assertTrue(page.contains("querySelectorAll('.heat-map')") && page.contains("script-src 'sha256-"), page);
        assertFalse(page.contains("adaptarium heatmap"), page);
    }

    @Test
    void whereThereIsNoneThePageSaysWhatMakesOne() throws Exception {
        MadeUpStudy study = new MadeUpStudy(folder);
        RunDirectory run = study.learner("one", Role.META_LEARNER, 1);
        String page = new StudyPage(study.report(), study.report().table()).html("a", "report a");
        assertTrue(page.contains("<pre>./adaptarium heatmap " + run.typed() + " goalX goalY</pre>"), page);
        assertFalse(page.contains("<script>"), page);
    }
}
