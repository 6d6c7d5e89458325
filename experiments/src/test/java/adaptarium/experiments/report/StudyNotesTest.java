package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.Role;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's page advises, of learners that were trained for different numbers of rounds. */
final class StudyNotesTest {
    @TempDir
    private Path folder;

    @Test
    void howFarAdaptationShouldBeFollowedIsSaidOfEveryLearnerThatAdapts() throws Exception {
        MadeUpStudy study = new MadeUpStudy(folder);
        study.learner("one", Role.META_LEARNER, 1); // 5 rounds are enough, and 6 were followed
        study.learner("two", Role.META_LEARNER, 2);
        study.learner("four", Role.META_LEARNER, 4);
        study.learner("also two", Role.META_LEARNER, 2);
        study.learner("fixed", Role.META_LEARNER, -1);
        study.learner("fine-tuned", Role.BASELINE, 20); // nominal: nobody trained it to adapt
        String followed = "Adaptation in PointNavigation-v0 was followed for 6 rounds; evaluation.rounds=";
        assertEquals(
                List.of(
                        followed + "10 follows it to 5 times the 2 that two; also two were trained for.",
                        followed + "20 follows it to 5 times the 4 that four was trained for."),
                study.report().notes().stream()
                        .filter(note -> note.contains("evaluation.rounds"))
                        .toList());
    }

    @Test
    void whatHoldsOfSeveralFamiliesIsSaidOnce() throws Exception {
        MadeUpStudy study = new MadeUpStudy(folder);
        for (String family : List.of("PointNavigation-v0", "Decoy-v0", "TwistedDrive-v0")) {
            List<Double> returns = Collections.nCopies(family.startsWith("Twisted") ? 4 : 3, -1.0);
            study.learner(family, "one", Role.META_LEARNER, 1, returns);
        }
        String enough = " rounds; evaluation.rounds=5 follows it to 5 times the 1 that one was trained for.";
        assertEquals(
                List.of(
                        "Adaptation in Decoy-v0, PointNavigation-v0 was followed for 2" + enough,
                        "Adaptation in TwistedDrive-v0 was followed for 3" + enough),
                study.report().notes().stream()
                        .filter(note -> note.contains("evaluation.rounds"))
                        .toList());
    }
}
